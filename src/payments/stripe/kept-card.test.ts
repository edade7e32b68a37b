import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { anInvoice } from '../../../test/builders.ts'
import { withDatabase } from '../../../test/database.ts'
import {
  aDebit,
  aSavedCard as aKeptCard,
  aSaver,
  mailsLeave,
  paymentsFor,
  receivedFor,
} from '../../../test/payments/a-saver.ts'
import { aSavedCard, known, minutes } from '../../../test/payments/orders.ts'
import { hasStripe, stripeServer } from '../../../test/payments/stripe-server.ts'
import type { Sql } from '../../db.ts'
import { debitRound } from '../debit-worker.ts'
import { gatewaysOf } from '../gateways.ts'
import { askAbout, closeAtGateway } from '../paying.ts'
import { stripeGateway } from './gateway.ts'

const hours = 60 * minutes

describe.skipIf(!hasStripe)('a kept card that Stripe charges', () => {
  let stripe: Awaited<ReturnType<typeof stripeServer>>
  let gateway: ReturnType<typeof stripeGateway>
  const withPatience = (timeoutMs: number) =>
    stripeGateway({ secretKey: 'sk_test_x', webhookSecrets: [], apiUrl: stripe.url, timeoutMs })
  const charges = () =>
    stripe.requests.filter(({ method, path }) => method === 'POST' && path === '/v1/payment_intents')
  const aged = (age: number, card?: string) => ({ ...aSavedCard(card), createdAt: new Date(Date.now() - age) })
  const unnamed = (order: ReturnType<typeof aged>) => gateway.ask({ order, reference: undefined })

  beforeEach(async () => {
    stripe = await stripeServer()
    gateway = withPatience(5000)
  })
  afterEach(async () => {
    await stripe.close()
    expect(stripe.faults).toEqual([])
  })

  it('is paid without the person, once however often it is opened', async () => {
    const order = aSavedCard()
    expect(await gateway.open(order)).toMatchObject({ status: 'paid', paymentId: order.id, paid: { amount: 125_050 } })
    expect(await gateway.open(order)).toMatchObject({ status: 'paid' })
    expect(stripe.requests[0]!.text).toContain('off_session=true')
  })

  it('is refused, and still so when it is asked about by either name', async () => {
    const order = aSavedCard('pm_bad')
    const refused = known(await gateway.open(order))
    expect(refused).toMatchObject({ status: 'refused', refusal: 'insufficient_funds', paymentId: order.id })
    expect(await gateway.ask({ order, reference: refused.reference })).toMatchObject({ status: 'refused' })
    expect(await unnamed(order)).toMatchObject({ status: 'refused' })
    expect(charges()).toHaveLength(1)
  })

  describe('whose answer was lost', () => {
    const lost = async (age: number, card?: string) => {
      const order = aged(age, card)
      stripe.mishaps.push('lost', 'hang')
      expect(await withPatience(150).open({ ...order, createdAt: new Date() })).toMatchObject({ kind: 'silence' })
      expect(charges().length).toBeGreaterThan(0)
      stripe.requests.length = 0
      return order
    }

    for (const age of [0, 9 * minutes, 22 * hours, 30 * hours]) {
      it(`is found ${age / minutes} minutes later, and nothing is charged`, async () => {
        const order = await lost(age)
        expect(await unnamed(order)).toMatchObject({ status: 'paid', paymentId: order.id, paid: { amount: 125_050 } })
        expect(charges()).toEqual([])
      })
    }

    it('is found when it was refused', async () => {
      expect(await unnamed(await lost(22 * hours, 'pm_bad'))).toMatchObject({ status: 'refused' })
      expect(charges()).toEqual([])
    })

    it('is found among others of the same card, and by the customer’s list alone', async () => {
      await gateway.open(aSavedCard())
      const order = await lost(hours)
      await gateway.open(aSavedCard())
      const found = known(await unnamed(order))
      expect(found.paymentId).toBe(order.id)
      const lists = stripe.requests.filter(({ method, path }) => method === 'GET' && path === '/v1/payment_intents')
      expect(lists.map(({ search }) => search).join()).toMatch(/customer=cus_ana/)
    })

    it('is found though Stripe’s clock is half an hour behind ours', async () => {
      const order = await lost(0)
      const ahead = { ...order, createdAt: new Date(Date.now() + 30 * minutes) }
      expect(await unnamed(ahead)).toMatchObject({ status: 'paid' })
    })
  })

  describe('whose order never arrived', () => {
    it('is not asked for again by a question, and nobody says too soon that there is none', async () => {
      for (const age of [0, minutes, 9 * minutes]) expect(await unnamed(aged(age))).toMatchObject({ kind: 'silence' })
      expect(charges()).toEqual([])
    })

    it('is unheard of after ten minutes, and 22 hours later', async () => {
      for (const age of [11 * minutes, 22 * hours, 30 * hours])
        expect(await unnamed(aged(age))).toEqual({ kind: 'unheard' })
      expect(charges()).toEqual([])
    })

    it('is charged when the person sends the same form again at once, and not when it is sent again late', async () => {
      expect(await gateway.open(aged(2 * minutes))).toMatchObject({ status: 'paid' })
      expect(charges()).toHaveLength(1)
      for (const age of [11 * minutes, 22 * hours, 30 * hours])
        expect(await gateway.open(aged(age))).toEqual({ kind: 'unheard' })
      expect(charges()).toHaveLength(1)
    })

    it('is not called unheard of when Stripe cannot look', async () => {
      const broken = { status: 500, body: { error: { type: 'api_error', message: '' } } }
      const nobody = { status: 404, body: { error: { type: 'invalid_request_error', code: 'resource_missing' } } }
      const noCustomer = { status: 400, body: { error: { ...nobody.body.error, param: 'customer' } } }
      for (const mishaps of [[broken, broken], [nobody], [noCustomer]]) {
        stripe.mishaps.push(...mishaps)
        expect(await unnamed(aged(hours))).toMatchObject({ kind: 'silence' })
        stripe.mishaps.push(...mishaps)
        expect(await gateway.open(aged(hours))).toMatchObject({ kind: 'silence' })
      }
    })
  })

  describe('which Stripe does not even try', () => {
    const objection = (error: object, status = 400) => ({
      status,
      body: { error: { type: 'invalid_request_error', message: 'sk_test_x in the text', ...error } },
    })

    it.each([
      ['the card is another customer’s', objection({ param: 'payment_method' }), 'invalid_payment_method'],
      ['the card is gone', objection({ code: 'resource_missing', param: 'payment_method' }), 'resource_missing'],
      ['the customer is gone', objection({ code: 'resource_missing', param: 'customer' }), 'resource_missing'],
      ['it is not there, says a 404', objection({ code: 'resource_missing' }, 404), 'resource_missing'],
      ['it is less than Stripe takes', objection({ code: 'amount_too_small' }), 'amount_too_small'],
      ['it is more than Stripe takes', objection({ code: 'amount_too_large', param: 'amount' }), 'amount_too_large'],
    ])('is refused at once: %s', async (_, reply, refusal) => {
      const order = aSavedCard()
      stripe.mishaps.push(reply)
      const refused = known(await gateway.open(order))
      expect(refused).toEqual({
        kind: 'known',
        reference: order.id,
        status: 'refused',
        paymentId: order.id,
        returned: [],
        refusal,
      })
      expect(JSON.stringify(refused)).not.toContain('sk_test_x')
      expect(await gateway.ask({ order, reference: refused.reference })).toEqual({ kind: 'unheard' })
    })

    it.each([
      ['our key is used for something else', objection({ type: 'idempotency_error' })],
      ['an intent was made all the same', objection({ param: 'payment_method', payment_intent: { id: 'pi_1' } })],
      ['something else of the order is wrong', objection({ param: 'description' })],
      ['something on the way does not know the address', objection({ code: 'not_found' }, 404)],
      ['the account may not', { status: 403, body: { error: { type: 'invalid_request_error' } } }],
      ['the key is wrong', { status: 401, body: { error: { type: 'invalid_request_error' } } }],
    ])('is not refused: %s', async (_, reply) => {
      stripe.mishaps.push(reply)
      expect(await gateway.open(aSavedCard())).toMatchObject({ kind: 'silence' })
    })
  })

  describe('in an office', () => {
    /** Ana’s invoice is charged on the 17th, and Stripe takes what is asked and does not answer. */
    const silentCharge = async (sql: Sql, { isMade = false } = {}) => {
      const ana = await aSaver(sql)
      await sql`update debits set ended_at = now(), end_cause = 'changed'`
      const card = await aKeptCard(sql, { account: ana.account, gateway: 'stripe' })
      await aDebit(sql, { account: ana.account, contract: ana.contract, card })
      const till = (today: string, patience = 5000) => ({
        ...ana.services,
        today: () => today,
        gateways: gatewaysOf([withPatience(patience)]),
      })
      await debitRound(till('2021-03-12'))
      await mailsLeave(sql, '2021-03-12')
      stripe.mishaps.push(...(isMade ? (['lost', 'hang'] as const) : (['hang', 'hang'] as const)))
      await debitRound(till('2021-03-17', 150))
      expect(await paymentsFor(sql, ana.invoice)).toMatchObject([{ state: 'unknown' }])
      stripe.requests.length = 0
      await sql`update payments set created_at = created_at - interval '22 hours'`
      const [charge] = await paymentsFor(sql, ana.invoice)
      return { ...ana, till, id: charge!.id, state: async () => (await paymentsFor(sql, ana.invoice)).at(-1)!.state }
    }

    it(
      'that never arrived is not made up for by the sweep 22 hours later: the next day all is looked at again',
      withDatabase(async (sql) => {
        const ana = await silentCharge(sql)
        await askAbout(ana.till('2021-03-18'), ana.id, 'sweep')
        expect(await ana.state()).toBe('expired')
        expect(charges()).toEqual([])
        // A guest has paid meanwhile, and the commercial system knows.
        await sql`update invoices set balance = 0 where id = ${ana.invoice}`
        await debitRound(ana.till('2021-03-18'))
        await debitRound(ana.till('2021-03-19'))
        expect(charges()).toEqual([])
        expect(await receivedFor(sql, ana.invoice)).toEqual([])
      }),
    )

    it(
      'that never arrived is tried a second time, once, when it is still owed',
      withDatabase(async (sql) => {
        const ana = await silentCharge(sql)
        await askAbout(ana.till('2021-03-18'), ana.id, 'sweep')
        await debitRound(ana.till('2021-03-18'))
        await debitRound(ana.till('2021-03-19'))
        await debitRound(ana.till('2021-03-19'))
        expect(charges()).toHaveLength(1)
        expect(await receivedFor(sql, ana.invoice)).toEqual([34_400])
      }),
    )

    it(
      'is not made by its own payer who begins another payment',
      withDatabase(async (sql) => {
        const ana = await silentCharge(sql)
        await closeAtGateway(ana.till('2021-03-17'), ana.id, 'person')
        expect(await ana.state()).toBe('expired')
        expect(charges()).toEqual([])
      }),
    )

    it(
      'that was made is received, once',
      withDatabase(async (sql) => {
        const ana = await silentCharge(sql, { isMade: true })
        await askAbout(ana.till('2021-03-18'), ana.id, 'sweep')
        await debitRound(ana.till('2021-03-18'))
        expect(await receivedFor(sql, ana.invoice)).toEqual([34_400])
        expect(charges()).toEqual([])
      }),
    )

    it(
      'whose card Stripe does not know any more is told as refused, not waited for',
      withDatabase(async (sql) => {
        const ana = await aSaver(sql)
        await sql`update saved_cards set gateway = 'stripe' where id = ${ana.card}`
        await anInvoice(sql, { contract: ana.contract })
        const on = (today: string) =>
          debitRound({ ...ana.services, today: () => today, gateways: gatewaysOf([gateway]) })
        await on('2021-03-12')
        await mailsLeave(sql, '2021-03-12')
        const gone = { type: 'invalid_request_error', code: 'resource_missing', param: 'payment_method' }
        stripe.mishaps.push({ status: 400, body: { error: gone } })
        await on('2021-03-17')
        expect(await paymentsFor(sql, ana.invoice)).toMatchObject([{ state: 'refused' }])
        expect(await sql`select refused_on from saved_cards where id = ${ana.card}`).toEqual([
          { refusedOn: '2021-03-17' },
        ])
      }),
    )
  })
})
