import type { Sql } from '../db.ts'
import type { Imported } from './outcome.ts'

/** Any numbers will do, as long as every import takes the same. */
const turn = 20_260_321
const helping = 20_260_322

/**
 * One import at a time: the next one waits until the function that this answers with is called, or this process is gone
 * and the database has finished what each of its connections had asked for.
 */
export async function takeTurn(sql: Sql, waiting: () => void): Promise<() => Promise<void>> {
  const [free] = await sql<{ ours: boolean }[]>`select pg_try_advisory_lock(${turn}::bigint) as ours`
  if (!free!.ours) {
    waiting()
    await sql`select pg_advisory_lock(${turn}::bigint)`
  }
  await sql`select pg_advisory_lock(${helping}::bigint), pg_advisory_unlock(${helping}::bigint)`
  return async () => {
    await sql`select pg_advisory_unlock(${turn}::bigint)`
  }
}

/** Another connection works in the turn that was taken: the next turn begins after it has left, too. */
export async function helpInTurn(sql: Sql): Promise<() => Promise<void>> {
  await sql`select pg_advisory_lock_shared(${helping}::bigint)`
  return async () => {
    await sql`select pg_advisory_unlock_shared(${helping}::bigint)`
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
