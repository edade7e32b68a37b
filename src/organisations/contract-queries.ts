import type { Sql } from '../db.ts'
import { compact } from '../lib/text.ts'

/** `address`: what of it the title does not say. */
type HeldContract = { number: string; title: string; address: string; belongs: boolean }
export type OthersContract = { number: string; address: string; by: string }
export const contractsOnPage = 50
const mostShown = 200

export type Held = {
  contracts: HeldContract[]
  count: number
  belonging: number
  groups: string[]
  others: OthersContract[]
}
type Asked = { accountId: string; organisationId: string; group: string | undefined; page: number }

/**
 * What whoever asks holds and could put in, and whether it belongs: all of it, or one of their groups. `count` and
 * `belonging` are of all that is asked for; `groups` are theirs; `others` is what others put in, for whoever administers.
 */
export async function heldContracts(sql: Sql, { accountId, organisationId, group, page }: Asked) {
  const [row] = await sql<Held[]>`
    with held as materialized (
      select c.number, coalesce(n.alias, c.address) as title,
        concat_ws(', ', case when n.alias is not null then c.address end, nullif(c.neighbourhood, '')) as address,
        o.id is not null as belongs, row_number() over (order by coalesce(n.alias, c.address), c.number) as place
      from access a
      join contracts c on c.id = a.contract_id
      left join contract_aliases n on n.account_id = a.account_id and n.contract_id = c.id
      left join organisation_contracts o
        on o.organisation_id = ${organisationId} and o.contract_id = c.id and o.ended_at is null and o.brought_by = a.account_id
      where a.account_id = ${accountId} and a.ended_at is null and a.is_holder
        and (${group ?? null}::text is null or exists (
          select from marked_contracts x join contract_marks m on m.id = x.mark_id
          where x.account_id = a.account_id and x.contract_id = c.id and m.kind = 'group' and m.name = ${group ?? null}
        ))
    )
    select
      coalesce(json_agg(json_build_object('number', number, 'title', title, 'address', address, 'belongs', belongs) order by place)
        filter (where place > ${(page - 1) * contractsOnPage} and place <= ${page * contractsOnPage}), '[]') as contracts,
      count(*) as count, count(*) filter (where belongs) as belonging,
      array(
        select m.name from contract_marks m where m.account_id = ${accountId} and m.kind = 'group' order by m.name_key
      ) as groups,
      (
        select coalesce(json_agg(json_build_object('number', number, 'address', address, 'by', by) order by number), '[]')
        from (
          select c.number, concat_ws(', ', c.address, nullif(c.neighbourhood, '')) as address, p.name as by
          from organisation_people me
          join organisation_contracts o
            on o.organisation_id = me.organisation_id and o.ended_at is null and o.brought_by <> me.account_id
          join contracts c on c.id = o.contract_id
          join accounts p on p.id = o.brought_by
          where me.organisation_id = ${organisationId} and me.account_id = ${accountId} and me.ended_at is null
            and me.role = 'administers'
          order by c.number
          limit ${mostShown}
        ) each
      ) as others
    from held
  `
  return row!
}

export type LeavingContract = {
  organisation: string
  number: string
  address: string
  people: number
  isMember: boolean
}

/** A contract that belongs, for whoever may take it out: who administers, who put it in, and whoever holds it. */
export async function leavingContract(
  sql: Sql,
  { accountId, organisationId, number }: { accountId: string; organisationId: string; number: string },
) {
  const [contract] = await sql<LeavingContract[]>`
    select org.name as organisation, c.number, c.address, me.id is not null as is_member,
      (select count(*) from organisation_people p where p.organisation_id = org.id and p.ended_at is null and p.account_id <> o.brought_by) as people
    from contracts c
    join organisation_contracts o on o.contract_id = c.id and o.organisation_id = ${organisationId} and o.ended_at is null
    join organisations org on org.id = o.organisation_id
    left join organisation_people me on me.organisation_id = org.id and me.account_id = ${accountId} and me.ended_at is null
    where c.reference = ${compact(number)} and c.number = ${number} and ${mayTakeOut(sql, accountId)}
  `
  return contract
}

/** Of a contract that belongs, `o`. */
export const mayTakeOut = (sql: Sql, accountId: string) => sql`(
  exists (
    select from organisation_people x
    where x.organisation_id = o.organisation_id and x.account_id = ${accountId} and x.ended_at is null and x.role = 'administers'
  ) or exists (
    select from access h
    where h.contract_id = o.contract_id and h.account_id = ${accountId} and h.ended_at is null and h.is_holder
  )
)`
