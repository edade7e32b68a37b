import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type postgres from 'postgres'
import { Problem } from './problem.ts'
import { root } from './root.ts'

const folder = join(root, 'db', 'migrations')
/** Any number will do, as long as all processes of the office take the same. */
const lockNumber = 20_260_320

/** Brings the database up to date; answers with the names of what it applied. Several processes may do so at once. */
export async function migrate(
  sql: postgres.Sql,
  { log }: { log?: (sentence: string) => void } = {},
): Promise<string[]> {
  const connection = await sql.reserve()
  try {
    await connection`select pg_advisory_lock(${lockNumber}::bigint)`
    try {
      await connection`
        create table if not exists schema_migrations (
          name text primary key,
          applied_at timestamptz not null default now()
        )
      `
      const begin = performance.now()
      const pending = await pendingMigrations(connection)
      for (const name of pending) await apply(connection, name)
      const seconds = ((performance.now() - begin) / 1000).toFixed(1)
      if (pending.length > 0) log?.(`Applied ${howMany(pending)}, up to ${pending.at(-1)}, in ${seconds} s`)
      return pending
    } finally {
      await connection`select pg_advisory_unlock(${lockNumber}::bigint)`
    }
  } finally {
    connection.release()
  }
}

const howMany = ({ length }: string[]) => (length === 1 ? '1 migration' : `${length} migrations`)

/** What this program has and the database has not; a database that is ahead of its program is refused. */
export async function pendingMigrations(sql: postgres.Sql): Promise<string[]> {
  const ours = readdirSync(folder)
    .filter((file) => /^\d{4}_\w+\.sql$/.test(file))
    .map((file) => file.slice(0, -'.sql'.length))
    .sort()
  const [found] = await sql<{ exists: boolean }[]>`select to_regclass('schema_migrations') is not null as exists`
  const applied = found?.exists ? await sql<{ name: string }[]>`select name from schema_migrations order by name` : []
  const unknown = applied.find(({ name }) => !ours.includes(name))
  if (unknown) {
    throw new Problem(
      `The database has a migration that this program does not know (${unknown.name}): it was used by a newer office. ` +
        'Start that version, or restore a copy of the database from before.',
    )
  }
  return ours.filter((name) => !applied.some((one) => one.name === name))
}

async function apply(connection: postgres.ReservedSql, name: string): Promise<void> {
  const text = readFileSync(join(folder, `${name}.sql`), 'utf8')
  try {
    await connection.unsafe('begin')
    await connection.unsafe(text)
    await connection`insert into schema_migrations (name) values (${name})`
    await connection.unsafe('commit')
  } catch (error) {
    await connection.unsafe('rollback')
    throw new Problem(`The migration ${name} failed and was rolled back: ${(error as Error).message}`, { cause: error })
  }
}
