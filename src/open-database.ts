import type postgres from 'postgres'
import { connect } from './db.ts'
import { openEmbeddedDatabase } from './embedded/embedded.ts'
import type { Env } from './env.ts'
import { Problem } from './problem.ts'

export type OpenDatabase = { sql: postgres.Sql; url: string; close(): Promise<void> }

/** The office's database: the one of DATABASE_URL, else the embedded one, started when it does not run. */
export async function openDatabase(env: Env, log: (sentence: string) => void): Promise<OpenDatabase> {
  const embedded = env.databaseUrl ? undefined : await openEmbeddedDatabase({ dataDir: env.dataDir, log })
  const url = env.databaseUrl ?? embedded!.url
  const sql = connect(url)
  const close = async () => {
    await sql.end({ timeout: 5 })
    await embedded?.close()
  }
  try {
    await mustBeRecent(sql)
  } catch (error) {
    await close()
    throw error
  }
  return { sql, url, close }
}

async function mustBeRecent(sql: postgres.Sql): Promise<void> {
  const [server] = await sql<Server[]>`
    select current_setting('server_version_num')::int as number, current_setting('server_version') as version
  `.catch((error: Error) => {
    throw new Problem(`The database of DATABASE_URL does not answer: ${reasonOf(error)}`)
  })
  const refusal = tooOld(server!)
  if (refusal) throw new Problem(refusal)
}

type Server = { number: number; version: string }

/** Why a server cannot hold the office, if it cannot. */
export function tooOld({ number, version }: Server): string | undefined {
  if (number >= 150_000) return undefined
  return `The database of DATABASE_URL is PostgreSQL ${version}: the office needs 15 or later.`
}

function reasonOf(error: Error & { code?: string }): string {
  return error.message || error.code || 'no reason given'
}
