import type { Centavos } from '../lib/money.ts'
import { type Day, dateOf } from './calendar.ts'
import type { Contract } from './contracts.ts'
import { pesos } from './feed-file.ts'
import type { Invoice } from './invoices.ts'
import type { Random } from './random.ts'

export type Payment = { day: Day; amount: Centavos; channel: string }

export const paymentColumns = 'pago,contrato,factura,fecha,importe,canal,referencia,referencia_portal'

const channels = ['OXXO', 'OXXO', 'OXXO', 'BANCO', 'BANCO', 'CAJA', 'PORTAL', 'PORTAL'] as const
const lateShare = 0.07

/** What has been paid by TODAY; `inDebt` when this is one of the invoices that nobody pays. */
export function paymentsOf(
  contract: Contract,
  invoice: Invoice,
  turn: { inDebt: boolean; inParts: boolean },
  today: Day,
  random: Random,
): Payment[] {
  const { issuedOn, dueOn, charges } = invoice
  const day = paymentDay(contract, issuedOn, dueOn, random)
  const channel = contract.directDebit ? 'DOMICILIACION' : random.pick(channels)
  if (invoice.cancelled || turn.inDebt) return []
  if (turn.inParts) return inParts(charges.total, issuedOn, channel, today)
  return day <= today ? [{ day, amount: charges.total, channel }] : []
}

export function paymentRow(contract: string, { number }: Invoice, payment: Payment, part: number): string {
  const { day, amount, channel } = payment
  const folio = number.slice(7)
  return `PG ${folio}${part},${contract},${number},${dateOf(day)},${pesos(amount)},${channel},${channel[0]}${folio.slice(6)},\n`
}

function paymentDay({ story, directDebit }: Contract, issuedOn: Day, dueOn: Day, random: Random): Day {
  const mood = random.next()
  if (story === 'prompt payer') return issuedOn
  if (directDebit || story === 'last-day payer') return dueOn
  if (mood < lateShare) return dueOn + 1 + Math.floor((mood / lateShare) * 24)
  return dueOn - Math.floor(((mood - lateShare) / (1 - lateShare)) * 13)
}

/** Half soon after it came; the rest is still owed. */
function inParts(total: Centavos, issuedOn: Day, channel: string, today: Day): Payment[] {
  return issuedOn + 2 <= today ? [{ day: issuedOn + 2, amount: Math.floor(total / 2), channel }] : []
}
