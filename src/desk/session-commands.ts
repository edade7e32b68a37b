import { isIP } from 'node:net'
import type { Sql } from '../db.ts'
import { hashToken, newToken } from '../lib/tokens.ts'
import { minutesForCode, mostHours } from './operator-rules.ts'

/** A browser: what it says of itself, and where it comes from. */
export type Visitor = { userAgent: string; address: string }

type NewSession = Visitor & {
  operatorId: string
  /** The code was right too: only then it opens anything. */
  isProved: boolean
}

/** The token is new each time, whatever the browser came with, and only its hash is kept. */
export async function openOperatorSession(sql: Sql, { operatorId, isProved, userAgent, address }: NewSession) {
  const token = newToken()
  const minutes = isProved ? mostHours * 60 : minutesForCode
  await sql`
    insert into operator_sessions (token_hash, operator_id, expires_at, proved_at, user_agent, address)
    values (
      ${hashToken(token)}, ${operatorId}, now() + make_interval(mins => ${minutes}), ${isProved ? sql`now()` : null},
      ${userAgent.slice(0, 400)}, ${isIP(address) ? address : null}
    )
  `
  return token
}

export async function endOperatorSession(sql: Sql, token: string): Promise<void> {
  await sql`
    update operator_sessions set ended_at = now() where token_hash = ${hashToken(token)} and ended_at is null
  `
}

/** False when the operator has no such open session. */
export async function closeOperatorSession(sql: Sql, own: { operatorId: string; sessionId: string }): Promise<boolean> {
  const closed = await sql`
    update operator_sessions set ended_at = now()
    where id = ${own.sessionId} and operator_id = ${own.operatorId} and ended_at is null
  `
  return closed.count > 0
}

/** Every session of the operator but the one to keep. */
export async function closeOperatorSessions(
  sql: Sql,
  { operatorId, keep }: { operatorId: string; keep?: string | undefined },
): Promise<void> {
  await sql`
    update operator_sessions set ended_at = now()
    where operator_id = ${operatorId} and ended_at is null and id is distinct from ${keep ?? null}::uuid
  `
}

/** The guard calls it once a minute at most, not on every page. */
export async function noteSeen(sql: Sql, sessionId: string): Promise<void> {
  await sql`update operator_sessions set last_seen_at = now() where id = ${sessionId}`
}

/** What is kept of sessions and invitations that ended a month ago helps nobody. */
export async function forgetOldOperatorSessions(sql: Sql): Promise<void> {
  await sql`delete from operator_sessions where expires_at < now() - interval '30 days'`
  await sql`delete from operator_invitations where expires_at < now() - interval '30 days'`
}
