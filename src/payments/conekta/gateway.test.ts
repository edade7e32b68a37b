import { generateKeyPairSync } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { conektaServer, hasConekta } from '../../../test/payments/conekta-server.ts'
import { anOrder, aSavedCard, aTransfer, aVoucher, known, minutes } from '../../../test/payments/orders.ts'
import { readProfile } from '../../web/profile.ts'
import type { Order } from '../gateway.ts'
import { conektaGateway } from './gateway.ts'
import { contactOf } from './request-rules.ts'

const why = hasConekta ? '' : ' (skipped: Conekta’s description is not beside this repository)'
const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const webhookPublicKeys = [publicKey.export({ type: 'spki', format: 'pem' }).toString()]

describe.skipIf(!hasConekta)(`paying by Conekta${why}`, () => {
  let conekta: Awaited<ReturnType<typeof conektaServer>>
  let gateway: ReturnType<typeof conektaGateway>
  const withPatience = (timeoutMs: number) =>
    conektaGateway({ privateKey: 'key_x', webhookPublicKeys, apiUrl: conekta.url, timeoutMs })

  beforeEach(async () => {
    conekta = await conektaServer({ pageSize: 2 })
    gateway = withPatience(5000)
  })
  afterEach(async () => {
    await conekta.close()
    expect(conekta.faults).toEqual([])
  })

  const opened = async (order: Order) => ({ order, reference: known(await gateway.open(order)).reference })
  const asks = (what: string) => conekta.requests.filter(({ method, path }) => `${method} ${path}` === what)
  const ago = (ms: number) => new Date(Date.now() - ms)

  it('sends a person with a card to a page of Conekta’s', async () => {
    const order = anOrder()
    const snapshot = known(await gateway.open(order))
    expect(snapshot).toMatchObject({ status: 'open', paymentId: order.id, returned: [] })
    expect(gateway.hosts).toContain(new URL(snapshot.payUrl!).origin)
    expect(snapshot.expiresAt).toEqual(new Date(Math.floor(order.expiresAt.getTime() / 1000) * 1000))
    expect(conekta.requests.map(({ text }) => text).join()).not.toMatch(/"number"|cvc|exp_/)
  })

  it('gives a bar code for our own page, and the shops that take it', async () => {
    const { voucher, payUrl } = known(await gateway.open(aVoucher()))
    expect(voucher).toMatchObject({ kind: 'cash', reference: '10001140326893401915', barcode: '10001140326893401915' })
    expect(voucher?.kind === 'cash' && voucher.stores).toContain('Farmacias del Ahorro')
    expect(payUrl).toBeUndefined()
  })

  it('gives a CLABE', async () => {
    const { voucher } = known(await gateway.open(aTransfer()))
    expect(voucher).toEqual({
      kind: 'transfer',
      clabe: '734180008033435128',
      bank: 'FINCO PAY',
      reference: '',
      beneficiary: '',
    })
  })

  it('opens for somebody who gave neither name nor address, with those of the utility', async () => {
    const contact = contactOf(readProfile('demo'))
    const withUtility = conektaGateway({ privateKey: 'key_x', webhookPublicKeys, apiUrl: conekta.url, contact })
    for (const order of [anOrder, aVoucher, aTransfer]) {
      expect(await withUtility.open(order({ email: undefined, name: undefined }))).toMatchObject({ kind: 'known' })
    }
    expect(await withUtility.open(anOrder())).toMatchObject({ kind: 'known' })
    const sent = conekta.requests.flatMap(({ method, text }) =>
      method === 'POST' ? [JSON.parse(text).customer_info] : [],
    )
    const utility = { name: 'Cliente', email: 'hola@encinal.example', phone: '+524425550100' }
    expect(sent).toEqual([utility, utility, utility, { ...utility, name: 'Ana Robles', email: 'ana@example.com' }])
  })

  it('opens for them where the utility has no address and no telephone either', async () => {
    for (const order of [anOrder, aVoucher, aTransfer]) {
      expect(await gateway.open(order({ email: undefined, name: undefined }))).toMatchObject({ kind: 'known' })
    }
  })

  it.each([
    ['442 555 0100', '+524425550100'],
    ['(442) 555-0100', '+524425550100'],
    ['+52 442 555 0100', '+524425550100'],
    ['52 1 442 555 0100', '+5214425550100'],
    ['073', '+5215555555555'],
    ['442 555 0100 ext. 12', '+5215555555555'],
    [null, '+5215555555555'],
  ])('of the telephone %s tells Conekta %s', (phone, told) => {
    expect(contactOf({ email: null, phone })).toEqual({ email: 'sin-correo@example.com', phone: told })
  })

  it('keeps no card, and charges none', async () => {
    expect(gateway.cards).toBeUndefined()
    expect(await gateway.open(aSavedCard())).toEqual({ kind: 'unheard' })
    expect(conekta.requests).toEqual([])
  })

  for (const [method, make] of [
    ['card', anOrder],
    ['cash', aVoucher],
    ['transfer', aTransfer],
  ] as const) {
    it(`tells what was paid by ${method}, by whom and for which payment`, async () => {
      const payment = await opened(make())
      conekta.pay(payment.reference)
      const snapshot = known(await gateway.ask(payment))
      expect(snapshot).toMatchObject({
        status: 'paid',
        reference: payment.reference,
        paymentId: payment.order.id,
        paid: { amount: 125_050, currency: 'MXN' },
      })
      if (method === 'card') expect(snapshot.paid?.card?.last4).toMatch(/^\d{4}$/)
      expect(snapshot.payUrl ?? snapshot.voucher).toBeUndefined()
    })

    it(`opens a payment by ${method} once, however often it is asked, and by how many at the same time`, async () => {
      const order = make()
      const answers = await Promise.all([gateway.open(order), gateway.open(order), gateway.open(order)])
      answers.push(await gateway.open(order))
      expect(new Set(answers.map((answer) => known(answer).reference)).size).toBe(1)
      expect(conekta.orders).toHaveLength(1)
    })

    it(`finds a payment by ${method} whose opening was never answered, among others`, async () => {
      const order = make()
      await withPatience(5000).open(anOrder())
      conekta.mishaps.push({ status: 200, body: { object: 'list', has_more: false, data: [] } }, 'lost')
      expect(await withPatience(200).open(order)).toMatchObject({ kind: 'silence' })
      for (let more = 0; more < 4; more++) await gateway.open(anOrder())
      expect(await gateway.ask({ order, reference: undefined })).toMatchObject({ status: 'open', paymentId: order.id })
      expect(conekta.orders).toHaveLength(6)
    })

    it(`makes a payment by ${method} unpayable, twice without harm`, async () => {
      const payment = await opened(make())
      expect(await gateway.close(payment)).toMatchObject({ status: 'cancelled', reference: payment.reference })
      expect(await gateway.close(payment)).toMatchObject({ status: 'cancelled' })
    })

    it(`does not close what was paid by ${method} meanwhile`, async () => {
      const payment = await opened(make())
      conekta.pay(payment.reference)
      expect(await gateway.close(payment)).toMatchObject({ status: 'paid', paid: { amount: 125_050 } })
    })

    it(`gives part of a payment by ${method} back, once for each key`, async () => {
      const payment = await opened(make())
      conekta.pay(payment.reference)
      const refunds = { ...payment, amount: 25_000, key: 'refund-1' }
      await Promise.all([gateway.refund(refunds), gateway.refund(refunds)])
      const { returned } = known(await gateway.refund(refunds))
      expect(returned).toEqual([{ reference: expect.stringMatching(/^refund-/), kind: 'refund', amount: 25_000 }])
      const again = known(await gateway.refund({ ...payment, amount: 10_000, key: 'refund-2' }))
      expect(again.returned.map(({ amount }) => amount)).toEqual([25_000, 10_000])
      expect(again).toMatchObject({ status: 'paid', paid: { amount: 125_050 } })
    })
  }

  it('closes the page where Conekta does not let go of the order', async () => {
    const payment = await opened(anOrder())
    conekta.stubborn.add(payment.reference)
    expect(await gateway.close(payment)).toMatchObject({ status: 'cancelled' })
    const voucher = await opened(aVoucher())
    conekta.stubborn.add(voucher.reference)
    expect(await gateway.close(voucher)).toMatchObject({ status: 'open' })
  })

  it('does not give back what an unanswered refund gave back already', async () => {
    const payment = await opened(anOrder())
    conekta.pay(payment.reference)
    const impatient = withPatience(200)
    const paid = conekta.get(payment.reference)
    conekta.mishaps.push({ status: 200, body: paid }, 'lost')
    expect(await impatient.refund({ ...payment, amount: 500, key: 'k' })).toMatchObject({ kind: 'silence' })
    expect(known(await gateway.refund({ ...payment, amount: 500, key: 'k' })).returned).toHaveLength(1)
  })

  it('gives the same amount back twice where it is said what went back before', async () => {
    const payment = await opened(anOrder())
    conekta.pay(payment.reference)
    const half = { ...payment, amount: 500 }
    await gateway.refund({ ...half, key: 'k-0', before: 0 })
    expect(known(await gateway.refund({ ...half, key: 'k-0', before: 0 })).returned).toHaveLength(1)
    expect(known(await gateway.refund({ ...half, key: 'k-500', before: 500 })).returned).toHaveLength(2)
    expect(known(await gateway.refund({ ...half, key: 'k-500', before: 500 })).returned).toHaveLength(2)
    expect(known(await gateway.refund({ ...half, key: 'unsaid' })).returned).toHaveLength(2)
  })

  it('holds the amount that came against nothing: the office compares', async () => {
    const payment = await opened(aTransfer())
    conekta.pay(payment.reference, { amount: 125_000, currency: 'USD' })
    expect(await gateway.ask(payment)).toMatchObject({ paid: { amount: 125_000, currency: 'USD' } })
  })

  it('says that a card was declined, with the order Conekta made for it or without', async () => {
    const order = anOrder()
    const empty = { status: 200, body: { object: 'list', has_more: false, data: [] } }
    const error = {
      object: 'error',
      type: 'processing_error',
      details: [{ code: 'conekta.errors.processing.bank.declined' }],
    }
    const made = { ...conekta.create({ line_items: [{ unit_price: 1 }], currency: 'MXN', metadata: {} }), id: 'ord_x' }
    conekta.mishaps.push(empty, { status: 402, body: { ...error, data: made } })
    expect(await gateway.open(order)).toMatchObject({ status: 'refused', reference: 'ord_x', paymentId: order.id })
    conekta.mishaps.push(empty, conekta.errorOf(402))
    expect(await gateway.open(order)).toMatchObject({
      status: 'refused',
      reference: order.id,
      refusal: expect.stringContaining('402'),
    })
  })

  for (const [name, mishap] of [
    ['does not answer in time', 'hang'],
    ['hangs up', 'cut'],
    ['breaks', 500],
    ['has too much to do', 429],
    ['does not know us', 401],
    ['objects', 422],
    ['answers with something else', 'garbage'],
    ['answers with nothing that we know', { status: 200, body: { object: 'order', id: 7 } }],
  ] as const) {
    it(`says nothing of a payment when Conekta ${name}`, async () => {
      const payment = await opened(anOrder())
      const impatient = withPatience(150)
      const questions = [
        () => impatient.ask(payment),
        () => impatient.ask({ order: anOrder(), reference: undefined }),
        () => impatient.open(anOrder()),
        () => impatient.close(payment),
        () => impatient.refund({ ...payment, amount: 100, key: 'k' }),
      ]
      for (const question of questions) {
        const body = { object: 'error', details: [{ code: 'conekta.errors.x', message: 'key_x in the text' }] }
        const one = typeof mishap === 'number' ? { status: mishap, body } : mishap
        conekta.mishaps.push(one, one)
        const answer = await question()
        expect(answer).toMatchObject({ kind: 'silence' })
        expect(JSON.stringify(answer)).not.toContain('key_x')
        conekta.mishaps.length = 0
      }
    })
  }

  it('says that Conekta has never heard of a payment, once it cannot be in the making any more', async () => {
    const payment = { order: anOrder(), reference: 'ord_none' }
    expect(await gateway.ask(payment)).toEqual({ kind: 'unheard' })
    expect(await gateway.close(payment)).toEqual({ kind: 'unheard' })
    expect(await gateway.refund({ ...payment, amount: 1, key: 'k' })).toEqual({ kind: 'unheard' })
    const unnamed = (createdAt: Date) => gateway.ask({ order: anOrder({ createdAt }), reference: undefined })
    expect(await unnamed(ago(1 * minutes))).toMatchObject({ kind: 'silence' })
    expect(await unnamed(ago(3 * minutes))).toEqual({ kind: 'unheard' })
    expect(asks('POST /orders')).toEqual([])
  })

  it('gives nothing back of what nobody paid', async () => {
    const payment = await opened(aVoucher())
    expect(await gateway.refund({ ...payment, amount: 100, key: 'k' })).toMatchObject({ kind: 'silence' })
    expect(asks(`POST /orders/${payment.reference}/refunds`)).toEqual([])
  })

  it('tells whose a charge is', async () => {
    const { order, reference } = await opened(aVoucher())
    const charge = conekta.get(reference)!.charges!.data[0]!
    expect(await gateway.paymentOf!(charge.id)).toBe(order.id)
    expect(await gateway.paymentOf!(reference)).toBe(order.id)
    expect(await gateway.paymentOf!('charge-none')).toBeUndefined()
    conekta.mishaps.push('cut')
    expect(await gateway.paymentOf!('charge-none')).toBeUndefined()
  })
})
