import type { GatewayStatus, Snapshot, Voucher } from '../gateway.ts'
import { type ConektaCharge, type ConektaOrder, paymentIdIn } from './answer-rules.ts'

const statuses: Record<string, GatewayStatus> = {
  paid: 'paid',
  partially_refunded: 'paid',
  refunded: 'paid',
  charged_back: 'paid',
  pending_payment: 'open',
  pre_authorized: 'processing',
  under_fraud_review: 'processing',
  pending_confirmation: 'processing',
  declined: 'refused',
  fraudulent: 'refused',
  expired: 'expired',
  canceled: 'cancelled',
  voided: 'cancelled',
}
const checkoutStatuses: Record<string, GatewayStatus> = {
  expired: 'expired',
  cancelled: 'cancelled',
  canceled: 'cancelled',
}
const paidOnce = ['paid', 'partially_refunded', 'refunded', 'charged_back']

/** Undefined where Conekta says something that we do not know: it decides nothing. */
export function snapshotOf(order: ConektaOrder): Snapshot | undefined {
  const status = statusOf(order)
  if (!status) return undefined
  const charges = order.charges?.data ?? []
  const last = charges.findLast(({ status }) => paidOnce.includes(status ?? '')) ?? charges.at(-1)
  const expires = order.checkout?.expires_at ?? last?.payment_method?.expires_at
  return {
    kind: 'known',
    reference: order.id,
    status,
    ...(status === 'paid' && { paid: moneyOf(order, charges, last) }),
    paymentId: paymentIdIn(order.metadata),
    returned: charges.flatMap(returnedOf),
    ...(status === 'open' && order.checkout?.url && { payUrl: order.checkout.url }),
    ...(status === 'open' && voucherOf(last)),
    ...(expires && { expiresAt: new Date(expires * 1000) }),
    ...(last?.failure_code && { refusal: last.failure_code }),
  }
}

function statusOf({ payment_status, checkout }: ConektaOrder): GatewayStatus | undefined {
  const closed = checkoutStatuses[(checkout?.status ?? '').toLowerCase()]
  const status = payment_status ? statuses[payment_status] : (closed ?? 'open')
  // At Conekta's page another card may still be tried.
  if (payment_status === 'declined' && checkout) return closed ?? 'open'
  return status === 'open' ? (closed ?? status) : status
}

/** What was charged and not declined: it may be more or less than the order says. */
function moneyOf(
  order: ConektaOrder,
  charges: ConektaCharge[],
  last: ConektaCharge | undefined,
): NonNullable<Snapshot['paid']> {
  const paid = charges.filter(({ status }) => paidOnce.includes(status ?? ''))
  const method = last?.payment_method
  return {
    amount: paid.length > 0 ? paid.reduce((total, { amount }) => total + (amount ?? 0), 0) : order.amount,
    currency: (last?.currency ?? order.currency).toUpperCase(),
    ...(method?.auth_code && { authorisation: String(method.auth_code) }),
    ...(method?.brand && method.last4 && { card: { brand: method.brand, last4: method.last4 } }),
  }
}

const neverCame = ['failed', 'rejected', 'declined', 'canceled', 'voided']
/** Won, carried by Conekta, or only a question of the bank's. */
const harmless = ['won', 'covered', 'rt', 'rt_sent']

/** A charge has at most one chargeback, and bears its name. Conekta writes what goes back as a negative amount. */
function returnedOf({ id, status, amount, refunds, chargeback }: ConektaCharge): Snapshot['returned'] {
  const returned: Snapshot['returned'][number][] = (refunds?.data ?? []).map((refund) => ({
    reference: refund.id,
    kind: 'refund',
    amount: neverCame.includes(refund.status ?? '') ? 0 : Math.abs(refund.amount),
  }))
  if (!chargeback && status !== 'charged_back') return returned
  const isHarmless = harmless.includes(chargeback?.status ?? '')
  return [...returned, { reference: id, kind: 'chargeback', amount: isHarmless ? 0 : (amount ?? 0) }]
}

function voucherOf(charge: ConektaCharge | undefined): { voucher?: Voucher } {
  const method = charge?.payment_method
  if (method?.object === 'cash_payment' && method.reference) {
    // Conekta: the reference is what stands under the bars.
    const { reference, store_names: stores } = method
    return { voucher: { kind: 'cash', reference, barcode: reference, ...(stores && { stores }) } }
  }
  if (method?.object !== 'bank_transfer_payment' || !method.clabe) return {}
  const { clabe, bank, reference_number: reference, receiving_account_holder_name: beneficiary } = method
  return {
    voucher: { kind: 'transfer', clabe, bank: bank ?? '', reference: reference ?? '', beneficiary: beneficiary ?? '' },
  }
}
