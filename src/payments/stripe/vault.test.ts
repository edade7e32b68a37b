import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hasStripe, stripeServer } from '../../../test/payments/stripe-server.ts'
import { stripeGateway } from './gateway.ts'
import { lastDayOf } from './vault-rules.ts'

describe.skipIf(!hasStripe)('a card kept at Stripe', () => {
  let stripe: Awaited<ReturnType<typeof stripeServer>>
  let cards: NonNullable<ReturnType<typeof stripeGateway>['cards']>
  const ana = {
    customerKey: 'ana',
    email: 'ana@example.com',
    returnUrl: 'https://oficina.example/tarjetas',
    key: 'k-1',
  }

  beforeEach(async () => {
    stripe = await stripeServer()
    cards = stripeGateway({ secretKey: 'sk_test_x', webhookSecrets: [], apiUrl: stripe.url, timeoutMs: 5000 }).cards!
  })
  afterEach(async () => {
    await stripe.close()
    expect(stripe.faults).toEqual([])
  })

  it('is left at Stripe’s page, and known afterwards by its last four digits and its last day', async () => {
    const begun = await cards.startSaving(ana)
    if (begun.kind !== 'known') throw new Error(begun.why)
    expect(begun.payUrl).toMatch(/^https:\/\/checkout\.stripe\.com\//)
    expect(await cards.saved(begun.reference)).toBeUndefined()

    const method = stripe.make('payment_method', 'pm', {})
    const intent = stripe.make('setup_intent', 'seti', { status: 'succeeded', payment_method: method.id })
    Object.assign(stripe.get(begun.reference)!, { status: 'complete', setup_intent: intent.id })
    const customer = String(stripe.get(begun.reference)!.customer)
    const card = { customer, card: method.id, brand: 'visa', last4: '4242', expiresOn: '2030-08-31' }
    expect(await cards.saved(begun.reference)).toEqual(card)
    expect(await cards.forget(method.id)).toEqual({ kind: 'forgotten' })
  })

  it('is asked for once under one key', async () => {
    expect(await cards.startSaving(ana)).toEqual(await cards.startSaving(ana))
  })

  it('is forgotten when Stripe does not know it, and not when Stripe does not answer', async () => {
    expect(await cards.forget('pm_none')).toEqual({ kind: 'forgotten' })
    const broken = { status: 500, body: { error: { type: 'api_error', message: '' } } }
    stripe.mishaps.push(broken, broken)
    expect(await cards.forget('pm_none')).toMatchObject({ kind: 'silence' })
    stripe.mishaps.push(broken, broken)
    expect(await cards.startSaving({ ...ana, key: 'k-2' })).toMatchObject({ kind: 'silence' })
    expect(await cards.saved('cs_none')).toBeUndefined()
  })
})

describe('the last day of a card', () => {
  it('is the last of its month', () => {
    expect([lastDayOf(2028, 2), lastDayOf(2027, 2), lastDayOf(2026, 12)]).toEqual([
      '2028-02-29',
      '2027-02-28',
      '2026-12-31',
    ])
  })
})
