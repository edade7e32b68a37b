import { atomically, type Sql } from '../db.ts'
import { limiter } from '../lib/limits.ts'
import { hashToken, newToken } from '../lib/tokens.ts'
import { queueNotice } from '../notifications/commands.ts'
import { paths } from '../paths.ts'
import { type InvitedAccount, openInvitedAccount } from '../registration/invited-commands.ts'
import type { Language } from '../words/words.ts'
import { recordAct } from './act-commands.ts'
import { lockAsAdministrator, lockOrganisation } from './lock-commands.ts'
import { servesStill } from './queries.ts'
import { invitationDays, mostPeople, type Role } from './rules.ts'

type Inviting = {
  key: string
  accountId: string
  organisationId: string
  email: string
  role: Role
  language: Language
}
export type InviteOutcome =
  | { kind: 'invited' | 'own' | 'already' | 'full' | 'not-found' }
  | { kind: 'wait'; seconds: number }

/** By whoever administers it; an earlier invitation to the same address stops serving. Sent twice, invited once. */
export function inviteToOrganisation(sql: Sql, inviting: Inviting) {
  const { key, accountId, organisationId, email, role, language } = inviting
  return atomically(sql, async (sql): Promise<InviteOutcome> => {
    const locked = await lockAsAdministrator(sql, { accountId, organisationId })
    if (!locked) return { kind: 'not-found' }
    if (locked.email.toLowerCase() === email.toLowerCase()) return { kind: 'own' }
    const [sent] = await sql`select 1 from organisation_invitations where form_key = ${key}`
    if (sent) return { kind: 'invited' }
    const [now] = await sql<{ isIn: boolean; people: number; invited: number }[]>`
      select count(*) as people, coalesce(bool_or(lower(a.email) = lower(${email})), false) as is_in, (
        select count(*) from organisation_invitations i
        where i.organisation_id = ${organisationId} and lower(i.email) <> lower(${email}) and ${servesStill(sql)}
      ) as invited
      from organisation_people p join accounts a on a.id = p.account_id
      where p.organisation_id = ${organisationId} and p.ended_at is null
    `
    if (now!.isIn) return { kind: 'already' }
    if (now!.people + now!.invited >= mostPeople) return { kind: 'full' }
    const daily = limiter(sql, { name: 'organisation-invitations', points: 50, seconds: 24 * 3600 })
    const { waitSeconds } = await daily.consume(organisationId)
    if (waitSeconds > 0) return { kind: 'wait', seconds: waitSeconds }

    await sql`
      update organisation_invitations set withdrawn_at = now()
      where organisation_id = ${organisationId} and lower(email) = lower(${email}) and accepted_at is null and withdrawn_at is null
    `
    const token = newToken()
    await sql`
      insert into organisation_invitations (form_key, token_hash, organisation_id, invited_by, email, role, expires_at)
      values (${key}, ${hashToken(token)}, ${organisationId}, ${accountId}, ${email}, ${role},
        now() + make_interval(days => ${invitationDays}))
    `
    await recordAct(sql, { organisationId, act: 'invited', by: accountId, subject: email, role })
    const link = paths.organisationInvitation(token)
    const facts = { organisation: locked.name, who: locked.who, role, linkDays: invitationDays, link }
    await queueNotice(sql, { kind: 'organisation-invited', to: email, language, facts })
    return { kind: 'invited' }
  })
}

type Withdrawing = { accountId: string; organisationId: string; id: string }

/** Its link opens nothing from now on. */
export function withdrawOrganisationInvitation(sql: Sql, { accountId, organisationId, id }: Withdrawing) {
  return atomically(sql, async (sql): Promise<boolean> => {
    if (!(await lockAsAdministrator(sql, { accountId, organisationId }))) return false
    const [invitation] = await sql<{ email: string; isWithdrawn: boolean }[]>`
      select email, withdrawn_at is not null as is_withdrawn from organisation_invitations
      where id = ${id} and organisation_id = ${organisationId} and accepted_at is null
    `
    if (!invitation) return false
    if (invitation.isWithdrawn) return true
    await sql`update organisation_invitations set withdrawn_at = now() where id = ${id}`
    await recordAct(sql, { organisationId, act: 'withdrawn', by: accountId, subject: invitation.email })
    return true
  })
}

export type JoinOutcome = { kind: 'joined'; organisationId: string } | { kind: 'already-in' | 'full' | 'dead' }

/** Uses the link up, once, and lets the account see what belongs to the organisation. */
export function joinOrganisation(sql: Sql, { token, accountId }: { token: string; accountId: string }) {
  return atomically(sql, async (sql): Promise<JoinOutcome> => {
    const invitation = await lockInvitation(sql, token)
    if (!invitation) return { kind: 'dead' }
    const { id, organisationId, organisation, inviterEmail, role } = invitation
    const [joining] = await sql<{ isIn: boolean; email: string }[]>`
      select a.email, exists (
        select from organisation_people p
        where p.organisation_id = ${organisationId} and p.account_id = a.id and p.ended_at is null
      ) as is_in
      from accounts a where a.id = ${accountId}
    `
    if (joining!.isIn) return { kind: 'already-in' }
    if (invitation.people >= mostPeople) return { kind: 'full' }
    await sql`insert into organisation_people ${sql({ organisationId, accountId, role })}`
    await sql`update organisation_invitations set accepted_at = now(), accepted_by = ${accountId} where id = ${id}`
    await recordAct(sql, { organisationId, act: 'joined', by: accountId, about: accountId, role })
    const facts = { organisation, who: joining!.email, role, page: paths.organisation(organisationId) }
    await queueNotice(sql, { kind: 'organisation-joined', to: inviterEmail, facts })
    return { kind: 'joined', organisationId }
  })
}

type Registering = { token: string } & Omit<InvitedAccount, 'email'>

/** Who has read the mail at that address needs no second mail: the account is active at once. */
export function registerInOrganisation(sql: Sql, { token, ...account }: Registering) {
  return atomically(sql, async (sql): Promise<{ kind: 'registered' | 'username-taken' | 'full' | 'dead' }> => {
    const invitation = await lockInvitation(sql, token)
    if (!invitation) return { kind: 'dead' }
    if (invitation.people >= mostPeople) return { kind: 'full' }
    const made = await openInvitedAccount(sql, { ...account, email: invitation.email })
    if (made.kind === 'username-taken') return made
    const outcome = await joinOrganisation(sql, { token, accountId: made.accountId })
    if (outcome.kind !== 'joined') throw new Error(`an invitation that is locked was not taken up: ${outcome.kind}`)
    return { kind: 'registered' }
  })
}

type Locked = {
  id: string
  organisationId: string
  organisation: string
  inviterEmail: string
  email: string
  role: Role
  people: number
}

/** One that serves, held still with its organisation until the transaction ends. */
async function lockInvitation(sql: Sql, token: string): Promise<Locked | undefined> {
  const [asked] = await sql<{ organisationId: string }[]>`
    select organisation_id from organisation_invitations where token_hash = ${hashToken(token)}
  `
  const organisation = asked && (await lockOrganisation(sql, asked.organisationId))
  if (!organisation) return undefined
  const [invitation] = await sql<Omit<Locked, 'organisation'>[]>`
    select i.id, i.organisation_id, a.email as inviter_email, i.email, i.role, (
      select count(*) from organisation_people p where p.organisation_id = i.organisation_id and p.ended_at is null
    ) as people
    from organisation_invitations i join accounts a on a.id = i.invited_by
    where i.token_hash = ${hashToken(token)} and ${servesStill(sql)}
    for update of i
  `
  return invitation && { ...invitation, organisation: organisation.name }
}
