import type { Sql } from '../db.ts'
import type { GatewayName } from './gateway.ts'
import type { PaymentState } from './state-rules.ts'

export type Refundable = {
  id: string
  folio: string
  gateway: GatewayName
  state: PaymentState
  /** What is kept of it, in the house or by the commercial system. */
  available: number
  /** What went back so far. */
  returned: number
  /** The refunds that there were, the latest first. */
  refunds: { amount: number; at: Date }[]
}

export async function refundable(sql: Sql, folio: string) {
  const [payment] = await sql<Refundable[]>`
    select p.id, p.folio, p.gateway, p.state,
      coalesce(-sum(l.amount) filter (where l.account in ('invoice', 'credit', 'held', 'commercial')), 0)::bigint as available,
      coalesce(-sum(l.amount) filter (
        where l.account = 'gateway' and e.kind in ('refund', 'chargeback', 'regained')
      ), 0)::bigint as returned
    from payments p
    left join ledger_lines l on l.payment_id = p.id
    left join ledger_entries e on e.id = l.entry_id
    where p.folio = ${folio}
    group by p.id
  `
  if (!payment) return undefined
  const refunds = await sql<{ amount: number; at: Date }[]>`
    select -l.amount as amount, e.at
    from ledger_lines l join ledger_entries e on e.id = l.entry_id
    where l.payment_id = ${payment.id} and l.account = 'gateway' and e.kind = 'refund'
    order by e.id desc
  `
  return { ...payment, refunds: [...refunds] }
}
