import type { Sql } from '../db.ts'

/** The guard calls it once a minute at most, not on every page. */
export async function noteSeen(sql: Sql, sessionId: string): Promise<void> {
  await sql`update operator_sessions set last_seen_at = now() where id = ${sessionId}`
}
