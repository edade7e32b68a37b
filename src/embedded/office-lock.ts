import postgres from 'postgres'
import { Problem } from '../problem.ts'
import { lasting, untilItWorks } from './revive.ts'

const lockNumber = 404_040

type Lock = { taken: boolean }

/** Makes us the one office on this DATA_DIR until `release`; a second one is refused. */
export async function lockOffice({ url, dataDir }: { url: string; dataDir: string }) {
  // A lock is its connection's: one that is lost with the server is taken again with the next.
  const again = untilItWorks(async () => {
    if (!(await take())) process.kill(process.pid, 'SIGTERM')
  })
  const connection = postgres(url, {
    ...lasting,
    onclose: again.start,
    connection: { application_name: `office ${process.pid}` },
  })
  const take = async () => {
    const [lock] = await connection<Lock[]>`select pg_try_advisory_lock(${lockNumber}::bigint) as taken`
    return lock?.taken ?? false
  }
  const release = async () => {
    again.end()
    await connection.end({ timeout: 5 })
  }
  if (await take()) return { release }

  const who = await holderOf(connection)
  await release()
  throw new Problem(
    `Another office is already running on this DATA_DIR (${dataDir}${who}). ` +
      'Stop it first, or start this one with another DATA_DIR and another PORT.',
  )
}

async function holderOf(connection: postgres.Sql): Promise<string> {
  const [holder] = await connection<{ name: string }[]>`
    select application_name as name from pg_stat_activity join pg_locks using (pid)
    where locktype = 'advisory' and objid = ${lockNumber} and granted limit 1
  `
  return holder?.name.startsWith('office ') ? `, process ${holder.name.slice('office '.length)}` : ''
}
