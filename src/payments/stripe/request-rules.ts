import type Stripe from 'stripe'
import type { Order, SavedCard } from '../gateway.ts'

const seconds = (moment: Date) => Math.floor(moment.getTime() / 1000)

/** How Stripe knows a payment as ours. It copies what stands on the payment to its charge, and into its reports. */
const metadataOf = ({ id, folio }: Order) => ({ payment_id: id, folio })

/** The card's page is Stripe's own: no card number ever passes us. */
export function sessionParams(order: Order): Stripe.Checkout.SessionCreateParams {
  const metadata = metadataOf(order)
  return {
    mode: 'payment',
    allowed_payment_method_types: ['card'],
    line_items: [
      {
        quantity: 1,
        price_data: { currency: 'mxn', unit_amount: order.amount, product_data: { name: order.description } },
      },
    ],
    client_reference_id: order.id,
    metadata,
    payment_intent_data: { description: order.description, metadata },
    ...(order.email && { customer_email: order.email }),
    success_url: order.returnUrl,
    cancel_url: order.returnUrl,
    locale: 'es-419',
    // Stripe takes from 30 minutes to 24 hours. It must not hang on the clock: the same key wants the same words.
    expires_at: seconds(order.expiresAt),
  }
}

/** A bar code of OXXO, made at once: the person sees it on our page. Stripe counts whole days, to their end in Mexico. */
export const cashParams = (order: Order): Stripe.PaymentIntentCreateParams => ({
  ...intentParams(order),
  allowed_payment_method_types: ['oxxo'],
  payment_method_data: { type: 'oxxo', billing_details: billedTo(order) },
  payment_method_options: { oxxo: { expires_after_days: daysToPay(order) } },
  confirm: true,
})

/** A CLABE of the customer's own; with a customer for each payment, of the payment's own. */
export const transferParams = (order: Order, customer: string): Stripe.PaymentIntentCreateParams => ({
  ...intentParams(order),
  customer,
  allowed_payment_method_types: ['customer_balance'],
  payment_method_data: { type: 'customer_balance' },
  payment_method_options: {
    customer_balance: { funding_type: 'bank_transfer', bank_transfer: { type: 'mx_bank_transfer' } },
  },
  confirm: true,
})

export const savedCardParams = (order: Order, { customer, card }: SavedCard): Stripe.PaymentIntentCreateParams => ({
  ...intentParams(order),
  customer,
  payment_method: card,
  allowed_payment_method_types: ['card'],
  off_session: true,
  confirm: true,
})

export const customerParams = (order: Order): Stripe.CustomerCreateParams => ({
  ...(order.name && { name: order.name }),
  ...(order.email && { email: order.email }),
  metadata: metadataOf(order),
})

export const refundParams = (order: Order, intent: string, amount: number): Stripe.RefundCreateParams => ({
  payment_intent: intent,
  amount,
  reason: 'requested_by_customer',
  metadata: metadataOf(order),
  // Cash and transfers have no card to go back to: Stripe asks the person where the money should go.
  ...(order.method !== 'card' && order.email && { instructions_email: order.email }),
})

const intentParams = (order: Order) => ({
  amount: order.amount,
  currency: 'mxn',
  description: order.description,
  metadata: metadataOf(order),
  expand: ['latest_charge.refunds'],
})

/** OXXO wants a name and a surname, and an address for the receipt. */
const billedTo = ({ name, email, folio }: Order) => ({
  name: name && /\S\s+\S/.test(name) ? name : `Pago ${folio}`,
  email: email ?? 'sin-correo@example.com',
})

function daysToPay({ createdAt, expiresAt }: Order): number {
  const days = Math.round((expiresAt.getTime() - createdAt.getTime()) / 86_400_000)
  return Math.min(7, Math.max(1, days))
}
