import { folded } from '../contracts/queries.ts'
import type { Sql } from '../db.ts'
import { moneyHeld, moneyHeldJson } from '../invoices/queries.ts'
import type { PaymentUnderWay } from '../invoices/rules.ts'
import type { CivilDate } from '../lib/dates.ts'
import type { Centavos } from '../lib/money.ts'
import type { PaymentState } from '../payments/state-rules.ts'
import type { RequestState } from '../requests/state-rules.ts'
import type { Wanted } from './rules.ts'

type ContractFound = {
  number: string
  alias: string | null
  address: string
  neighbourhood: string | null
  municipality: string | null
}

type InvoiceFound = {
  number: string
  contractNumber: string
  alias: string | null
  issuedOn: CivilDate
  period: CivilDate
  dueOn: CivilDate
  total: Centavos
  balance: Centavos
  cancelled: boolean
  held: Centavos
  isPosted: boolean
  payment: PaymentUnderWay | null
  disputed?: Centavos
}

type RequestFound = { folio: string; kind: string; state: RequestState; on: CivilDate; contract: string | null }
type PaymentFound = { folio: string; state: PaymentState; amount: Centavos; on: CivilDate }

export type Found = {
  contracts: ContractFound[]
  invoices: InvoiceFound[]
  requests: RequestFound[]
  payments: PaymentFound[]
}

type Asked = {
  accountId: string
  wanted: Wanted
  /** What people call each kind of request, folded, to find it by. */
  titles: Record<string, string>
  /** So many of each at most; one more tells that there are more. */
  most: number
}

/** How much alike a word and a piece of an address must be, from 0 to 1, to be taken for a typing error. */
const alike = 0.45

/**
 * What the account sees of all that was meant, in one question: its contracts are read once, by index, and everything
 * else hangs on them. A contract that holds every word comes before those that only look alike, which come when none does, and no month was named.
 */
export async function foundFor(sql: Sql, { accountId, wanted, titles, most }: Asked): Promise<Found> {
  const [found] = await sql<[Found]>`
    with mine as materialized (
      select c.id, c.number, alias.alias, c.address, c.neighbourhood, c.municipality,
        ${folded(
          sql,
          sql`concat_ws(' ', c.number, c.reference, alias.alias, c.address, c.neighbourhood, c.municipality)`,
        )} as hay
      from access a
      join contracts c on c.id = a.contract_id
      left join contract_aliases alias on alias.account_id = a.account_id and alias.contract_id = c.id
      where a.account_id = ${accountId} and a.ended_at is null
    ),
    near as materialized (
      select mine.*, ${closeness(sql, wanted.words)} as closeness, ${closeness(sql, wanted.rest)} as rest_closeness
      from mine
    ),
    invoices_found as materialized (
      select i.id, i.issued_on, i.number
      from near
      cross join lateral (
        select i.id, i.issued_on, i.number
        from invoices i
        where i.contract_id = near.id and ${invoiceMeant(sql, wanted)}
        order by i.issued_on desc, i.number desc
        limit ${most + 1}
      ) i
      where ${wanted.isOfInvoices} and near.rest_closeness = 1
      order by i.issued_on desc, i.number desc
      limit ${most + 1}
    )
    select
      coalesce((
        select json_agg(json_build_object(
          'number', number, 'alias', alias, 'address', address, 'neighbourhood', neighbourhood, 'municipality', municipality
        ) order by closeness desc, alias, number)
        from (
          select * from near
          where ${wanted.words.length > 0} and closeness >= ${wanted.from || wanted.month ? 1 : alike}
            and (closeness = 1 or not exists (select from near where closeness = 1))
          order by closeness desc, alias, number
          limit ${most + 1}
        ) contract
      ), '[]') as contracts,
      coalesce((
        select json_agg(json_build_object(
          'number', i.number, 'contractNumber', mine.number, 'alias', mine.alias, 'issuedOn', i.issued_on, 'period', i.period,
          'dueOn', due_day(i.id, i.due_on), 'total', i.total, 'balance', i.balance, 'cancelled', i.cancelled, ${moneyHeldJson(sql)}
        ) order by i.issued_on desc, i.number desc)
        from invoices_found
        join invoices i on i.id = invoices_found.id
        join mine on mine.id = i.contract_id
        ${moneyHeld(sql, accountId)}
      ), '[]') as invoices,
      coalesce((
        select json_agg(json_build_object(
          'folio', folio, 'kind', kind, 'state', state, 'on', created_at::date, 'contract', contract
        ) order by created_at desc, folio desc)
        from (
          select r.folio, r.kind, r.state, r.created_at, coalesce(c.number, r.contract_as_typed) as contract
          from requests r
          left join contracts c on c.id = r.contract_id
          where r.account_id = ${accountId} and ${wanted.words.length > 0} and not exists (
            select
            from unnest(${wanted.words}::text[]) word,
              (select ${folded(
                sql,
                sql`concat_ws(' ', r.folio, ${sql.json(titles)} ->> r.kind, c.number, r.contract_as_typed, r.message)`,
              )} as text) hay
            where strpos(hay.text, word) = 0
          )
          order by r.created_at desc, r.folio desc
          limit ${most + 1}
        ) request
      ), '[]') as requests,
      coalesce((
        select json_agg(json_build_object('folio', folio, 'state', state, 'amount', amount, 'on', created_at::date)
          order by created_at desc, folio desc)
        from (
          select p.folio, p.state, p.amount, p.created_at
          from payments p
          where p.account_id = ${accountId}
            and (strpos(translate(upper(p.folio), '-', ''), ${wanted.folio}::text) > 0 or p.amount = ${wanted.total}::bigint)
          order by p.created_at desc, p.folio desc
          limit ${most + 1}
        ) payment
      ), '[]') as payments
  `
  return found
}

/** 1 when a contract holds every word, a number with or without its dots; else how much alike the least alike word is. */
const closeness = (sql: Sql, words: string[]) => sql`
  coalesce((
    select min(case
      when strpos(hay, word) > 0 or strpos(hay, replace(word, '.', '')) > 0 then 1
      when length(word) < 4 then 0
      else word_similarity(word, hay)
    end)
    from unnest(${words}::text[]) word
  ), 1)
`

/** Whether an invoice `i` is of the period and has the amount or the number; a period is found among a year of days of issue. */
function invoiceMeant(sql: Sql, { from, until, month, total, number }: Wanted) {
  const byPeriod = from
    ? sql`i.issued_on >= ${from}::date and i.issued_on < ${until}::date + 365 and i.period >= ${from}::date and i.period < ${until}::date`
    : month
      ? sql`extract(month from i.period) = ${month}`
      : sql`true`
  if (total === null && number === null) return byPeriod
  return sql`${byPeriod} and (
    i.total = ${total}::bigint or strpos(upper(translate(i.number, '. ', '') collate "C"), ${number}::text) > 0
  )`
}
