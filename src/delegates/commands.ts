import { grantToDelegate } from '../access/commands.ts'
import { atomically, type Sql } from '../db.ts'
import type { CivilDate } from '../lib/dates.ts'
import { limiter } from '../lib/limits.ts'
import { hashToken, newToken } from '../lib/tokens.ts'
import { queueNotice } from '../notifications/commands.ts'
import { paths } from '../paths.ts'
import { type InvitedAccount, openInvitedAccount } from '../registration/invited-commands.ts'
import type { Language } from '../words/words.ts'
import { invitationDays, type Role } from './rules.ts'

type Inviting = {
  key: string
  accountId: string
  number: string
  email: string
  role: Role
  endsOn: CivilDate
  language: Language
}
export type InviteOutcome = { kind: 'invited' | 'own' | 'not-found' } | { kind: 'wait'; seconds: number }

/** By whoever holds the contract; an earlier invitation to the same address stops serving. Sent twice, invited once. */
export function inviteDelegate(sql: Sql, { key, accountId, number, email, role, endsOn, language }: Inviting) {
  return atomically(sql, async (sql): Promise<InviteOutcome> => {
    const [held] = await sql<{ id: number; number: string; name: string; ownEmail: string }[]>`
      select c.id, c.number, p.name, p.email as own_email
      from access a join contracts c on c.id = a.contract_id join accounts p on p.id = a.account_id
      where a.account_id = ${accountId} and a.ended_at is null and a.is_holder and c.number = ${number}
      for no key update of c
    `
    if (!held) return { kind: 'not-found' }
    if (held.ownEmail.toLowerCase() === email.toLowerCase()) return { kind: 'own' }
    const [already] =
      await sql`select 1 from delegate_invitations where form_key = ${key} and invited_by = ${accountId}`
    if (already) return { kind: 'invited' }
    const { waitSeconds } = await limiter(sql, { name: 'invitations', points: 20, seconds: 24 * 3600 }).consume(
      accountId,
    )
    if (waitSeconds > 0) return { kind: 'wait', seconds: waitSeconds }

    await sql`
      update delegate_invitations set withdrawn_at = now()
      where contract_id = ${held.id} and invited_by = ${accountId} and lower(email) = lower(${email})
        and accepted_at is null and withdrawn_at is null
    `
    const token = newToken()
    await sql`
      insert into delegate_invitations (form_key, token_hash, contract_id, invited_by, email, role, ends_on, expires_at)
      values (${key}, ${hashToken(token)}, ${held.id}, ${accountId}, ${email}, ${role}, ${endsOn},
        now() + make_interval(days => ${invitationDays}))
      on conflict (form_key) do nothing
    `
    await queueNotice(sql, {
      kind: 'delegate-invited',
      to: email,
      language,
      facts: {
        contract: held.number,
        who: held.name,
        role,
        until: endsOn,
        linkDays: invitationDays,
        link: paths.delegateInvitation(token),
      },
    })
    return { kind: 'invited' }
  })
}

type Withdrawing = { accountId: string; number: string; id: string }

/** Its link opens nothing from now on. */
export async function withdrawInvitation(sql: Sql, { accountId, number, id }: Withdrawing): Promise<boolean> {
  const withdrawn = await sql`
    update delegate_invitations i set withdrawn_at = coalesce(i.withdrawn_at, now())
    from contracts c
    where i.id = ${id} and i.invited_by = ${accountId} and c.id = i.contract_id and c.number = ${number}
      and i.accepted_at is null
      and exists (
        select from access a
        where a.account_id = ${accountId} and a.contract_id = c.id and a.ended_at is null and a.is_holder
      )
  `
  return withdrawn.count > 0
}

export type AcceptOutcome = { kind: 'accepted'; contract: string } | { kind: 'already-sees' } | { kind: 'dead' }

type Accepting = { token: string; accountId: string; today: CivilDate }

/** Uses the link up, once, and lets the account see the contract. */
export function acceptInvitation(sql: Sql, { token, accountId, today }: Accepting) {
  return atomically(sql, async (sql): Promise<AcceptOutcome> => {
    const invitation = await lockInvitation(sql, token)
    if (!invitation) return { kind: 'dead' }
    const { id, contractId, invitedBy, role, endsOn, contract } = invitation
    const granted = await grantToDelegate(sql, { accountId, contractId, grantedBy: invitedBy, role, endsOn, today })
    if (granted.kind === 'not-held') return { kind: 'dead' }
    if (granted.kind === 'already') return { kind: 'already-sees' }
    await sql`update delegate_invitations set accepted_at = now(), accepted_by = ${accountId} where id = ${id}`
    return { kind: 'accepted', contract }
  })
}

type NewDelegate = { token: string; today: CivilDate } & Omit<InvitedAccount, 'email'>

/** Who has read the mail at that address needs no second mail: the account is active at once. */
export function registerDelegate(sql: Sql, { token, today, ...account }: NewDelegate) {
  return atomically(sql, async (sql): Promise<{ kind: 'registered' | 'username-taken' | 'dead' }> => {
    const invitation = await lockInvitation(sql, token)
    if (!invitation) return { kind: 'dead' }
    const made = await openInvitedAccount(sql, { ...account, email: invitation.email })
    if (made.kind === 'username-taken') return made
    const outcome = await acceptInvitation(sql, { token, accountId: made.accountId, today })
    if (outcome.kind !== 'accepted') throw new Error('an invitation that is locked was not accepted')
    return { kind: 'registered' }
  })
}

type Locked = {
  id: string
  contractId: number
  contract: string
  invitedBy: string
  email: string
  role: Role
  endsOn: CivilDate
}

/** One that serves, held still until the transaction ends. */
async function lockInvitation(sql: Sql, token: string): Promise<Locked | undefined> {
  const [invitation] = await sql<Locked[]>`
    select i.id, i.contract_id, c.number as contract, i.invited_by, i.email, i.role, i.ends_on
    from delegate_invitations i join contracts c on c.id = i.contract_id
    where i.token_hash = ${hashToken(token)} and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > now()
      and exists (
        select from access a
        where a.account_id = i.invited_by and a.contract_id = i.contract_id and a.ended_at is null and a.is_holder
      )
    for update of i
  `
  return invitation
}
