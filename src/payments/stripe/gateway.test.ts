import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anOrder, aTransfer, aVoucher, known, minutes } from '../../../test/payments/orders.ts'
import { hasStripe, stripeServer } from '../../../test/payments/stripe-server.ts'
import type { Order } from '../gateway.ts'
import { stripeGateway } from './gateway.ts'

type Server = Awaited<ReturnType<typeof stripeServer>>

const why = hasStripe ? '' : ' (skipped: Stripe’s description is not beside this repository)'

describe.skipIf(!hasStripe)(`paying by Stripe${why}`, () => {
  let stripe: Server
  let gateway: ReturnType<typeof stripeGateway>
  const withPatience = (timeoutMs: number) =>
    stripeGateway({ secretKey: 'sk_test_x', webhookSecrets: ['whsec_1'], apiUrl: stripe.url, timeoutMs })

  beforeEach(async () => {
    stripe = await stripeServer()
    gateway = withPatience(5000)
  })
  afterEach(async () => {
    await stripe.close()
    expect(stripe.faults).toEqual([])
  })

  /** Opens and gives the name by which Stripe knows it. */
  const opened = async (order: Order) => ({ order, reference: known(await gateway.open(order)).reference })
  const asks = (what: string) => stripe.requests.filter(({ method, path }) => `${method} ${path}` === what)

  it('sends a person with a card to a page of Stripe’s', async () => {
    const order = anOrder()
    const snapshot = known(await gateway.open(order))
    expect(snapshot).toMatchObject({ status: 'open', paymentId: order.id, returned: [] })
    expect(gateway.hosts).toContain(new URL(snapshot.payUrl!).origin)
    expect(snapshot.expiresAt).toEqual(new Date(Math.floor(order.expiresAt.getTime() / 1000) * 1000))
    expect(snapshot.paid).toBeUndefined()
  })

  it('takes no card number itself: the order names none, and the page is Stripe’s', async () => {
    await gateway.open(anOrder())
    expect(stripe.requests.map(({ text }) => text).join()).not.toMatch(/number|cvc|exp_/)
  })

  it('gives OXXO’s bar code for our own page', async () => {
    const order = aVoucher()
    const snapshot = known(await gateway.open(order))
    expect(snapshot).toMatchObject({ status: 'open', paymentId: order.id })
    const digits = '12345678901234657890123456789012'
    expect(snapshot.voucher).toEqual({ kind: 'cash', reference: digits, barcode: digits })
    expect(snapshot.payUrl).toBeUndefined()
    expect(snapshot.expiresAt).toEqual(new Date(1_900_022_400_000))
    expect(stripe.requests[0]!.text).toContain('[expires_after_days]=3')
  })

  it('gives a CLABE that is the payment’s own', async () => {
    const ours = [known(await gateway.open(aTransfer())), known(await gateway.open(aTransfer()))]
    expect(ours[0]!.voucher).toEqual({
      kind: 'transfer',
      clabe: '002180650612345670',
      bank: 'BANAMEX',
      reference: '9876543',
      beneficiary: 'Stripe Payments Mexico',
    })
    expect(asks('POST /v1/customers')).toHaveLength(2)
    expect(new Set(ours.map(({ reference }) => stripe.get(reference)!.customer)).size).toBe(2)
  })

  it('sets a transfer the end that Stripe does not, and calls it expired when it is closed after that', async () => {
    const order = aTransfer({ expiresAt: new Date(Date.now() - 24 * 60 * minutes) })
    const { reference, expiresAt } = known(await gateway.open(order))
    expect(expiresAt).toEqual(order.expiresAt)
    expect(await gateway.close({ order, reference })).toMatchObject({ status: 'expired' })
  })

  it('opens for somebody who gave neither name nor address', async () => {
    for (const order of [anOrder, aVoucher, aTransfer]) {
      expect(await gateway.open(order({ email: undefined, name: undefined }))).toMatchObject({ kind: 'known' })
    }
  })

  for (const [method, order] of [
    ['card', anOrder],
    ['cash', aVoucher],
    ['transfer', aTransfer],
  ] as const) {
    it(`tells what was paid by ${method}, by whom and for which payment`, async () => {
      const payment = await opened(order())
      stripe.pay(payment.reference)
      const snapshot = known(await gateway.ask(payment))
      expect(snapshot).toMatchObject({
        status: 'paid',
        reference: payment.reference,
        paymentId: payment.order.id,
        paid: { amount: 125_050, currency: 'MXN', authorisation: '123456', card: { brand: 'visa', last4: '4242' } },
      })
    })

    it(`opens a payment by ${method} once, however often it is asked`, async () => {
      const payment = order()
      const answers = [await gateway.open(payment), await gateway.open(payment), await gateway.open(payment)]
      expect(new Set(answers.map((answer) => known(answer).reference)).size).toBe(1)
    })

    it(`finds a payment by ${method} whose opening was never answered`, async () => {
      const payment = order()
      stripe.mishaps.push(...(method === 'transfer' ? (['lost', 'lost'] as const) : (['lost', 'hang'] as const)))
      expect(await withPatience(150).open(payment)).toMatchObject({ kind: 'silence' })
      const snapshot = known(await gateway.ask({ order: payment, reference: undefined }))
      expect(snapshot).toMatchObject({ status: 'open', paymentId: payment.id })
      expect(known(await gateway.open(payment)).reference).toBe(snapshot.reference)
    })

    it(`makes a payment by ${method} unpayable, twice without harm`, async () => {
      const payment = await opened(order())
      expect(await gateway.close(payment)).toMatchObject({ status: 'cancelled', reference: payment.reference })
      expect(await gateway.close(payment)).toMatchObject({ kind: 'known' })
      expect(['cancelled', 'expired']).toContain(known(await gateway.ask(payment)).status)
    })

    it(`does not close what was paid by ${method} meanwhile`, async () => {
      const payment = await opened(order())
      stripe.pay(payment.reference)
      expect(await gateway.close(payment)).toMatchObject({ status: 'paid', paid: { amount: 125_050 } })
    })

    it(`gives part of a payment by ${method} back, once for each key`, async () => {
      const payment = await opened(order())
      stripe.pay(payment.reference)
      await gateway.refund({ ...payment, amount: 25_000, key: 'refund-1' })
      const { returned } = known(await gateway.refund({ ...payment, amount: 25_000, key: 'refund-1' }))
      expect(returned).toEqual([{ reference: expect.stringMatching(/^re_/), kind: 'refund', amount: 25_000 }])
      const again = known(await gateway.refund({ ...payment, amount: 10_000, key: 'refund-2' }))
      expect(again.returned.map(({ amount }) => amount)).toEqual([25_000, 10_000])
    })
  }

  it('holds the amount that came against nothing: the office compares', async () => {
    const payment = await opened(aTransfer())
    stripe.pay(payment.reference, { amount_received: 125_000, currency: 'usd', on_behalf_of: 'acct_other' })
    expect(await gateway.ask(payment)).toMatchObject({
      paid: { amount: 125_000, currency: 'USD' },
      payee: 'acct_other',
    })
  })

  it('knows a voucher that nobody paid, and one that a bank is still moving', async () => {
    const voucher = await opened(aVoucher())
    const error = { type: 'invalid_request_error', code: 'payment_intent_payment_attempt_expired' }
    Object.assign(stripe.get(voucher.reference)!, { status: 'requires_payment_method', last_payment_error: error })
    expect(await gateway.ask(voucher)).toMatchObject({ status: 'expired' })

    const moving = await opened(aTransfer())
    Object.assign(stripe.get(moving.reference)!, { status: 'processing' })
    expect(await gateway.ask(moving)).toMatchObject({ status: 'processing' })
  })

  it('tells chargebacks beside refunds, and those that ended well as nothing', async () => {
    const payment = await opened(anOrder())
    stripe.pay(payment.reference)
    const intent = stripe.get(payment.reference)!.payment_intent
    const charge = stripe.get(stripe.get(intent)!.latest_charge)!
    charge.disputed = true
    const dispute = stripe.make('dispute', 'dp', { amount: 125_050, payment_intent: intent, status: 'needs_response' })
    const standing = async () => known(await gateway.ask(payment)).returned
    const told = { reference: dispute.id, kind: 'chargeback' }

    expect(await standing()).toEqual([{ ...told, amount: 125_050 }])
    dispute.status = 'won'
    expect(await standing()).toEqual([{ ...told, amount: 0 }])
    dispute.status = 'warning_needs_response'
    expect(await standing()).toEqual([{ ...told, amount: 0 }])

    stripe.make('refund', 're', { amount: 500, charge: charge.id, status: 'failed' })
    expect((await standing())[0]).toMatchObject({ kind: 'refund', amount: 0 })
    expect(await gateway.paymentOf!(String(intent))).toBe(payment.order.id)
    expect(await gateway.paymentOf!(charge.id)).toBe(payment.order.id)
    expect(await gateway.paymentOf!('ch_none')).toBeUndefined()
  })

  it('says that Stripe has never heard of a payment', async () => {
    for (const reference of ['cs_none', 'pi_none']) {
      expect(await gateway.ask({ order: anOrder(), reference })).toEqual({ kind: 'unheard' })
      expect(await gateway.close({ order: anOrder(), reference })).toEqual({ kind: 'unheard' })
    }
  })

  it('does not open late what was never opened', async () => {
    const order = anOrder({
      createdAt: new Date(Date.now() - 40 * minutes),
      expiresAt: new Date(Date.now() + 20 * minutes),
    })
    expect(await gateway.ask({ order, reference: undefined })).toEqual({ kind: 'unheard' })
    const old = new Date(Date.now() - 30 * 60 * minutes)
    for (const make of [anOrder, aVoucher, aTransfer]) {
      expect(await gateway.ask({ order: make({ createdAt: old }), reference: undefined })).toEqual({ kind: 'unheard' })
    }
    expect(asks('POST /v1/payment_intents')).toEqual([])
  })

  it('finds what it opened under the same key in other words', async () => {
    const { order, reference } = await opened(anOrder())
    const other = { ...order, returnUrl: 'https://oficina.example/otra' }
    expect(await gateway.open(other)).toMatchObject({ kind: 'silence' })
    expect(await gateway.ask({ order: other, reference: undefined })).toMatchObject({ reference, status: 'open' })
  })

  it('gives nothing back of what nobody paid', async () => {
    for (const order of [anOrder(), aVoucher()]) {
      const payment = await opened(order)
      expect(await gateway.refund({ ...payment, amount: 100, key: 'k' })).toMatchObject({ kind: 'silence' })
    }
  })

  it('asks nothing that Stripe’s description forbids, and four things that it leaves out', async () => {
    const payment = await opened(anOrder())
    await gateway.close(payment)
    const paid = await opened(aVoucher())
    stripe.pay(paid.reference)
    stripe.chargeOf(paid.reference).disputed = true
    await gateway.ask(paid)
    await gateway.paymentOf!(stripe.chargeOf(paid.reference).id)
    stripe.make('payment_method', 'pm', {})
    await gateway.cards!.forget('pm_1')
    expect([...stripe.outside].sort()).toEqual([
      'GET /v1/charges/{id}',
      'GET /v1/disputes',
      'POST /v1/checkout/sessions/{id}/expire',
      'POST /v1/payment_methods/{id}/detach',
    ])
  })
})
