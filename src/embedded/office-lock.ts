import postgres from 'postgres'
import { Problem } from '../problem.ts'

const lockNumber = 404_040

/** Makes us the one office on this DATA_DIR until `release`; a second one is refused. */
export async function lockOffice({
  url,
  dataDir,
}: {
  url: string
  dataDir: string
}): Promise<{ release(): Promise<void> }> {
  const connection = postgres(url, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    connection: { application_name: `office ${process.pid}` },
  })
  const [lock] = await connection<{ taken: boolean }[]>`select pg_try_advisory_lock(${lockNumber}::bigint) as taken`
  if (lock?.taken) return { release: () => connection.end({ timeout: 5 }) }

  const [holder] = await connection<{ name: string }[]>`
    select application_name as name from pg_stat_activity join pg_locks using (pid)
    where locktype = 'advisory' and objid = ${lockNumber} and granted limit 1
  `
  await connection.end({ timeout: 5 })
  const who = holder?.name.startsWith('office ') ? `, process ${holder.name.slice('office '.length)}` : ''
  throw new Problem(
    `Another office is already running on this DATA_DIR (${dataDir}${who}). ` +
      'Stop it first, or start this one with another DATA_DIR and another PORT.',
  )
}
