import type Stripe from 'stripe'
import type { Answer, Gateway, Order, Snapshot } from '../gateway.ts'
import {
  answerTo,
  isObjection,
  isOtherOrder,
  isTooLate,
  refusalUntried,
  type StripeSettings,
  stripeClient,
} from './client.ts'
import { stripeNotices } from './notice.ts'
import {
  cashParams,
  customerParams,
  refundParams,
  savedCardParams,
  sessionParams,
  transferParams,
} from './request-rules.ts'
import { readStripeSettlement } from './settlement-rules.ts'
import { chargeOf, snapshotOfIntent, snapshotOfSession } from './snapshot-rules.ts'
import { stripeCards } from './vault.ts'

/** OXXO takes no more in one payment: $10,000.00. */
const mostCash = 1_000_000
/** How long Stripe remembers a key, less an hour. */
const keysLastMs = 23 * 3_600_000
/** So long may a kept card's charge still be in the making: until then, one that is not found may come. */
const inTheMakingMs = 10 * 60_000
/** So far may Stripe's clock be behind ours. A payment is known by its id: too wide is harmless. */
const clocksApartMs = 3_600_000
const enough = 100
const withRefunds = { expand: ['latest_charge.refunds'] }
const withIntent = { expand: ['payment_intent.latest_charge.refunds'] }

const isSession = (reference: string) => reference.startsWith('cs_')
/** A card is paid at Stripe's page; whatever else is paid with has an intent from the start. */
const hasSession = ({ method, savedCard }: Order) => method === 'card' && !savedCard

/**
 * Stripe. A card goes to Stripe's own page; OXXO and SPEI are opened from here, so that their bar code and CLABE stand on
 * our page. Nothing here throws for what Stripe or the network may do.
 */
export function stripeGateway(settings: StripeSettings): Gateway {
  const stripe = stripeClient(settings)

  async function open(order: Order): Promise<Answer> {
    // A form that is sent again late is no leave to charge a card: so much may have happened since.
    if (order.savedCard && !mayStillCome(order)) return await ask({ order, reference: undefined })
    try {
      return await create(stripe, order)
    } catch (error) {
      return refusalUntried(error, order) ?? answerTo(error, order)
    }
  }

  async function ask({ order, reference }: { order: Order; reference: string | undefined }): Promise<Answer> {
    try {
      return reference ? await retrieve(stripe, reference, order) : await lookFor(stripe, order)
    } catch (error) {
      const answer = answerTo(error, order)
      // What it misses while it looks through its lists is not this payment.
      return answer.kind === 'unheard' && !reference ? { kind: 'silence', why: 'it could not look' } : answer
    }
  }

  return {
    name: 'stripe',
    methods: ['card', 'cash', 'transfer'],
    mostPer: { cash: mostCash },
    hosts: ['https://checkout.stripe.com'],
    payee: settings.payee,
    open,
    ask,

    // No key: closing twice is closing once, and under a key Stripe would repeat a «not now» for a day.
    async close({ order, reference }) {
      try {
        if (isSession(reference)) await stripe.checkout.sessions.expire(reference)
        else await stripe.paymentIntents.cancel(reference, { cancellation_reason: 'abandoned' })
      } catch (error) {
        if (!isObjection(error)) return answerTo(error, order)
        return await ask({ order, reference })
      }
      const answer = await ask({ order, reference })
      // A page that we closed is one that has expired, to Stripe.
      const isPage = isSession(reference) && answer.kind === 'known' && answer.status === 'expired'
      return isPage ? { ...answer, status: 'cancelled' } : answer
    },

    async refund({ order, reference, amount, key }) {
      try {
        const intent = isSession(reference) ? await intentOfSession(stripe, reference) : reference
        if (!intent) return { kind: 'silence', why: 'nothing was paid that could go back' }
        await stripe.refunds.create(refundParams(order, intent, amount), { idempotencyKey: key })
      } catch (error) {
        return answerTo(error, order)
      }
      return await ask({ order, reference })
    },

    async paymentOf(reference) {
      try {
        if (reference.startsWith('pi_')) return (await stripe.paymentIntents.retrieve(reference)).metadata.payment_id
        return (await stripe.charges.retrieve(reference)).metadata.payment_id
      } catch {
        return undefined
      }
    },

    cards: stripeCards(stripe, settings),
    readNotice: stripeNotices(stripe, settings.webhookSecrets),
    readSettlement: readStripeSettlement,
  }
}

/** The payment's id is the key: asked twice with the same order, Stripe answers as it did the first time. */
async function create(stripe: Stripe, order: Order): Promise<Answer> {
  const once = { idempotencyKey: order.id }
  if (hasSession(order)) {
    const session = await stripe.checkout.sessions.create(sessionParams(order), once)
    return known(session, () => snapshotOfSession(session, { order }))
  }
  const intent = await stripe.paymentIntents.create(await intentParams(stripe, order), once)
  return known(intent, () => snapshotOfIntent(intent, { order }))
}

