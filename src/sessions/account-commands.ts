import { atomically, type Sql } from '../db.ts'
import { hashToken, newToken } from '../lib/tokens.ts'
import { queueNotice } from '../notifications/commands.ts'
import { paths } from '../paths.ts'
import type { Language } from '../words/words.ts'
import type { MailLinkPurpose } from './queries.ts'
import { type LinkState, linkState, passwordLinkHours } from './rules.ts'
import { closeOtherSessions } from './session-commands.ts'

type NewAccount = {
  username: string
  email: string
  name: string
  /** In which it was opened: what is mailed to it is in that language too. */
  language?: Language
}

/** Nobody can sign in to it until it has been activated. */
export async function createAccount(
  sql: Sql,
  account: NewAccount,
): Promise<{ kind: 'created'; accountId: string } | { kind: 'username-taken' }> {
  const [made] = await sql<{ id: string }[]>`
    insert into accounts ${sql({ language: null, ...account }, 'username', 'email', 'name', 'language')}
    on conflict (username_key) do nothing
    returning id
  `
  return made ? { kind: 'created', accountId: made.id } : { kind: 'username-taken' }
}

type NewLink = { accountId: string; hours: number } & (
  | { purpose: Exclude<MailLinkPurpose, 'email'>; address?: undefined }
  /** The new address that the link confirms. */
  | { purpose: 'email'; address: string }
)

/** Returns the token, which is kept nowhere else. Earlier links of the same purpose stop serving. */
export async function issueMailLink(sql: Sql, { accountId, purpose, hours, address }: NewLink): Promise<string> {
  const token = newToken()
  await useUpLinks(sql, accountId, purpose)
  await sql`
    insert into mail_links (token_hash, account_id, purpose, expires_at, address)
    values (${hashToken(token)}, ${accountId}, ${purpose}, now() + make_interval(hours => ${hours}), ${address ?? null})
  `
  return token
}

type NewPassword = {
  accountId: string
  /** From `hashPassword`, made before the transaction: it takes its time. */
  passwordHash: string
  cause: 'activation' | 'recovery' | 'change'
  /** The session that stays open; all others end. */
  keepSession?: string
}

/** Sets the password, ends the other sessions and the links that could set another, and tells the person. */
export function setPassword(sql: Sql, { accountId, passwordHash, cause, keepSession }: NewPassword): Promise<void> {
  return atomically(sql, async (sql) => {
    const [account] = await sql<{ username: string; email: string }[]>`
      update accounts set password_hash = ${passwordHash} where id = ${accountId} returning username, email
    `
    await sql`insert into password_changes ${sql({ accountId, cause })}`
    await closeOtherSessions(sql, { accountId, keep: keepSession })
    await useUpLinks(sql, accountId, 'password')
    if (!account || cause === 'activation') return
    const facts = { username: account.username, at: new Date().toISOString() }
    await queueNotice(sql, { kind: 'password-changed', to: account.email, facts })
  })
}

type TokenAndPassword = { token: string; passwordHash: string }
type LinkOutcome = { kind: 'done'; accountId: string } | { kind: Exclude<LinkState, 'good'> }

/** Uses the activation link up, once, whoever opened it before. */
export function activateAccount(sql: Sql, { token, passwordHash }: TokenAndPassword): Promise<LinkOutcome> {
  return atomically(sql, async (sql) => {
    const outcome = await useUpLink(sql, token, 'activation')
    if (outcome.kind !== 'done') return outcome
    const { accountId } = outcome
    await setPassword(sql, { accountId, passwordHash, cause: 'activation' })
    await sql`insert into account_activations (account_id) values (${accountId}) on conflict do nothing`
    return outcome
  })
}

export function useLinkForNewPassword(sql: Sql, { token, passwordHash }: TokenAndPassword): Promise<LinkOutcome> {
  return atomically(sql, async (sql) => {
    const outcome = await useUpLink(sql, token, 'password')
    if (outcome.kind === 'done')
      await setPassword(sql, { accountId: outcome.accountId, passwordHash, cause: 'recovery' })
    return outcome
  })
}

/** Mails a link if there is an active account of that name; says nothing about it either way. */
export function recoverPassword(sql: Sql, username: string, language: Language): Promise<void> {
  return atomically(sql, async (sql) => {
    const [account] = await sql<{ id: string; username: string; email: string }[]>`
      select id, username, email from accounts
      where username_key = lower(${username}) and password_hash is not null
      for update
    `
    if (!account) return
    const token = await issueMailLink(sql, { accountId: account.id, purpose: 'password', hours: passwordLinkHours })
    const facts = { username: account.username, link: paths.newPassword(token) }
    await queueNotice(sql, { kind: 'password-recovery', to: account.email, language, facts })
  })
}

/** One mail with every user name of that address; none when there is none. */
export function recoverUsername(sql: Sql, email: string, language: Language): Promise<void> {
  return atomically(sql, async (sql) => {
    const accounts = await sql<{ username: string; email: string }[]>`
      select username, email from accounts where lower(email) = lower(${email}) order by username_key limit 50
    `
    const [first] = accounts
    if (!first) return
    const facts = { usernames: accounts.map(({ username }) => username) }
    await queueNotice(sql, { kind: 'username-recovery', to: first.email, language, facts })
  })
}

async function useUpLink(sql: Sql, token: string, purpose: MailLinkPurpose): Promise<LinkOutcome> {
  const [link] = await sql<{ accountId: string; usedAt: Date | null; expired: boolean }[]>`
    select account_id, used_at, expires_at <= now() as expired
    from mail_links where token_hash = ${hashToken(token)} and purpose = ${purpose}
    for update
  `
  const state = linkState(link)
  if (state !== 'good' || !link) return { kind: state === 'good' ? 'unknown' : state }
  await useUpLinks(sql, link.accountId, purpose)
  return { kind: 'done', accountId: link.accountId }
}

async function useUpLinks(sql: Sql, accountId: string, purpose: MailLinkPurpose): Promise<void> {
  await sql`
    update mail_links set used_at = now() where account_id = ${accountId} and purpose = ${purpose} and used_at is null
  `
}
