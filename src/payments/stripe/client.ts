import Stripe from 'stripe'
import type { Answer, Order } from '../gateway.ts'
import { snapshotOfIntent } from './snapshot-rules.ts'

export type StripeSettings = {
  secretKey: string
  /** Of the notices' address; two while one is being replaced. */
  webhookSecrets: readonly string[]
  /** Where Stripe answers, if not at its own address. */
  apiUrl?: string
  /** The account (`acct_…`) that must have been paid, where Stripe tells. */
  payee?: string
  timeoutMs?: number
}

/** A person waits for the answer, so it is asked for once more and not longer. */
export function stripeClient({ secretKey, apiUrl, timeoutMs = 8000 }: StripeSettings): Stripe {
  const url = apiUrl ? new URL(apiUrl) : undefined
  return new Stripe(secretKey, {
    timeout: timeoutMs,
    maxNetworkRetries: 1,
    telemetry: false,
    ...(url && {
      host: url.hostname,
      protocol: url.protocol === 'http:' ? 'http' : 'https',
      ...(url.port && { port: url.port }),
    }),
  })
}

/**
 * What Stripe's error says of a payment. Only a card that was declined is a refusal and only a thing that Stripe itself
 * misses is unheard of; the rest decides nothing. The text of an error is left out: it may repeat what was sent.
 */
export function answerTo(error: unknown, order: Order): Answer {
  if (!(error instanceof Stripe.errors.StripeError)) throw error
  if (error instanceof Stripe.errors.StripeCardError) {
    const refusal = error.decline_code ?? error.code ?? 'card_declined'
    if (error.payment_intent)
      return { ...snapshotOfIntent(error.payment_intent, { order }), status: 'refused', refusal }
    return refusedUnmade(order, refusal)
  }
  if (error.statusCode === 404 && error.code === 'resource_missing') return { kind: 'unheard' }
  return { kind: 'silence', why: [error.type, error.statusCode, error.code].filter(Boolean).join(' ') }
}

/** What Stripe may find wrong with a kept card's charge before it makes one: who pays, with what, or how much. */
const judgedFirst = ['payment_method', 'customer', 'amount']
const judgedFirstCodes = ['resource_missing', 'amount_too_small']

/** The refusal of a kept card that Stripe has not even tried. Asked again, it would say the same. */
export function refusalUntried(error: unknown, order: Order): Answer | undefined {
  if (!order.savedCard || !(error instanceof Stripe.errors.StripeInvalidRequestError)) return undefined
  const { code, param, payment_intent: made } = error
  const isClear = judgedFirst.includes(param ?? '') || judgedFirstCodes.includes(code ?? '')
  return isClear && !made ? refusedUnmade(order, code ?? `invalid_${param}`) : undefined
}

/** Stripe has no payment of that name, so our own stands for it. */
const refusedUnmade = ({ id }: Order, refusal: string): Answer => ({
  kind: 'known',
  reference: id,
  status: 'refused',
  paymentId: id,
  returned: [],
  refusal,
})

/** Stripe will not do it as things stand: it is paid, closed or under way already. */
export const isObjection = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripeInvalidRequestError && error.statusCode === 400

export const isOtherOrder = (error: unknown): boolean => error instanceof Stripe.errors.StripeIdempotencyError

/** There are fewer than the 30 minutes left that Stripe wants: it has made no session, and will make none. */
export const isTooLate = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripeInvalidRequestError && error.param === 'expires_at'
