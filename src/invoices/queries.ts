import type { Sql } from '../db.ts'
import type { Receipt } from './receipt-rules.ts'
import type { Invoice } from './rules.ts'

/** Every invoice of a contract, newest first: a history is some hundred rows at most. */
export function invoicesOf(sql: Sql, { accountId, contractId }: { accountId: string; contractId: number }) {
  return sql<(Invoice & { documentSize: number | null })[]>`
    select i.number, i.issued_on, i.period, i.due_on, i.total, i.balance, i.paid_on, i.cancelled, i.consumption,
      d.size as document_size
    from access a
    join invoices i on i.contract_id = a.contract_id
    left join invoice_documents d on d.invoice_id = i.id
    where a.account_id = ${accountId} and a.contract_id = ${contractId} and a.ended_at is null
    order by i.issued_on desc, i.number desc
  `
}

/** The invoice with all its receipt prints, if it is of a contract that the account sees. */
export async function receiptOf(sql: Sql, { accountId, number }: { accountId: string; number: string }) {
  const [receipt] = await sql<(Receipt & { fileKey: string | null })[]>`
    select ${receiptColumns(sql)}, d.file_key
    from invoices i
    join contracts c on c.id = i.contract_id
    left join invoice_documents d on d.invoice_id = i.id
    where i.number = ${number} and exists (
      select from access a
      where a.account_id = ${accountId} and a.contract_id = i.contract_id and a.ended_at is null
    )
  `
  return receipt
}

/** The latest receipt of a contract, only as long as no account has it: what the demo prints to register with. */
export async function receiptNobodyHas(sql: Sql, contractNumber: string) {
  const [receipt] = await sql<Receipt[]>`
    select ${receiptColumns(sql)}
    from contracts c
    join invoices i on i.contract_id = c.id
    where c.number = ${contractNumber} and not i.cancelled
      and not exists (select from access a where a.contract_id = c.id and a.ended_at is null)
    order by i.issued_on desc, i.number desc
    limit 1
  `
  return receipt
}

const receiptColumns = (sql: Sql) => sql`
  i.number, i.issued_on, i.period, i.due_on, i.total, i.balance, i.paid_on, i.cancelled, i.estimated,
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
