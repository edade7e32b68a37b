import type { Sql } from '../src/db.ts'
import { hashToken } from '../src/lib/tokens.ts'

/** The session of that cookie ends, as after two hours of nothing. */
export const endSession = (sql: Sql, session: string) =>
  sql`update sessions set ended_at = now() where token_hash = ${hashToken(session.split('=')[1]!)}`
