import Stripe from 'stripe'
import { describe, expect, it } from 'vitest'
import { stripeGateway } from './gateway.ts'

const stripe = new Stripe('sk_test_x')
const gateway = stripeGateway({ secretKey: 'sk_test_x', webhookSecrets: ['whsec_new', 'whsec_old'] })
const now = new Date('2026-11-24T09:00:00Z')
const seconds = (moment: Date) => Math.floor(moment.getTime() / 1000)

type Sending = { secret?: string; at?: Date; payload?: string; header?: string }

/** Stripe's own library signs. */
function sent(
  event: object,
  { secret = 'whsec_new', at = now, payload = JSON.stringify(event), header }: Sending = {},
) {
  const signed = stripe.webhooks.generateTestHeaderString({
    payload: JSON.stringify(event),
    secret,
    timestamp: seconds(at),
  })
  const headers = new Headers({ 'stripe-signature': header ?? signed })
  return gateway.readNotice({ headers, body: payload, now })
}

const event = (type: string, object: object) => ({ id: 'evt_1', object: 'event', type, data: { object } })
const paid = event('payment_intent.succeeded', {
  object: 'payment_intent',
  id: 'pi_1',
  metadata: { payment_id: '11111111-2222-3333-4444-555555555555', folio: 'PG-26-0000017' },
})

describe('a notice of Stripe', () => {
  it('names our payment where Stripe has our mark', () => {
    const notice = { kind: 'notice', eventId: 'evt_1', reference: '11111111-2222-3333-4444-555555555555' }
    expect(sent(paid)).toEqual(notice)
    const session = { object: 'checkout.session', id: 'cs_1', mode: 'payment', metadata: paid.data.object }
    expect(
      sent(event('checkout.session.completed', { ...session, ...paid.data.object, object: 'checkout.session' })),
    ).toEqual(notice)
    expect(sent(event('charge.refunded', { ...paid.data.object, object: 'charge', id: 'ch_1' }))).toEqual(notice)
  })

  it('names the intent or the charge where Stripe tells no more: a chargeback, a refund by hand', () => {
    const dispute = { object: 'dispute', id: 'dp_1', charge: 'ch_1', payment_intent: 'pi_1', metadata: {} }
    expect(sent(event('charge.dispute.created', dispute))).toMatchObject({ kind: 'notice', reference: 'pi_1' })
    const refund = { object: 'refund', id: 're_1', charge: { id: 'ch_1' }, payment_intent: null, metadata: {} }
    expect(sent(event('refund.created', refund))).toMatchObject({ kind: 'notice', reference: 'ch_1' })
  })

  it('is good under either of two secrets, while one is being replaced', () => {
    expect(sent(paid, { secret: 'whsec_old' }).kind).toBe('notice')
    expect(sent(paid, { secret: 'whsec_gone' })).toEqual({ kind: 'rejected', why: 'signature' })
  })

  it('is good for five minutes and no longer', () => {
    const ago = (ms: number) => ({ at: new Date(now.getTime() - ms) })
    expect(sent(paid, ago(300_000)).kind).toBe('notice')
    expect(sent(paid, ago(301_000))).toEqual({ kind: 'rejected', why: 'too-old' })
    expect(sent(paid, { ...ago(301_000), secret: 'whsec_old' })).toEqual({ kind: 'rejected', why: 'too-old' })
    expect(sent(paid, { ...ago(301_000), secret: 'whsec_gone' })).toEqual({ kind: 'rejected', why: 'signature' })
  })

  it('is believed to the letter only', () => {
    const signature = { kind: 'rejected', why: 'signature' }
    expect(sent(paid, { payload: JSON.stringify(paid).replace('succeeded', 'succeedeD') })).toEqual(signature)
    for (const header of ['', 'nonsense', 't=1,v1=', `t=${seconds(now)},v1=${'0'.repeat(64)}`, `t=${seconds(now)}`]) {
      expect(sent(paid, { header })).toEqual(signature)
    }
    expect(gateway.readNotice({ headers: new Headers(), body: JSON.stringify(paid), now })).toEqual(signature)
    expect(sent(paid, { payload: '' })).toEqual(signature)
    expect(sent(paid, { payload: 'x'.repeat(5_000_000) })).toEqual(signature)
  })

  it('is heard and left when it is not about a payment of ours', () => {
    const ignored = { kind: 'ignored', eventId: 'evt_1' }
    expect(sent(event('payout.paid', { object: 'payout', id: 'po_1' }))).toEqual(ignored)
    expect(sent(event('customer.created', paid.data.object))).toEqual(ignored)
    const foreign = { object: 'payment_intent', id: 'pi_other', metadata: { order: '7' } }
    expect(sent(event('payment_intent.succeeded', foreign))).toEqual(ignored)
    const setup = { object: 'checkout.session', id: 'cs_1', mode: 'setup', metadata: { customer_key: 'ana' } }
    expect(sent(event('checkout.session.completed', setup))).toEqual(ignored)
  })

  it('is rejected when it is signed and is no event', () => {
    const unreadable = { kind: 'rejected', why: 'unreadable' }
    const signed = (payload: string) => {
      const header = stripe.webhooks.generateTestHeaderString({ payload, secret: 'whsec_new', timestamp: seconds(now) })
      return gateway.readNotice({ headers: new Headers({ 'stripe-signature': header }), body: payload, now })
    }
    for (const payload of ['{', 'null', '[]', '"text"', '{"id":7}', '{"id":"evt_1","type":"charge.refunded"}']) {
      expect(signed(payload)).toEqual(unreadable)
    }
    expect(signed('{"id":"evt_1","object":"v2.core.event","type":"x"}')).toEqual(unreadable)
    expect(
      signed(JSON.stringify(event('charge.refunded', { metadata: { payment_id: 7 }, payment_intent: 7 }))),
    ).toEqual({
      kind: 'ignored',
      eventId: 'evt_1',
    })
  })
})
