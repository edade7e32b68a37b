import Stripe from 'stripe'
import type { CardVault } from '../card-vault.ts'
import type { Silence } from '../gateway.ts'
import { lastDayOf } from './vault-rules.ts'

/** Cards are left at Stripe's page, as they are paid with there. */
export function stripeCards(stripe: Stripe): CardVault {
  return {
    async startSaving({ customerKey, email, returnUrl, key }) {
      try {
        const customer = await stripe.customers.create(
          { email, metadata: { customer_key: customerKey } },
          { idempotencyKey: `${key}-customer` },
        )
        const session = await stripe.checkout.sessions.create(
          {
            mode: 'setup',
            currency: 'mxn',
            allowed_payment_method_types: ['card'],
            customer: customer.id,
            metadata: { customer_key: customerKey },
            success_url: returnUrl,
            cancel_url: returnUrl,
            locale: 'es-419',
          },
          { idempotencyKey: key },
        )
        if (!session.url) return { kind: 'silence', why: 'it gave no address' }
        return { kind: 'known', reference: session.id, payUrl: session.url }
      } catch (error) {
        return silenceOf(error)
      }
    },

    async saved(reference) {
      try {
        const session = await stripe.checkout.sessions.retrieve(reference, { expand: ['setup_intent.payment_method'] })
        const intent = typeof session.setup_intent === 'object' ? session.setup_intent : null
        const method = typeof intent?.payment_method === 'object' ? intent.payment_method : null
        if (intent?.status !== 'succeeded' || !method?.card || typeof session.customer !== 'string') return undefined
        const { brand, last4, exp_year, exp_month } = method.card
        return { customer: session.customer, card: method.id, brand, last4, expiresOn: lastDayOf(exp_year, exp_month) }
      } catch (error) {
        silenceOf(error)
        return undefined
      }
    },

    async forget(card) {
      try {
        await stripe.paymentMethods.detach(card)
        return { kind: 'forgotten' }
      } catch (error) {
        const silence = silenceOf(error)
        const isGone = error instanceof Stripe.errors.StripeInvalidRequestError
        return isGone ? { kind: 'forgotten' } : silence
      }
    },
  }
}

function silenceOf(error: unknown): Silence {
  if (!(error instanceof Stripe.errors.StripeError)) throw error
  return { kind: 'silence', why: [error.type, error.statusCode, error.code].filter(Boolean).join(' ') }
}