async function intentParams(stripe: Stripe, order: Order): Promise<Stripe.PaymentIntentCreateParams> {
  if (order.savedCard) return savedCardParams(order, order.savedCard)
  if (order.method === 'cash') return cashParams(order)
  const customer = await stripe.customers.create(customerParams(order), { idempotencyKey: `${order.id}-customer` })
  return transferParams(order, customer.id)
}

async function retrieve(stripe: Stripe, reference: string, order: Order): Promise<Answer> {
  if (isSession(reference)) {
    const session = await stripe.checkout.sessions.retrieve(reference, withIntent)
    return await tellOfSession(stripe, session, order)
  }
  return await tellOfIntent(stripe, await stripe.paymentIntents.retrieve(reference, withRefunds), order)
}

/**
 * We asked and never had the answer. To a page or a voucher nobody was sent: while Stripe remembers the key, asking again is
 * the surest way; later we look through what it made for us since.
 */
async function lookFor(stripe: Stripe, order: Order): Promise<Answer> {
  if (order.savedCard) return await lookForCharge(stripe, order)
  if (Date.now() - order.createdAt.getTime() < keysLastMs) {
    try {
      const answer = await create(stripe, order)
      return answer.kind === 'known' ? await retrieve(stripe, answer.reference, order) : answer
    } catch (error) {
      if (isTooLate(error)) return { kind: 'unheard' }
      if (!isOtherOrder(error)) throw error
      const found = await find(stripe, order)
      return found.kind === 'unheard' ? { kind: 'silence', why: 'another order under the same key' } : found
    }
  }
  return await find(stripe, order)
}

/**
 * A kept card is charged by being asked for, so a question never asks for it again, not even under the same key: if the
 * first never arrived, the second would charge, and meanwhile somebody may have paid or stopped it.
 */
async function lookForCharge(stripe: Stripe, order: Order): Promise<Answer> {
  const found = await find(stripe, order)
  if (found.kind !== 'unheard' || !mayStillCome(order)) return found
  return { kind: 'silence', why: 'it may still be in the making' }
}

const mayStillCome = ({ createdAt }: Order) => Date.now() - createdAt.getTime() < inTheMakingMs

/** Through lists, which have what was made at once; Stripe's search may be a minute or an hour behind. */
async function find(stripe: Stripe, order: Order): Promise<Answer> {
  const since = Math.floor((order.createdAt.getTime() - clocksApartMs) / 1000)
  if (hasSession(order)) {
    for await (const session of stripe.checkout.sessions.list({ limit: enough })) {
      if (session.created < since) break
      if (session.client_reference_id === order.id) return await retrieve(stripe, session.id, order)
    }
    return { kind: 'unheard' }
  }
  const customer = order.savedCard && { customer: order.savedCard.customer }
  for await (const intent of stripe.paymentIntents.list({ ...customer, created: { gte: since }, limit: enough })) {
    if (intent.metadata.payment_id === order.id) return await retrieve(stripe, intent.id, order)
  }
  return { kind: 'unheard' }
}

async function tellOfSession(stripe: Stripe, session: Stripe.Checkout.Session, order: Order): Promise<Answer> {
  const intent = typeof session.payment_intent === 'object' ? session.payment_intent : null
  const disputes = await disputesOf(stripe, intent)
  return known(session, () => snapshotOfSession(session, { order, disputes }))
}

async function tellOfIntent(stripe: Stripe, intent: Stripe.PaymentIntent, order: Order): Promise<Answer> {
  const disputes = await disputesOf(stripe, intent)
  return known(intent, () => snapshotOfIntent(intent, { order, disputes }))
}

/** A charge says that it is disputed, but not how. */
async function disputesOf(stripe: Stripe, intent: Stripe.PaymentIntent | null): Promise<Stripe.Dispute[]> {
  if (!intent || !chargeOf(intent)?.disputed) return []
  return (await stripe.disputes.list({ payment_intent: intent.id, limit: enough })).data
}

async function intentOfSession(stripe: Stripe, reference: string): Promise<string | undefined> {
  const { payment_intent: intent } = await stripe.checkout.sessions.retrieve(reference)
  return typeof intent === 'string' ? intent : intent?.id
}

/** Something that calls itself an answer and is none decides nothing. */
function known(thing: { id?: string; metadata?: object | null }, snapshot: () => Snapshot): Answer {
  if (typeof thing?.id !== 'string' || typeof thing.metadata !== 'object')
    return { kind: 'silence', why: 'unreadable answer' }
  return snapshot()
}
