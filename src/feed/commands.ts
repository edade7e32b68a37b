import type { Sql } from '../db.ts'
import type { Imported } from './outcome.ts'

/** Any number will do, as long as every import takes the same. */
const lockNumber = 20_260_321

/** One import at a time: the next one waits until the function that this answers with is called, or this process is gone. */
export async function takeTurn(sql: Sql, waiting: () => void): Promise<() => Promise<void>> {
  const [free] = await sql<{ ours: boolean }[]>`select pg_try_advisory_lock(${lockNumber}::bigint) as ours`
  if (!free!.ours) {
    waiting()
    await sql`select pg_advisory_lock(${lockNumber}::bigint)`
  }
  return async () => {
    await sql`select pg_advisory_unlock(${lockNumber}::bigint)`
  }
}

export async function startImport(sql: Sql, folder: string): Promise<number> {
  const [row] = await sql<{ id: number }[]>`insert into imports (folder) values (${folder}) returning id`
  return row!.id
}

/** Room to compare whole files; and nobody waits for the disk, until `finishImport` makes sure of all that came before. */
export async function hurry(sql: Sql) {
  await sql.unsafe(`set work_mem = '48MB'; set synchronous_commit = off`)
}

export async function calmDown(sql: Sql) {
  await sql.unsafe('reset work_mem; reset synchronous_commit')
}

export async function finishImport(sql: Sql, id: number, { landed, refused, seconds, report, told }: Imported) {
  const summary = {
    landed,
    refused: refused.map(({ name, fault }) => ({ name, fault: fault.key })),
    seconds,
    report,
    told,
  }
  await sql`update imports set finished_at = clock_timestamp(), summary = ${sql.json(summary)} where id = ${id}`
}
