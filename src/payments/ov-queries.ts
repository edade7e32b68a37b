import type { Sql } from '../db.ts'
import type { GatewayName, Method } from './gateway.ts'
import type { PaymentState } from './state-rules.ts'

export type ListedPayment = {
  folio: string
  state: PaymentState
  amount: number
  method: Method
  gateway: GatewayName
  createdAt: Date
  receivedOn: string | null
}

/** The newest first. */
export function paymentsIn(sql: Sql, { state, most }: { state: PaymentState | undefined; most: number }) {
  return sql<ListedPayment[]>`
    select folio, state, amount, method, gateway, created_at, received_on
    from payments
    where ${state === undefined ? sql`true` : sql`state = ${state}`}
    order by created_at desc, folio desc
    limit ${most}
  `
}

export type ShownPayment = ListedPayment & {
  id: string
  gatewayReference: string | null
  expiresAt: Date | null
  nextCheckAt: Date | null
  checks: number
  /** The account's name, or nothing for a guest. */
  payer: string | null
  email: string | null
}

export async function paymentWithFolio(sql: Sql, folio: string) {
  const [payment] = await sql<ShownPayment[]>`
    select p.id, p.folio, p.state, p.amount, p.method, p.gateway, p.created_at, p.received_on, p.gateway_reference,
      p.expires_at, p.next_check_at, p.checks, a.name as payer, coalesce(a.email, p.email) as email
    from payments p left join accounts a on a.id = p.account_id
    where p.folio = ${folio}
  `
  return payment
}

export function itemsOfPayment(sql: Sql, paymentId: string) {
  return sql<{ reference: string; contract: string; invoice: string | null; amount: number }[]>`
    select i.reference, c.number as contract, v.number as invoice, i.amount
    from payment_items i
    join contracts c on c.id = i.contract_id
    left join invoices v on v.id = i.invoice_id
    where i.payment_id = ${paymentId}
    order by i.position
  `
}

export type ShownEvent = {
  at: Date
  cause: string
  said: string
  stateAfter: PaymentState | null
  outcome: string
  facts: Record<string, string | number>
}

export function eventsOfPayment(sql: Sql, paymentId: string) {
  return sql<ShownEvent[]>`
    select at, cause, said, state_after, outcome, facts from payment_events where payment_id = ${paymentId} order by id
  `
}

export function entriesOfPayment(sql: Sql, paymentId: string) {
  return sql<{ at: Date; kind: string; key: string; account: string; amount: number }[]>`
    select e.at, e.kind, e.key, l.account, l.amount
    from ledger_lines l join ledger_entries e on e.id = l.entry_id
    where l.payment_id = ${paymentId}
    order by e.id, l.line
  `
}

export function balancesOfLedger(sql: Sql) {
  return sql<{ account: string; gateway: string | null; amount: number }[]>`
    select account, gateway, sum(amount)::bigint as amount
    from ledger_lines
    group by account, gateway
    order by array_position(array['gateway', 'bank', 'fees', 'invoice', 'credit', 'held', 'commercial'], account), gateway
  `
}

/** How many entries there are, and those that do not add up to nothing, which the database allows none of. */
export async function soundnessOfLedger(sql: Sql) {
  const [found] = await sql<{ entries: number; unbalanced: number }[]>`
    select (select count(*) from ledger_entries) as entries,
      (select count(*) from (select from ledger_lines group by entry_id having sum(amount) <> 0) entry) as unbalanced
  `
  return found!
}
