import type { Sql } from '../db.ts'
import { hashToken } from '../lib/tokens.ts'
import type { Person } from '../web/view.ts'
import { idleMinutes } from './rules.ts'

/** An open session: neither ended, nor past its limit, nor idle for too long. */
const isOpen = (sql: Sql) => sql`
  s.ended_at is null and s.expires_at > now() and s.last_seen_at > now() - make_interval(mins => ${idleMinutes})
`

/** Who holds this session, if it is open. `seenLongAgo`: more than a minute, so it is time to note that they are here. */
export async function personOfSession(
  sql: Sql,
  token: string,
): Promise<(Person & { seenLongAgo: boolean }) | undefined> {
  const [person] = await sql<(Person & { seenLongAgo: boolean })[]>`
    select a.id as account_id, s.id as session_id, a.name, a.username, a.email, a.language,
           s.last_seen_at < now() - interval '1 minute' as seen_long_ago
    from sessions s
    join accounts a on a.id = s.account_id
    where s.token_hash = ${hashToken(token)} and ${isOpen(sql)}
  `
  return person
}

export type OpenSession = { id: string; userAgent: string; address: string | null; createdAt: Date; lastSeenAt: Date }

/** Where the account is signed in, the one used last first. */
export function openSessionsOf(sql: Sql, accountId: string) {
  return sql<OpenSession[]>`
    select s.id, s.user_agent, host(s.address) as address, s.created_at, s.last_seen_at
    from sessions s
    where s.account_id = ${accountId} and ${isOpen(sql)}
    order by s.last_seen_at desc, s.id
    limit 50
  `
}

/** What signing in compares with; the hash is null while the account is not active. */
export async function accountToSignIn(sql: Sql, username: string) {
  const [account] = await sql<{ id: string; passwordHash: string | null; language: string | null }[]>`
    select id, password_hash, language from accounts where username_key = lower(${username})
  `
  return account
}

export async function passwordHashOf(sql: Sql, accountId: string): Promise<string | null> {
  const [account] = await sql<{ passwordHash: string | null }[]>`
    select password_hash from accounts where id = ${accountId}
  `
  return account?.passwordHash ?? null
}

type MailLink = {
  accountId: string
  username: string
  email: string
  address: string | null
  usedAt: Date | null
  expired: boolean
}
export type MailLinkPurpose = 'activation' | 'password' | 'email'

/** Whose link this is, and whether it still serves: see `linkState`. Looking uses nothing up. */
export async function mailLinkOf(sql: Sql, token: string, purpose: MailLinkPurpose): Promise<MailLink | undefined> {
  const [link] = await sql<MailLink[]>`
    select l.account_id, a.username, a.email, l.address, l.used_at, l.expires_at <= now() as expired
    from mail_links l
    join accounts a on a.id = l.account_id
    where l.token_hash = ${hashToken(token)} and l.purpose = ${purpose}
  `
  return link
}
