import type { Sql } from '../db.ts'
import type { NewEntry, Standing } from './allocation-rules.ts'

/** Adds an entry, once for each key however often it is asked for; the database refuses one that does not balance. */
export async function addEntry(sql: Sql, { key, kind, gateway, paymentId, lines }: NewEntry): Promise<boolean> {
  if (lines.length === 0) return false
  const [entry] = await sql<{ id: number }[]>`
    insert into ledger_entries (key, kind) values (${key}, ${kind})
    on conflict (key) do nothing
    returning id
  `
  if (!entry) return false
  const rows = lines.map((line, index) => ({
    entryId: entry.id,
    line: index + 1,
    account: line.account,
    amount: line.amount,
    gateway: line.account === 'gateway' ? gateway : null,
    paymentId,
    position: line.position ?? null,
    contractId: line.contractId ?? null,
    invoiceId: line.invoiceId ?? null,
    balanceBefore: line.balanceBefore ?? null,
  }))
  await sql`insert into ledger_lines ${sql(rows)}`
  return true
}

/** Where the money of a payment is now, account by account; what has come to nothing is left out. */
export function standingOf(sql: Sql, paymentId: string) {
  return sql<Standing[]>`
    select account, position, contract_id, invoice_id, sum(amount)::bigint as amount
    from ledger_lines
    where payment_id = ${paymentId}
    group by account, position, contract_id, invoice_id
    having sum(amount) <> 0
    order by account, position, contract_id, invoice_id
  `
}
