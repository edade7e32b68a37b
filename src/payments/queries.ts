import type { Sql } from '../db.ts'
import type { GatewayName, Method, Voucher } from './gateway.ts'
import type { Payable } from './rules.ts'
import type { PaymentState } from './state-rules.ts'

/**
 * What the invoices ask for now, and what the office already has for them. `shown`: what it has and the balance shows.
 */
export async function payablesOf(sql: Sql, invoiceIds: readonly number[]): Promise<(Payable & { shown: number })[]> {
  if (invoiceIds.length === 0) return []
  return await sql<(Payable & { shown: number })[]>`
    select i.id as invoice_id, i.contract_id, i.number, i.balance, i.cancelled, coalesce(h.amount, 0) as held,
      coalesce(h.shown, 0) as shown, disputed_of(i.id, i.balance) as disputed
    from invoices i
    left join money_held_for_invoices h on h.invoice_id = i.id
    where i.id in ${sql([...invoiceIds])}
    order by i.id
  `
}

/** A payment as the office keeps it, for those who deal with its gateway. */
export type KeptPayment = {
  id: string
  folio: string
  gateway: GatewayName
  method: Method
  amount: number
  state: PaymentState
  gatewayReference: string | null
  payUrl: string | null
  voucher: Voucher | null
  expiresAt: Date | null
  createdAt: Date
  email: string | null
  name: string | null
  checks: number
  /** The card kept at the gateway that is charged, by the gateway's names. */
  customer: string | null
  card: string | null
}

export async function keptPayment(sql: Sql, paymentId: string) {
  const [payment] = await sql<KeptPayment[]>`
    select p.id, p.folio, p.gateway, p.method, p.amount, p.state, p.gateway_reference, p.pay_url, p.voucher,
      p.expires_at, p.created_at, p.email, a.name, p.checks, s.customer, s.card
    from payments p
    left join accounts a on a.id = p.account_id
    left join saved_cards s on s.id = p.saved_card_id
    where p.id = ${paymentId}
  `
  return payment
}
