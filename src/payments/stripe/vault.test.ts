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
    expect(await cards.saved(begun.reference)).toEqual({ kind: 'none', payUrl: begun.payUrl })

    const method = stripe.make('payment_method', 'pm', {})
    const intent = stripe.make('setup_intent', 'seti', { status: 'succeeded', payment_method: method.id })
    Object.assign(stripe.get(begun.reference)!, { status: 'complete', setup_intent: intent.id })
    const customer = String(stripe.get(begun.reference)!.customer)
    const card = { customer, card: method.id, brand: 'visa', last4: '4242', expiresOn: '2030-08-31' }
    expect(await cards.saved(begun.reference)).toEqual({ kind: 'kept', card })
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
  })

  describe('of which Stripe is asked what came of it', () => {
    const begun = async () => {
      const page = await cards.startSaving(ana)
      if (page.kind !== 'known') throw new Error(page.why)
      return { page, session: stripe.get(page.reference)! }
    }

    it('is none when nobody left it, when the page is over, and when Stripe knows no such page', async () => {
      const { page, session } = await begun()
      expect(await cards.saved(page.reference)).toEqual({ kind: 'none', payUrl: page.payUrl })
      Object.assign(session, { status: 'expired', url: null })
      expect(await cards.saved(page.reference)).toEqual({ kind: 'none' })
      expect(await cards.saved('cs_none')).toEqual({ kind: 'none' })
    })

    const error = (type: string) => ({ error: { type, message: 'sk_test_x in the text' } })
    it.each([
      ['it breaks', { status: 500, body: error('api_error') }],
      ['it does not know us', { status: 401, body: error('invalid_request_error') }],
      ['it has too much to do', { status: 429, body: error('rate_limit_error') }],
      ['something on the way does not know the address', { status: 404, body: error('not_found') }],
      ['it hangs up', 'cut'],
      ['it answers with something else', 'garbage'],
      ['it answers with half a page', { status: 200, body: { id: 'cs_1' } }],
    ] as const)('is not none when %s: that is silence', async (_, mishap) => {
      const { page } = await begun()
      // A line that was cut is tried at once again, as it may only have been idle.
      stripe.mishaps.push(...(mishap === 'cut' ? ([mishap, mishap, mishap] as const) : [mishap]))
      const saved = await cards.saved(page.reference)
      stripe.mishaps.length = 0
      expect(saved).toMatchObject({ kind: 'silence', why: expect.any(String) })
      expect(JSON.stringify(saved)).not.toContain('sk_test_x')
    })

    it('is not none when a card was left that cannot be read', async () => {
      const { page, session } = await begun()
      const unreadable = [null, 'seti_unexpanded', { status: 'succeeded', payment_method: 'pm_1' }]
      for (const intent of unreadable) {
        Object.assign(session, { status: 'complete', url: null, setup_intent: intent })
        expect(await cards.saved(page.reference)).toMatchObject({ kind: 'silence' })
      }
    })

    it('is asked about once, and for three seconds at most: somebody waits for the page', async () => {
      const { page } = await begun()
      stripe.requests.length = 0
      stripe.mishaps.push('hang')
      const before = Date.now()
      expect(await cards.saved(page.reference)).toMatchObject({ kind: 'silence' })
      expect(Date.now() - before).toBeLessThan(4500)
      expect(stripe.requests).toHaveLength(1)
    })
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
