import type { Sql } from '../db.ts'
import type { CivilDate } from '../lib/dates.ts'
import { compact } from '../lib/text.ts'
import { type ProvableContract, referencesOf } from './rules.ts'

/**
 * What a proof is compared with, by the reference as it was typed. The numbers of its invoices come along only where
 * there is no meter, and in the same question, so that every answer takes as long.
 */
export async function contractToProve(sql: Sql, typedReference: string) {
  const [exact, bare] = referencesOf(typedReference)
  const [contract] = await sql<(ProvableContract & { id: number; number: string })[]>`
    select c.id, c.number, c.person_kind, c.status, c.first_surname, c.second_surname, c.company_name, c.meter,
           case when coalesce(c.meter, '') = '' then
             array(select i.number from invoices i where i.contract_id = c.id order by i.issued_on desc, i.number desc)
           else '{}' end as invoices
    from contracts c
    where c.reference in (${exact}, ${bare})
    order by c.reference <> ${exact}
    limit 1
  `
  return contract
}

/** What paying without an account is proved with: the meter, and the numbers of all invoices. */
export async function contractToPay(sql: Sql, typedReference: string) {
  const [exact, bare] = referencesOf(typedReference)
  const [contract] = await sql<(Pick<ProvableContract, 'status' | 'meter' | 'invoices'> & { id: number })[]>`
    select c.id, c.status, c.meter, array(select i.number from invoices i where i.contract_id = c.id) as invoices
    from contracts c
    where c.reference in (${exact}, ${bare})
    order by c.reference <> ${exact}
    limit 1
  `
  return contract
}

export type Access = {
  id: string
  isOwn: boolean
  email: string
  since: Date
  proof: 'meter' | 'invoice' | 'delegated' | 'organisation'
  /** Through which whoever asks sees it. */
  organisation: { id: string; name: string } | null
  role: 'holder' | 'manages' | 'pays' | 'sees'
  /** The last day of a lent one. */
  endsOn: CivilDate | null
  /** Whoever asks holds the contract. */
  isHolder: boolean
}

/**
 * Who sees a contract, for whoever holds it, those of an organisation aside; to anybody else who sees it their own access
 * alone. Nothing for the others. The own first.
 */
export function accessesOf(sql: Sql, { accountId, contractNumber }: { accountId: string; contractNumber: string }) {
  return sql<Access[]>`
    select a.id, a.account_id = ${accountId} as is_own, p.email, a.since, a.proof, a.role, mine.is_holder,
      ((a.ends_at at time zone 'America/Mexico_City')::date - 1) as ends_on,
      case when o.id is not null then json_build_object('id', o.id, 'name', o.name) end as organisation
    from contracts c
    join access mine on mine.contract_id = c.id and mine.account_id = ${accountId} and mine.ended_at is null
    join access a on a.contract_id = c.id and a.ended_at is null
      and ((mine.is_holder and a.organisation_id is null) or a.id = mine.id)
    join accounts p on p.id = a.account_id
    left join organisations o on o.id = a.organisation_id
    where c.number = ${contractNumber}
    order by a.account_id <> ${accountId}, a.since, a.id
  `
}

export type SeeingOrganisation = { id: string; name: string; people: number; isMember: boolean }

export type OpenInvitation = {
  id: string
  email: string
  role: 'manages' | 'pays' | 'sees'
  endsOn: CivilDate
  expiresAt: string
}

/**
 * For whoever holds the contract: invitations that they sent and nobody has taken up, the newest first, and organisations
 * through which others see it. Nothing for anybody else.
 */
export async function sharingOf(
  sql: Sql,
  { accountId, contractNumber }: { accountId: string; contractNumber: string },
): Promise<{ invitations: OpenInvitation[]; organisations: SeeingOrganisation[] }> {
  const [sharing] = await sql<{ invitations: OpenInvitation[]; organisations: SeeingOrganisation[] }[]>`
    select (
        select coalesce(json_agg(json_build_object(
          'id', i.id, 'email', i.email, 'role', i.role, 'endsOn', i.ends_on, 'expiresAt', i.expires_at
        ) order by i.created_at desc, i.id), '[]')
        from delegate_invitations i
        where i.contract_id = c.id and i.invited_by = ${accountId} and i.accepted_at is null and i.withdrawn_at is null
          and i.expires_at > now()
      ) as invitations,
      (
        select coalesce(json_agg(json_build_object(
          'id', o.id, 'name', o.name,
          'isMember', exists (
            select from organisation_people me
            where me.organisation_id = o.id and me.account_id = ${accountId} and me.ended_at is null
          ),
          'people', (
            select count(*) from access a
            where a.contract_id = c.id and a.organisation_id = o.id and a.ended_at is null and a.account_id <> ${accountId}
          )
        ) order by o.name, o.id), '[]')
        from organisation_contracts x join organisations o on o.id = x.organisation_id
        where x.contract_id = c.id and x.ended_at is null
      ) as organisations
    from contracts c
    join access mine on mine.contract_id = c.id and mine.account_id = ${accountId} and mine.ended_at is null and mine.is_holder
    where c.number = ${contractNumber}
  `
  return sharing ?? { invitations: [], organisations: [] }
}

export type ChosenContract = {
  id: number
  number: string
  alias: string | null
  address: string
  neighbourhood: string | null
  municipality: string | null
  service: 'active' | 'limited' | 'cut' | 'suspended'
  mayPay: boolean
  mayManage: boolean
}
export type ContractChoice = {
  /** Absent: the account has no such contract, or none at all. */
  chosen: ChosenContract | undefined
  /** The first of them, for a menu. */
  contracts: ChosenContract[]
  count: number
}

/** The contract a page is about: the one asked for by number, else the one with the latest invoice; and some to change to. */
export async function contractChoice(
  sql: Sql,
  { accountId, number, first = 12 }: { accountId: string; number?: string | undefined; first?: number },
): Promise<ContractChoice> {
  const reference = number === undefined ? null : compact(number)
  const rows = await sql<(ChosenContract & { place: number; count: number; asked: boolean })[]>`
    select * from (
      select c.id, c.number, alias.alias, c.address, c.neighbourhood, c.municipality, c.service, a.may_pay, a.may_manage,
             coalesce(c.reference = ${reference}, false) as asked, count(*) over () as count,
             row_number() over (order by latest.issued_on desc nulls last, alias.alias, c.number) as place
      from access a
      join contracts c on c.id = a.contract_id
      left join contract_aliases alias on alias.account_id = a.account_id and alias.contract_id = c.id
      left join lateral (
        select i.issued_on from invoices i where i.contract_id = c.id order by i.issued_on desc, i.number desc limit 1
      ) latest on true
      where a.account_id = ${accountId} and a.ended_at is null
    ) mine
    where place <= ${first} or asked
    order by place
  `
  return {
    chosen: number === undefined ? rows[0] : rows.find((row) => row.asked),
    contracts: rows.filter((row) => row.place <= first),
    count: rows[0]?.count ?? 0,
  }
}
