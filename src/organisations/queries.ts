import type { Sql } from '../db.ts'
import { hashToken } from '../lib/tokens.ts'
import type { Role } from './rules.ts'

export type OwnOrganisation = { id: string; name: string; role: Role; people: number; contracts: number }

/** Those that the account is in, and whether it holds a contract with which it could found one. */
export async function organisationsOf(sql: Sql, accountId: string) {
  const [row] = await sql<{ organisations: OwnOrganisation[]; mayFound: boolean }[]>`
    select coalesce(json_agg(json_build_object(
        'id', o.id, 'name', o.name, 'role', me.role,
        'people', (select count(*) from organisation_people p where p.organisation_id = o.id and p.ended_at is null),
        'contracts', (select count(*) from organisation_contracts c where c.organisation_id = o.id and c.ended_at is null)
      ) order by o.name, o.id), '[]') as organisations,
      exists (
        select from access a where a.account_id = ${accountId} and a.ended_at is null and a.is_holder
      ) as may_found
    from organisation_people me join organisations o on o.id = me.organisation_id
    where me.account_id = ${accountId} and me.ended_at is null
  `
  return row!
}

type Asked = { accountId: string; organisationId: string }

export type Organisation = {
  id: string
  name: string
  /** What whoever asks is in it. */
  me: { id: string; role: Role; takesNew: boolean; brought: number }
  people: number
  administrators: number
  contracts: number
  /** Names of those who administer it, for whoever does not. */
  administeredBy: string[]
  /** That nobody has taken up, for whoever administers it; the newest first. */
  invitations: WaitingInvitation[]
}

export type WaitingInvitation = { id: string; email: string; role: Role; expiresAt: string }

/** For whoever is in it; nothing for anybody else. */
export async function organisationOf(
  sql: Sql,
  { accountId, organisationId }: Asked,
): Promise<Organisation | undefined> {
  const [organisation] = await sql<Organisation[]>`
    select o.id, o.name,
      json_build_object('id', me.id, 'role', me.role, 'takesNew', me.takes_new, 'brought', (
        select count(*) from organisation_contracts c
        where c.organisation_id = o.id and c.ended_at is null and c.brought_by = me.account_id
      )) as me,
      p.people, p.administrators, p.administered_by,
      (select count(*) from organisation_contracts c where c.organisation_id = o.id and c.ended_at is null) as contracts,
      (
        select coalesce(json_agg(
          json_build_object('id', i.id, 'email', i.email, 'role', i.role, 'expiresAt', i.expires_at) order by i.created_at desc, i.id
        ), '[]')
        from organisation_invitations i
        where i.organisation_id = o.id and me.role = 'administers' and ${servesStill(sql)}
      ) as invitations
    from organisation_people me
    join organisations o on o.id = me.organisation_id
    cross join lateral (
      select count(*) as people, count(*) filter (where x.role = 'administers') as administrators,
        array_agg(a.name order by a.name) filter (where x.role = 'administers') as administered_by
      from organisation_people x join accounts a on a.id = x.account_id
      where x.organisation_id = o.id and x.ended_at is null
    ) p
    where me.organisation_id = ${organisationId} and me.account_id = ${accountId} and me.ended_at is null
  `
  return organisation
}

/** The condition under which whoever asks administers the organisation. */
const administeredBy = (sql: Sql, { accountId, organisationId }: Asked) => sql`exists (
  select from organisation_people me
  where me.organisation_id = ${organisationId} and me.account_id = ${accountId} and me.ended_at is null and me.role = 'administers'
)`

export type OrganisationPerson = {
  id: string
  isOwn: boolean
  name: string
  email: string
  role: Role
  since: Date
  /** Contracts that belong to it through them. */
  brought: number
}

/** For whoever administers it; the own first. */
export function peopleOf(sql: Sql, asked: Asked) {
  const { accountId, organisationId } = asked
  return sql<OrganisationPerson[]>`
    select p.id, p.account_id = ${accountId} as is_own, a.name, a.email, p.role, p.since, (
        select count(*) from organisation_contracts c
        where c.organisation_id = p.organisation_id and c.brought_by = p.account_id and c.ended_at is null
      ) as brought
    from organisation_people p join accounts a on a.id = p.account_id
    where p.organisation_id = ${organisationId} and p.ended_at is null and ${administeredBy(sql, asked)}
    order by p.account_id <> ${accountId}, a.name, p.id
  `
}

/** Of an invitation `i`: its link opens something. */
export const servesStill = (sql: Sql) => sql`(
  i.accepted_at is null and i.withdrawn_at is null and i.expires_at > now() and ${isMeant(sql)}
)`

const isMeant = (sql: Sql) => sql`exists (
  select from organisation_people inviter
  where inviter.organisation_id = i.organisation_id and inviter.account_id = i.invited_by and inviter.ended_at is null
    and inviter.role = 'administers'
)`

type ActKind =
  | 'founded'
  | 'renamed'
  | 'closed'
  | 'invited'
  | 'withdrawn'
  | 'joined'
  | 'role'
  | 'removed'
  | 'left'
  | 'in'
  | 'out'
  | 'takes-new'
  | 'takes-no-new'

export type Act = {
  act: ActKind
  /** Nobody: the utility. */
  by: string | null
  about: string | null
  subject: string | null
  role: Role | null
  contract: string | null
  contracts: number | null
  at: Date
}

const actsOnPage = 50

/** What was changed, the newest first, for whoever administers it. */
export async function historyOf(sql: Sql, asked: Asked & { page: number }) {
  const acts = await sql<(Act & { count: number })[]>`
    select h.act, by_whom.name as by, about.name as about, h.subject, h.role, c.number as contract, h.contracts, h.at,
      (select count(*) from organisation_acts x where x.organisation_id = h.organisation_id) as count
    from organisation_acts h
    left join accounts by_whom on by_whom.id = h.by_account
    left join accounts about on about.id = h.about_account
    left join contracts c on c.id = h.contract_id
    where h.organisation_id = ${asked.organisationId} and ${administeredBy(sql, asked)}
    order by h.id desc
    limit ${actsOnPage} offset ${(asked.page - 1) * actsOnPage}
  `
  return { acts, pages: Math.max(1, Math.ceil((acts[0]?.count ?? 0) / actsOnPage)) }
}

export type OpenedInvitation = {
  organisationId: string
  organisation: string
  /** Of whoever invites. */
  inviter: string
  email: string
  role: Role
  contracts: number
  isOver: boolean
  isExpired: boolean
  isMeant: boolean
}

/** What whoever holds the link may know. */
export async function invitationOf(sql: Sql, token: string): Promise<OpenedInvitation | undefined> {
  const [invitation] = await sql<OpenedInvitation[]>`
    select o.id as organisation_id, o.name as organisation, p.name as inviter, i.email, i.role,
      (select count(*) from organisation_contracts c where c.organisation_id = o.id and c.ended_at is null) as contracts,
      i.accepted_at is not null or i.withdrawn_at is not null as is_over, i.expires_at <= now() as is_expired,
      ${isMeant(sql)} as is_meant
    from organisation_invitations i
    join organisations o on o.id = i.organisation_id
    join accounts p on p.id = i.invited_by
    where i.token_hash = ${hashToken(token)}
  `
  return invitation
}
