import { isIP } from 'node:net'
import { atomically, type Sql } from '../db.ts'
import { hashToken, newToken } from '../lib/tokens.ts'
import { mostHours } from './rules.ts'

/** A browser: what it says of itself, and where it comes from. */
export type Visitor = { userAgent: string; address: string }

type NewSession = Visitor & { accountId: string; replaces?: string | undefined }

/** The token is new each time, whatever the browser came with, and only its hash is kept. */
export function openSession(sql: Sql, { accountId, replaces, userAgent, address }: NewSession): Promise<string> {
  return atomically(sql, async (sql) => {
    if (replaces) await endSession(sql, replaces)
    const token = newToken()
    await sql`
      insert into sessions (token_hash, account_id, expires_at, user_agent, address)
      values (
        ${hashToken(token)}, ${accountId}, now() + make_interval(hours => ${mostHours}),
        ${userAgent.slice(0, 400)}, ${isIP(address) ? address : null}
      )
    `
    return token
  })
}

export async function endSession(sql: Sql, token: string): Promise<void> {
  await sql`update sessions set ended_at = now() where token_hash = ${hashToken(token)} and ended_at is null`
}

/** False when the account has no such open session. */
export async function closeSession(sql: Sql, { accountId, sessionId }: { accountId: string; sessionId: string }) {
  const closed = await sql`
    update sessions set ended_at = now() where id = ${sessionId} and account_id = ${accountId} and ended_at is null
  `
  return closed.count > 0
}

/** Every session of the account but the one to keep. */
export async function closeOtherSessions(
  sql: Sql,
  { accountId, keep }: { accountId: string; keep?: string | undefined },
) {
  await sql`
    update sessions set ended_at = now()
    where account_id = ${accountId} and ended_at is null and id is distinct from ${keep ?? null}::uuid
  `
}

/** The guard calls it once a minute at most, not on every page. */
export async function noteSeen(sql: Sql, sessionId: string): Promise<void> {
  await sql`update sessions set last_seen_at = now() where id = ${sessionId}`
}

/** What is kept of sessions and links that ended a month ago helps nobody. */
export async function forgetOldSessions(sql: Sql): Promise<void> {
  await sql`delete from sessions where expires_at < now() - interval '30 days'`
  await sql`delete from mail_links where expires_at < now() - interval '30 days'`
}
