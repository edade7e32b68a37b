import type { Kept } from './kept-queries.ts'

/** What is kept of somebody in organisations: that they were in it, what they put in, and what they did there. */
export const organisationsKept: readonly Kept[] = [
  {
    name: 'organizaciones',
    tables: ['organisations', 'organisation_people', 'organisation_contracts'],
    rows: (sql, id) => sql`
      select o.name as organisation, p.role, p.since, p.ended_at, p.ended_by = ${id} as ended_by_own,
        o.founded_by = ${id} as founded, array(
          select c.number from organisation_contracts x join contracts c on c.id = x.contract_id
          where x.organisation_id = o.id and x.brought_by = ${id} and x.ended_at is null order by c.number
        ) as own_contracts
      from organisation_people p join organisations o on o.id = p.organisation_id
      where p.account_id = ${id} order by p.since, p.id
    `,
  },
  {
    name: 'actos_de_organizacion',
    tables: ['organisation_acts', 'organisation_invitations'],
    rows: (sql, id) => sql`
      select o.name as organisation, h.act, h.at, h.by_account = ${id} as by_own, h.about_account = ${id} as about_own,
        case when h.by_account = ${id} then h.subject end as subject, h.role, h.contracts
      from organisation_acts h join organisations o on o.id = h.organisation_id
      where h.by_account = ${id} or h.about_account = ${id} order by h.id
    `,
  },
]
