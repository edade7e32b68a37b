import { parse } from 'node-html-parser'
import type { Sql } from '../../src/db.ts'
import { paths } from '../../src/paths.ts'
import type { Charge } from '../../src/payments/sandbox/charge-rules.ts'
import type { PaymentState } from '../../src/payments/state-rules.ts'
import { wordsIn } from '../../src/words/words.ts'

type Kept = {
  id: string
  folio: string
  accountId: string
  state: PaymentState
  amount: number
  /** What the ledger says was taken, entry by entry. */
  taken: number[]
}

/** What is not so although it must be, between what the gateway did and what the office says: nothing, if all is well. */
export async function untruths(office: Sql, gateway: Sql): Promise<string[]> {
  const charges = new Map((await chargesOf(gateway)).map((charge) => [charge.paymentId, charge]))
  const payments = await paymentsOf(office)
  const known = new Set(payments.map(({ id }) => id))
  return [
    ...[...charges.keys()].filter((id) => !known.has(id)).map((id) => `the gateway has ${id}, the office does not`),
    ...payments.flatMap((payment) => untruthsOf(payment, charges.get(payment.id))),
    ...(await ledgerFaults(office)),
  ]
}

function untruthsOf({ folio, state, amount, taken }: Kept, charge: Charge | undefined): string[] {
  const paid = charge?.status === 'paid' ? charge.paid?.amount : undefined
  const expected = paid === undefined ? [] : [paid]
  const right = paid === undefined ? statesOf(charge) : [paid === amount ? 'received' : 'held']
  return [
    ...(String(taken) === String(expected) ? [] : [`${folio}: taken ${taken}, paid at the gateway ${expected}`]),
    ...(right.includes(state) ? [] : [`${folio}: ${state}, at the gateway ${charge?.status ?? 'nothing'}`]),
  ]
}

const statesOf = (charge: Charge | undefined): string[] => {
  if (!charge) return ['expired']
  if (charge.status === 'open') return ['awaiting']
  if (charge.status === 'processing') return ['confirming']
  return [charge.status]
}

async function chargesOf(sql: Sql): Promise<Charge[]> {
  const rows = await sql<{ facts: Charge }[]>`select facts from sandbox_payments`
  return rows.map(({ facts }) => facts)
}

function paymentsOf(sql: Sql) {
  return sql<Kept[]>`
    select p.id, p.folio, p.account_id, p.state, p.amount, array(
      select l.amount::int
      from ledger_lines l join ledger_entries e on e.id = l.entry_id
      where l.payment_id = p.id and l.account = 'gateway' and e.kind in ('received', 'held')
      order by e.id
    ) as taken
    from payments p
  `
}

async function ledgerFaults(sql: Sql): Promise<string[]> {
  const unbalanced = await sql<{ entryId: number }[]>`
    select entry_id from ledger_lines group by entry_id having sum(amount) <> 0
  `
  const empty = await sql<{ id: number }[]>`
    select id from ledger_entries e where not exists (select from ledger_lines l where l.entry_id = e.id)
  `
  const overpaid = await sql<{ number: string }[]>`
    select i.number from ledger_lines l join invoices i on i.id = l.invoice_id
    group by i.id having -sum(l.amount) > i.balance
  `
  return [
    ...unbalanced.map(({ entryId }) => `entry ${entryId} does not balance`),
    ...empty.map(({ id }) => `entry ${id} has no lines`),
    ...overpaid.map(({ number }) => `more is kept for invoice ${number} than it asks for`),
  ]
}

/** The payments whose page says another state than they have. `cookies`: of each account. */
export async function untruePages(sql: Sql, url: string, cookies: ReadonlyMap<string, string>): Promise<string[]> {
  const untrue: string[] = []
  for (const { folio, accountId, state } of await paymentsOf(sql)) {
    const response = await fetch(url + paths.payment(folio), { headers: { cookie: cookies.get(accountId)! } })
    const text = parse(await response.text())
      .querySelector('main')
      ?.structuredText.replace(/\s+/g, ' ')
    const shown = /Datos del pago (.*?) Importe/.exec(text ?? '')?.[1]
    if (shown !== wordsIn('es-MX')(`payments.state.${state}`)) untrue.push(`${folio}: ${state}, shown as ${shown}`)
  }
  return untrue
}

/** Time goes on: money on its way arrives, and every payment that is still asked about is asked about now. */
export async function letTimePass(office: Sql, gateway: Sql): Promise<void> {
  await gateway`
    update sandbox_payments set facts = facts || '{"status": "paid"}' where facts ->> 'status' = 'processing'
  `
  await office`update payments set next_check_at = clock_timestamp() where next_check_at is not null`
}
