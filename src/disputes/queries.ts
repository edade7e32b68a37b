import type { Sql } from '../db.ts'
import type { CivilDate } from '../lib/dates.ts'
import type { Centavos } from '../lib/money.ts'
import { readingsOfContract, tariffInForce } from '../readings/sending-queries.ts'
import type { Disputable } from './rules.ts'

/** A list to choose from holds so many. */
const mostListed = 60

type Invoice = Omit<Disputable, 'readings' | 'tariff'> & { contractId: number; tariff: string; listedOn: CivilDate }
type Found = {
  invoices: Invoice[]
  readings: Record<string, Disputable['readings']>
  lists: { tariff: string; listedOn: CivilDate; rows: Disputable['tariff'] }[]
}

type Asker = {
  accountId: string
  /** The number of the only contract that is meant. */
  contract: string | undefined
  /** The number of one of the invoices: then its contract is meant. */
  invoice?: string | undefined
}

/** The invoices that somebody may dispute, the latest first: those of contracts they manage that still ask for something. */
export async function disputablesOf(sql: Sql, { accountId, contract, invoice }: Asker): Promise<Disputable[]> {
  const named = sql`
    select c.number
    from invoices i
    join access a on a.contract_id = i.contract_id
    join contracts c on c.id = i.contract_id
    where i.number = ${invoice ?? null} and ${isAsked(sql)}
      and a.account_id = ${accountId} and a.ended_at is null and a.may_manage
    limit 1
  `
  const ofContract = invoice
    ? sql`c.number = coalesce((${named}), ${contract || null}, c.number)`
    : contract
      ? sql`c.number = ${contract}`
      : sql`true`
  const [found] = await sql<Found[]>`
    with asking as materialized (
      select i.id, i.number, c.id as "contractId", c.number as contract, c.dwellings, c.tariff, i.period, i.total,
        i.balance - not_asked_of(i.id, i.balance) as open, i.average_consumption::float as "printedUsual",
        i.previous_read_on as "previousReadOn", i.current_read_on as "currentReadOn", i.issued_on,
        coalesce(
          (select max(t.valid_from) from tariffs t where t.tariff = c.tariff and t.valid_from <= i.issued_on),
          (select min(t.valid_from) from tariffs t where t.tariff = c.tariff)
        ) as "listedOn"
      from access a
      join contracts c on c.id = a.contract_id
      join invoices i on i.contract_id = c.id
      where a.account_id = ${accountId} and a.ended_at is null and a.may_manage
        and ${ofContract}
        and ${isAsked(sql)}
      order by i.issued_on desc, i.number desc
      limit ${mostListed}
    )
    select
      (select coalesce(json_agg(row_to_json(o) order by o.issued_on desc, o.number desc), '[]') from asking o) as invoices,
      (
        select coalesce(json_object_agg(c.id, ${readingsOfContract(sql)}), '{}')
        from (select distinct "contractId" as id from asking) c
      ) as readings,
      (
        select coalesce(json_agg(json_build_object(
          'tariff', c.tariff, 'listedOn', c.listed_on, 'rows', ${tariffInForce(sql, sql`c.listed_on`)}
        )), '[]')
        from (select distinct tariff, "listedOn" as listed_on from asking) c
      ) as lists
  `
  const { invoices, readings, lists } = found!
  return invoices.map(({ contractId, tariff, listedOn, ...invoice }) => ({
    ...invoice,
    readings: readings[contractId] ?? [],
    tariff: lists.find((list) => list.tariff === tariff && list.listedOn === listedOn)?.rows ?? [],
  }))
}

/** The invoice `i` still asks for something. */
const isAsked = (sql: Sql) => sql`i.balance > 0 and not i.cancelled and i.balance > not_asked_of(i.id, i.balance)`

/** The disputes of a request that are open: an answer to it must say how each ends. */
export async function openDisputesOf(sql: Sql, requestId: string): Promise<number[]> {
  const open = await sql<{ id: number }[]>`
    select d.id from disputes d join invoices i on i.id = d.invoice_id
    where d.request_id = ${requestId} and d.ended_on is null
    order by i.issued_on, i.number
  `
  return open.map(({ id }) => id)
}

/** The same for the commands of operators, with the invoice of each and what of it is held. */
export function openDisputesOfFolio(sql: Sql, folio: string) {
  return sql<{ id: number; number: string; amount: Centavos }[]>`
    select d.id, i.number, d.amount
    from disputes d
    join requests r on r.id = d.request_id
    join invoices i on i.id = d.invoice_id
    where r.folio = ${folio} and d.ended_on is null
    order by i.issued_on, i.number
  `
}
