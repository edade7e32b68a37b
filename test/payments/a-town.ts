import type { Sql } from '../../src/db.ts'
import { anAccount } from '../builders.ts'
import { analyse } from '../plans.ts'

/** Every invoice that is paid was paid here and posted, two lines of the ledger each way: what plans are judged by. */
export async function aTownThatPaysOnline(sql: Sql) {
  const account = await anAccount(sql)
  // Each step reads what the last has written: without its size known, every row may be held against every other.
  await analyse(sql, 'invoices')
  await sql`
    insert into payments (folio, form_key, account_id, gateway, method, amount, state, received_on, created_on)
    select 'F' || id, gen_random_uuid(), ${account}, 'sandbox', 'card', total, 'applied', issued_on, issued_on
    from invoices where balance = 0
  `
  await analyse(sql, 'payments')
  await sql`
    insert into payment_items (payment_id, position, reference, contract_id, invoice_id, amount)
    select p.id, 1, p.folio || '-1', i.contract_id, i.id, p.amount
    from payments p join invoices i on p.folio = 'F' || i.id
  `
  await analyse(sql, 'payment_items')
  for (const [kind, account, sign] of [
    ['received', 'gateway', 1],
    ['posted', 'commercial', -1],
  ] as const) {
    await sql`insert into ledger_entries (key, kind) select ${`${kind}:`}::text || id, ${kind} from payments`
    await analyse(sql, 'ledger_entries')
    await sql`
      insert into ledger_lines (entry_id, line, account, amount, gateway, payment_id, position, contract_id, invoice_id, balance_before)
      select e.id, side.line, side.account, side.sign * i.amount, case when side.account = 'gateway' then 'sandbox' end,
        i.payment_id, i.position, i.contract_id, case when side.line = 2 then i.invoice_id end,
        case when side.line = 2 and side.sign < 0 then i.amount end
      from payment_items i
      join ledger_entries e on e.key = ${`${kind}:`}::text || i.payment_id
      cross join (values (1, ${account}::text, ${sign}::bigint), (2, 'invoice', ${-sign}::bigint)) side (line, account, sign)
    `
  }
}
