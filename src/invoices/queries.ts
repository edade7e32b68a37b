import { stampJson } from '../cfdi/queries.ts'
import type { Sql } from '../db.ts'
import type { Centavos } from '../lib/money.ts'
import type { Receipt } from './receipt-rules.ts'
import type { Invoice } from './rules.ts'

/** Joined to `invoices i`: what the office has for it, and the payment by which the account follows the money. */
export const moneyHeld = (sql: Sql, accountId: string) => sql`
  left join lateral money_held_for(i.id, i.balance) held on true
  left join lateral (
    select json_build_object(
      'state', p.state, 'folio', case when p.account_id = ${accountId} then p.folio end
    ) as payment
    from payment_items item
    join payments p on p.id = item.payment_id
    where item.invoice_id = i.id and (i.balance > 0 or i.cancelled) and p.state in ('held', 'received', 'confirming')
    order by (p.account_id = ${accountId}) is true desc, p.state = 'held' desc, p.state = 'received' desc, p.folio desc
    limit 1
  ) under_way on true
`
export const moneyHeldColumns = (sql: Sql) => sql`
  coalesce(held.amount, 0) as held, coalesce(held.is_posted, false) as is_posted, under_way.payment,
  disputed_of(i.id, i.balance) as disputed
`
/** The same inside `json_build_object`. */
export const moneyHeldJson = (sql: Sql) => sql`
  'held', coalesce(held.amount, 0), 'isPosted', coalesce(held.is_posted, false), 'payment', under_way.payment,
  'disputed', disputed_of(i.id, i.balance)
`

/** What somebody paid in advance or over for a contract and the commercial system has not posted. */
export const creditHeld = (sql: Sql, contractId: ReturnType<Sql>) => sql`
  (select coalesce(-sum(l.amount), 0)::bigint from ledger_lines l where l.account = 'credit' and l.contract_id = ${contractId})
`

/** Every invoice of a contract, newest first: a history is some hundred rows at most. Each says the contract's credit. */
export function invoicesOf(sql: Sql, { accountId, contractId }: { accountId: string; contractId: number }) {
  return sql<(Invoice & { documentSize: number | null; credit: Centavos })[]>`
    select i.number, i.issued_on, i.period, due_day(i.id, i.due_on) as due_on, i.total, i.balance, i.paid_on, i.cancelled, i.consumption,
      d.size as document_size, ${stampJson(sql)}, ${moneyHeldColumns(sql)}, ${creditHeld(sql, sql`${contractId}`)} as credit
    from access a
    join invoices i on i.contract_id = a.contract_id
    ${moneyHeld(sql, accountId)}
    left join invoice_documents d on d.invoice_id = i.id
    where a.account_id = ${accountId} and a.contract_id = ${contractId} and a.ended_at is null
    order by i.issued_on desc, i.number desc
  `
}

/** The invoice with all its receipt prints, if it is of a contract that the account sees. */
export async function receiptOf(sql: Sql, { accountId, number }: { accountId: string; number: string }) {
  const [receipt] = await sql<(Receipt & { fileKey: string | null })[]>`
    select ${receiptColumns(sql)}, d.file_key, (select x.facts from cfdi_documents x where x.invoice_id = i.id) as cfdi
    from invoices i
    join contracts c on c.id = i.contract_id
    left join lateral money_held_for(i.id, i.balance) held on true
    left join invoice_documents d on d.invoice_id = i.id
    where i.number = ${number} and exists (
      select from access a
      where a.account_id = ${accountId} and a.contract_id = i.contract_id and a.ended_at is null
    )
  `
  return receipt
}

/** An invoice among several, with what people call its contract and where its files are. */
export type ReceiptAmong = Receipt & {
  id: number
  alias: string | null
  fileKey: string | null
  xmlKey: string | null
}

/** Those of the invoices that are of contracts which the account sees, in the order in which they were named. */
export function receiptsAmong(sql: Sql, { accountId, ids }: { accountId: string; ids: readonly number[] }) {
  return sql<ReceiptAmong[]>`
    select i.id, alias.alias, ${receiptColumns(sql)}, d.file_key, x.facts as cfdi, x.file_key as xml_key
    from unnest(${ids as number[]}::bigint[]) with ordinality named(id, place)
    join invoices i on i.id = named.id
    join contracts c on c.id = i.contract_id
    join access a on a.account_id = ${accountId} and a.contract_id = c.id and a.ended_at is null
    left join contract_aliases alias on alias.account_id = a.account_id and alias.contract_id = c.id
    left join lateral money_held_for(i.id, i.balance) held on true
    left join invoice_documents d on d.invoice_id = i.id
    left join cfdi_documents x on x.invoice_id = i.id
    order by named.place
  `
}

/** The latest receipt of a contract, only as long as no account has it: what the demo prints to register with. */
export async function receiptNobodyHas(sql: Sql, contractNumber: string) {
  const [receipt] = await sql<Receipt[]>`
    select ${receiptColumns(sql)}
    from contracts c
    join invoices i on i.contract_id = c.id
    left join lateral money_held_for(i.id, i.balance) held on true
    where c.number = ${contractNumber} and not i.cancelled
      and not exists (select from access a where a.contract_id = c.id and a.ended_at is null)
    order by i.issued_on desc, i.number desc
    limit 1
  `
  return receipt
}

const receiptColumns = (sql: Sql) => sql`
  i.number, i.issued_on, i.period, due_day(i.id, i.due_on) as due_on, i.total, i.balance, i.paid_on, i.cancelled, i.estimated,
  coalesce(held.amount, 0) as held, coalesce(held.is_posted, false) as is_posted,
  disputed_of(i.id, i.balance) as disputed,
  coalesce(i.meter, c.meter) as meter, i.previous_reading, i.previous_read_on, i.current_reading, i.current_read_on, i.consumption,
  i.average_consumption,
  c.number as contract_number, c.company_name, c.given_name, c.first_surname, c.second_surname, c.address,
  c.neighbourhood, c.municipality, c.postal_code, c.location, c.dwellings, c.administration, c.billing_group,
  c.tariff, c.contracted_on,
  (
    select coalesce(json_agg(json_build_object(
      'productCode', l.product_code, 'unitCode', l.unit_code, 'description', l.description,
      'quantity', l.quantity, 'unitPrice', l.unit_price, 'amount', l.amount, 'vat', l.vat
    ) order by l.line), '[]')
    from invoice_lines l
    where l.invoice_id = i.id
  ) as lines,
  (
    select coalesce(json_agg(json_build_object(
      'period', m.period, 'consumption', m.consumption, 'estimated', m.estimated
    ) order by m.period, m.number), '[]')
    from invoices m
    where m.contract_id = i.contract_id and not m.cancelled and m.consumption is not null
      and m.period between (i.period - interval '11 months')::date and i.period
  ) as months
`
