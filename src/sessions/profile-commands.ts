import { atomically, type Sql } from '../db.ts'
import { hashToken } from '../lib/tokens.ts'
import { queueNotice } from '../notifications/commands.ts'
import { paths } from '../paths.ts'
import type { Language } from '../words/words.ts'
import { issueMailLink } from './account-commands.ts'
import { closeOtherSessions } from './session-commands.ts'

/** How long the link to a new address serves. */
const emailLinkHours = 24

type Naming = { accountId: string; name: string; phone: string | null }

/** What was there before. */
export async function renamePerson(sql: Sql, { accountId, name, phone }: Naming) {
  const [before] = await sql<{ name: string; phone: string | null }[]>`
    select name, phone from accounts where id = ${accountId} for update
  `
  await sql`update accounts set name = ${name}, phone = ${phone} where id = ${accountId}`
  return before!
}

/** Sends a link to the new address and tells the old one; nothing changes yet. */
export function askNewEmail(sql: Sql, { accountId, email }: { accountId: string; email: string }): Promise<void> {
  return atomically(sql, async (sql) => {
    const [account] = await sql<{ username: string; email: string; language: Language | null }[]>`
      select username, email, language from accounts where id = ${accountId} for update
    `
    const { username, email: before, language } = account!
    const token = await issueMailLink(sql, { accountId, purpose: 'email', hours: emailLinkHours, address: email })
    await queueNotice(sql, {
      kind: 'email-to-confirm',
      to: email,
      ...(language && { language }),
      facts: { username, hours: emailLinkHours, link: paths.confirmEmail(token) },
    })
    await queueNotice(sql, {
      kind: 'email-changed',
      to: before,
      facts: { username, state: 'asked', after: masked(email), at: new Date().toISOString() },
    })
  })
}

/** Uses the link up and tells the old address. A link to a new password that went to the old one stops serving. */
export function confirmNewEmail(sql: Sql, token: string) {
  return atomically(sql, async (sql) => {
    const [link] = await sql<
      { accountId: string; address: string; username: string; before: string; language: Language | null }[]
    >`
      select l.account_id, l.address, a.username, a.email as before, a.language
      from mail_links l join accounts a on a.id = l.account_id
      where l.token_hash = ${hashToken(token)} and l.purpose = 'email' and l.used_at is null and l.expires_at > now()
      for update
    `
    if (!link) return undefined
    const { accountId, address, username, before, language } = link
    await sql`
      update mail_links set used_at = now()
      where account_id = ${accountId} and purpose in ('email', 'password') and used_at is null
    `
    await sql`update accounts set email = ${address} where id = ${accountId}`
    await queueNotice(sql, {
      kind: 'email-changed',
      to: before,
      ...(language && { language }),
      facts: { username, state: 'changed', after: masked(address), at: new Date().toISOString() },
    })
    return { accountId, before, after: address }
  })
}

/** Nobody signs in to it again, and what it was called and written to is gone; what was done with it stays. */
export async function closeAccount(sql: Sql, accountId: string): Promise<void> {
  await sql`insert into account_closures (account_id) values (${accountId})`
  await sql`
    update accounts set username = 'cerrada-' || id, email = '', name = '—', phone = null, password_hash = null
    where id = ${accountId}
  `
  await sql`update mail_links set used_at = now(), address = case when purpose = 'email' then '' end where account_id = ${accountId}`
  await closeOtherSessions(sql, { accountId })
}

function masked(email: string): string {
  const at = email.lastIndexOf('@')
  return `${[...email.slice(0, at)][0] ?? ''}•••${email.slice(at)}`
}
