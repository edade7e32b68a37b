import type { Sql } from '../db.ts'
import { compact } from '../lib/text.ts'

export type ChosenContract = {
  id: number
  number: string
  alias: string | null
  address: string
  neighbourhood: string | null
  municipality: string | null
  service: 'active' | 'limited' | 'cut' | 'suspended'
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
      select c.id, c.number, alias.alias, c.address, c.neighbourhood, c.municipality, c.service,
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
