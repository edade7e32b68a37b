import Stripe from 'stripe'
import { type CardVault, type Saved, savedPatienceMs } from '../card-vault.ts'
import type { Silence } from '../gateway.ts'
import { lastDayOf } from './vault-rules.ts'

const withCard = { expand: ['setup_intent.payment_method'] }

/** Cards are left at Stripe's page, as they are paid with there. */
export function stripeCards(stripe: Stripe, { timeoutMs = savedPatienceMs }: { timeoutMs?: number } = {}): CardVault {
  const soon = { timeout: Math.min(timeoutMs, savedPatienceMs), maxNetworkRetries: 0 }
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
        return savedOn(await stripe.checkout.sessions.retrieve(reference, withCard, soon))
      } catch (error) {
        const silence = silenceOf(error)
        const isNowhere = (error as { code?: string }).code === 'resource_missing'
        return isNowhere ? { kind: 'none' } : silence
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

/** A page ends after a day, or with a card; only of one that is still open is the address told. */
function savedOn({ status, url, customer, setup_intent: intent }: Stripe.Checkout.Session): Saved {
  if (status === 'open') return { kind: 'none', ...(url && { payUrl: url }) }
  if (status === 'expired') return { kind: 'none' }
  const method = typeof intent === 'object' ? intent?.payment_method : undefined
  if (status !== 'complete' || typeof customer !== 'string' || typeof method !== 'object' || !method?.card)
    return { kind: 'silence', why: 'unreadable answer' }
  const { brand, last4, exp_year, exp_month } = method.card
  return { kind: 'kept', card: { customer, card: method.id, brand, last4, expiresOn: lastDayOf(exp_year, exp_month) } }
}

function silenceOf(error: unknown): Silence {
  if (!(error instanceof Stripe.errors.StripeError)) throw error
  return { kind: 'silence', why: [error.type, error.statusCode, error.code].filter(Boolean).join(' ') }
}
