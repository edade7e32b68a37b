import type Stripe from 'stripe'
import type { GatewayStatus, Order, Snapshot, Voucher } from '../gateway.ts'

type Facts = { order: Order; disputes?: readonly Stripe.Dispute[] }

/** A card paid at Stripe's page. The session is the payment's name; its intent appears when the person pays. */
export function snapshotOfSession(session: Stripe.Checkout.Session, { disputes }: Facts): Snapshot {
  const intent = typeof session.payment_intent === 'object' ? session.payment_intent : null
  const paymentId = session.metadata?.payment_id ?? session.client_reference_id ?? undefined
  return {
    kind: 'known',
    reference: session.id,
    status: statusOfSession(session, intent),
    ...paidOf(session, intent),
    paymentId,
    ...payeeOf(intent),
    returned: returnedOf(chargeOf(intent), disputes),
    ...(session.status === 'open' && session.url ? { payUrl: session.url } : {}),
    expiresAt: new Date(session.expires_at * 1000),
    ...refusalOf(intent),
  }
}

/** Everything else is an intent: a voucher, a transfer, a card that was kept. */
export function snapshotOfIntent(intent: Stripe.PaymentIntent, { order, disputes }: Facts): Snapshot {
  const status = statusOfIntent(intent, order)
  return {
    kind: 'known',
    reference: intent.id,
    status,
    ...(status === 'paid' && { paid: moneyOf(intent) }),
    paymentId: intent.metadata.payment_id,
    ...payeeOf(intent),
    returned: returnedOf(chargeOf(intent), disputes),
    ...voucherOf(intent.next_action),
    ...expiryOf(intent, order),
    ...refusalOf(intent),
  }
}

/** The charge that made the payment, or the last that was tried. */
export const chargeOf = (intent: Stripe.PaymentIntent | null): Stripe.Charge | undefined =>
  typeof intent?.latest_charge === 'object' && intent.latest_charge ? intent.latest_charge : undefined

function statusOfSession(session: Stripe.Checkout.Session, intent: Stripe.PaymentIntent | null): GatewayStatus {
  if (session.payment_status === 'paid') return 'paid'
  if (session.status === 'expired') return 'expired'
  return session.status === 'complete' || intent?.status === 'processing' ? 'processing' : 'open'
}

function statusOfIntent(intent: Stripe.PaymentIntent, { method, expiresAt }: Order): GatewayStatus {
  switch (intent.status) {
    case 'succeeded':
      return 'paid'
    case 'processing':
    case 'requires_capture':
      return 'processing'
    case 'canceled':
      return wasOver(intent, expiresAt) ? 'expired' : 'cancelled'
    case 'requires_payment_method':
      // What a voucher that was not paid in time becomes; for a card that was kept, it is the refusal.
      if (!intent.last_payment_error) return 'open'
      return method === 'cash' ? 'expired' : 'refused'
    default:
      return 'open'
  }
}

/** Stripe ended it, or we did because its time was over. */
const wasOver = ({ cancellation_reason: reason, canceled_at: at }: Stripe.PaymentIntent, expiresAt: Date) =>
  reason === 'automatic' || reason === 'expired' || (at ?? 0) * 1000 >= expiresAt.getTime()

/** To a transfer Stripe sets no end: ours is its end. */
function expiryOf({ next_action: action }: Stripe.PaymentIntent, { method, expiresAt }: Order): { expiresAt?: Date } {
  const oxxo = action?.oxxo_display_details?.expires_after
  if (oxxo) return { expiresAt: new Date(oxxo * 1000) }
  return method === 'transfer' && action ? { expiresAt } : {}
}

function paidOf(session: Stripe.Checkout.Session, intent: Stripe.PaymentIntent | null): Pick<Snapshot, 'paid'> {
  if (session.payment_status !== 'paid') return {}
  if (intent) return { paid: moneyOf(intent) }
  return { paid: { amount: session.amount_total ?? 0, currency: (session.currency ?? '').toUpperCase() } }
}

function moneyOf(intent: Stripe.PaymentIntent): NonNullable<Snapshot['paid']> {
  const card = chargeOf(intent)?.payment_method_details?.card
  return {
    amount: intent.amount_received,
    currency: intent.currency.toUpperCase(),
    ...(card?.authorization_code && { authorisation: card.authorization_code }),
    ...(card?.brand && card.last4 && { card: { brand: card.brand, last4: card.last4 } }),
  }
}

/** Stripe tells it only where one account collects for another. */
function payeeOf(intent: Stripe.PaymentIntent | null): Pick<Snapshot, 'payee'> {
  const payee = intent?.on_behalf_of ?? intent?.transfer_data?.destination
  if (!payee) return {}
  return { payee: typeof payee === 'string' ? payee : payee.id }
}

/** No money has moved: a bank only asks, or the dispute ended for us. */
const harmless = ['won', 'prevented', 'warning_needs_response', 'warning_under_review', 'warning_closed']

/** A refund that failed came back to us, so it is told with amount 0. */
function returnedOf(charge: Stripe.Charge | undefined, disputes: readonly Stripe.Dispute[] = []): Snapshot['returned'] {
  const refunds = (charge?.refunds?.data ?? []).map(({ id, amount, status }) => ({
    reference: id,
    kind: 'refund' as const,
    amount: status === 'failed' || status === 'canceled' ? 0 : amount,
  }))
  const chargebacks = disputes.map(({ id, amount, status }) => ({
    reference: id,
    kind: 'chargeback' as const,
    amount: harmless.includes(status) ? 0 : amount,
  }))
  return [...refunds, ...chargebacks]
}

function voucherOf(action: Stripe.PaymentIntent.NextAction | null): { voucher?: Voucher } {
  const oxxo = action?.oxxo_display_details
  if (oxxo?.number) return { voucher: { kind: 'cash', reference: oxxo.number, barcode: oxxo.number } }
  const transfer = action?.display_bank_transfer_instructions
  const spei = transfer?.financial_addresses?.find(({ type }) => type === 'spei')?.spei
  if (!spei) return {}
  const { clabe, bank_name: bank, account_holder_name: beneficiary } = spei
  return { voucher: { kind: 'transfer', clabe, bank, reference: transfer?.reference ?? '', beneficiary } }
}

function refusalOf(intent: Stripe.PaymentIntent | null): Pick<Snapshot, 'refusal'> {
  const error = intent?.last_payment_error
  const refusal = error?.decline_code ?? error?.code ?? error?.type
  return refusal ? { refusal } : {}
}
