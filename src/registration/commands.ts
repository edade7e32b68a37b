import { endAccessOfAbandoned, grantAccess } from '../access/commands.ts'
import { atomically, type Sql } from '../db.ts'
import { limiter } from '../lib/limits.ts'
import { hashToken } from '../lib/tokens.ts'
import { queueNotice } from '../notifications/commands.ts'
import { paths } from '../paths.ts'
import { abandonAccount, createAccount, issueMailLink, lockStaleAccount } from '../sessions/commands.ts'
import type { Language } from '../words/words.ts'
import { activationHours, greetingOf, type Holder } from './rules.ts'

export * from './draft-commands.ts'

/** Which text was accepted: the name of a legal document, and its version. */
type Acceptance = { document: string; version: string }

type Registration = {
  draftToken: string
  username: string
  email: string
  accepted: readonly Acceptance[]
  language: Language
}

export type RegistrationOutcome =
  | { kind: 'registered' }
  | { kind: 'username-taken' }
  | { kind: 'already-active' }
  | { kind: 'contract-gone' }
  | { kind: 'draft-gone' }
  | { kind: 'wait'; seconds: number }

/** Ends a draft in an account and its activation mail. The same once more changes nothing; other data replace it. */
export function register(sql: Sql, { draftToken, username, email, accepted, language }: Registration) {
  return atomically(sql, async (sql): Promise<RegistrationOutcome> => {
    const draft = await lockDraft(sql, draftToken)
    if (!draft) return { kind: 'draft-gone' }
    if (draft.isActive) return { kind: 'already-active' }
    if (draft.username === username && draft.email === email) return { kind: 'registered' }

    const { waitSeconds } = await accountsOf(sql).consume(String(draft.contractId))
    if (waitSeconds > 0) return { kind: 'wait', seconds: waitSeconds }

    // Its own name is free for it again; any other is first seen to be free.
    const keepsName = draft.username?.toLowerCase() === username.toLowerCase()
    if (draft.accountId && keepsName) await abandon(sql, draft.accountId)
    const made = await openAccount(sql, { username, email, name: greetingOf(draft), accepted, language })
    if (made.kind === 'username-taken') return made
    if (draft.accountId && !keepsName) await abandon(sql, draft.accountId)

    const { accountId } = made
    const grant = await grantAccess(sql, { accountId, contractId: draft.contractId, proof: draft.proof })
    if (grant.kind === 'not-registrable') {
      await abandon(sql, accountId)
      return { kind: 'contract-gone' }
    }
    await sql`
      update registration_drafts set account_id = ${accountId} where token_hash = ${hashToken(draftToken)}
    `
    await mailActivation(sql, { id: accountId, username, email })
    return { kind: 'registered' }
  })
}

/** Whoever holds one receipt could otherwise have any number of mails sent, to anybody. */
const accountsOf = (sql: Sql) => limiter(sql, { name: 'registrations-of-contract', points: 50, seconds: 24 * 3600 })

type LockedDraft = Holder & {
  contractId: number
  proof: 'meter' | 'invoice'
  accountId: string | null
  username: string | null
  email: string | null
  isActive: boolean | null
}

async function lockDraft(sql: Sql, token: string): Promise<LockedDraft | undefined> {
  await sql`select 1 from registration_drafts where token_hash = ${hashToken(token)} for update`
  const [draft] = await sql<LockedDraft[]>`
    select d.contract_id, d.proof, d.account_id, a.username, a.email, a.password_hash is not null as is_active,
           c.person_kind, c.given_name, c.first_surname, c.company_name
    from registration_drafts d
    join contracts c on c.id = d.contract_id
    left join accounts a on a.id = d.account_id
    where d.token_hash = ${hashToken(token)} and d.expires_at > now()
  `
  return draft
}

type OpenedAccount = {
  username: string
  email: string
  name: string
  accepted: readonly Acceptance[]
  language?: Language
}

/** An account that is not active yet, with the texts its person accepted. A name nobody activated in time is free. */
export function openAccount(sql: Sql, { accepted, ...account }: OpenedAccount) {
  return atomically(sql, async (sql) => {
    const stale = await lockStaleAccount(sql, account.username)
    if (stale) await abandon(sql, stale)
    const made = await createAccount(sql, account)
    if (made.kind === 'username-taken') return made
    for (const { document, version } of accepted) {
      await sql`insert into terms_acceptances ${sql({ accountId: made.accountId, document, version })}`
    }
    return made
  })
}

async function abandon(sql: Sql, accountId: string): Promise<void> {
  if (await abandonAccount(sql, accountId)) await endAccessOfAbandoned(sql, accountId)
}

/** Three mails an hour to one person, whoever asks for them. */
const mailsOf = (sql: Sql) => limiter(sql, { name: 'activation-mail', points: 3, seconds: 3600 })

type Unactivated = { id: string; username: string; email: string }

async function mailActivation(sql: Sql, { id, username, email }: Unactivated): Promise<void> {
  const token = await issueMailLink(sql, { accountId: id, purpose: 'activation', hours: activationHours })
  await queueNotice(sql, { kind: 'activation', to: email, facts: { username, link: paths.activation(token) } })
}

/** By the user's name, or by an earlier link. Says nothing about whether there was anybody to send it to. */
export function mailActivationAgain(sql: Sql, by: { username: string } | { token: string } | { id: string }) {
  return atomically(sql, async (sql): Promise<{ waitSeconds: number }> => {
    const isMeant =
      'username' in by
        ? sql`a.username_key = lower(${by.username})`
        : 'id' in by
          ? sql`a.id = ${by.id}`
          : sql`a.id = (
              select l.account_id from mail_links l
              where l.token_hash = ${hashToken(by.token)} and l.purpose = 'activation'
            )`
    const [account] = await sql<Unactivated[]>`
      select a.id, a.username, a.email from accounts a
      where ${isMeant} and a.password_hash is null and a.email <> ''
      for update
    `
    if (!account) return { waitSeconds: 0 }
    const { waitSeconds } = await mailsOf(sql).consume(account.id)
    if (waitSeconds === 0) await mailActivation(sql, account)
    return { waitSeconds }
  })
}
