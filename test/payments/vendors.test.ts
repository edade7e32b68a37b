import { generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import Stripe from 'stripe'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.tsx'
import type { Sql } from '../../src/db.ts'
import { paths } from '../../src/paths.ts'
import { conektaGateway } from '../../src/payments/conekta/gateway.ts'
import type { Gateway, Method } from '../../src/payments/gateway.ts'
import { gatewaysOf } from '../../src/payments/gateways.ts'
import { pay } from '../../src/payments/paying.ts'
import { reconcile } from '../../src/payments/settlement-commands.ts'
import { stripeGateway } from '../../src/payments/stripe/gateway.ts'
import { dealWithNotices, sweepPayments } from '../../src/payments/worker.ts'
import { aContract, anAccess, anAccount, anInvoice } from '../builders.ts'
import { withDatabase } from '../database.ts'
import { testServices } from '../services.ts'
import { conektaServer, hasConekta } from './conekta-server.ts'
import { hasStripe, stripeServer } from './stripe-server.ts'

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const webhookPublicKeys = [publicKey.export({ type: 'spki', format: 'pem' }).toString()]
const signer = new Stripe('sk_test_x')
const seconds = () => Math.floor(Date.now() / 1000)

/** The whole way through the office, with the vendors on this machine. */
describe.skipIf(!hasStripe || !hasConekta)('paying by Stripe and by Conekta through the office', () => {
  let stripe: Awaited<ReturnType<typeof stripeServer>>
  let conekta: Awaited<ReturnType<typeof conektaServer>>
  let byStripe: Gateway
  let byConekta: Gateway

  beforeEach(async () => {
    stripe = await stripeServer()
    conekta = await conektaServer()
    byStripe = stripeGateway({ secretKey: 'sk_test_x', webhookSecrets: ['whsec_1'], apiUrl: stripe.url })
    byConekta = conektaGateway({ privateKey: 'key_x', webhookPublicKeys, apiUrl: conekta.url })
  })
  afterEach(async () => {
    await Promise.all([stripe.close(), conekta.close()])
    expect([...stripe.faults, ...conekta.faults]).toEqual([])
  })

  function anOffice(sql: Sql, ...gateways: Gateway[]) {
    const services = testServices(sql, { gateways: gatewaysOf(gateways) })
    const app = createApp(services)
    const stateOf = async (id: string) =>
      (await sql`select state, gateway_reference from payments where id = ${id}`)[0]!
    return {
      services,
      stateOf,
      async starts(method: Method) {
        const [account, contract] = [await anAccount(sql), await aContract(sql)]
        await anAccess(sql, { account, contract })
        const invoice = await anInvoice(sql, { contract, total: 34_400, balance: 34_400 })
        const outcome = await pay(services, {
          key: randomUUID(),
          payer: { accountId: account },
          wanted: [{ contractId: contract, invoiceId: invoice, amount: 34_400 }],
          method,
          email: null,
          terms: { leastPart: null, mostAdvance: null },
          today: services.today(),
        })
        if (outcome.kind !== 'go') throw new Error(outcome.kind)
        return { ...outcome, reference: String((await stateOf(outcome.paymentId)).gatewayReference) }
      },
      /** Stripe tells, and the worker has dealt with it. */
      async stripeTells(type: string, object: object) {
        const payload = JSON.stringify({ id: `evt_${randomUUID()}`, object: 'event', type, data: { object } })
        const signature = signer.webhooks.generateTestHeaderString({ payload, secret: 'whsec_1', timestamp: seconds() })
        await this.hears('stripe', payload, { 'stripe-signature': signature })
      },
      async conektaTells(type: string, object: object) {
        const payload = JSON.stringify({
          id: randomUUID(),
          object: 'event',
          type,
          created_at: seconds(),
          data: { object },
        })
        const digest = sign('sha256', Buffer.from(payload), privateKey).toString('base64')
        await this.hears('conekta', payload, { digest })
      },
      async hears(gateway: string, body: string, headers: Record<string, string>) {
        const sent = { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } }
        const response = await app.request(paths.gatewayNotice(gateway), sent)
        expect(response.status).toBe(200)
        await dealWithNotices(services)
      },
    }
  }

  it(
    'a card is received when Stripe says so, and a chargeback that names only the charge takes it back',
    withDatabase(async (sql) => {
      const office = anOffice(sql, byStripe)
      const { paymentId, payUrl, reference } = await office.starts('card')
      expect(payUrl).toMatch(/^https:\/\/checkout\.stripe\.com\//)

      stripe.pay(reference)
      const intent = String(stripe.get(reference)!.payment_intent)
      await office.stripeTells('payment_intent.succeeded', stripe.get(intent)!)
      await office.stripeTells('checkout.session.completed', stripe.get(reference)!)
      expect(await office.stateOf(paymentId)).toMatchObject({ state: 'received' })

      Object.assign(stripe.get(stripe.get(intent)!.latest_charge)!, { disputed: true })
      const facts = { amount: 34_400, payment_intent: intent, status: 'needs_response' }
      const dispute = stripe.make('dispute', 'dp', facts)
      await office.stripeTells('charge.dispute.created', dispute)
      expect(await office.stateOf(paymentId)).toMatchObject({ state: 'returned' })

      dispute.status = 'won'
      await office.stripeTells('charge.dispute.closed', dispute)
      expect(await office.stateOf(paymentId)).toMatchObject({ state: 'received' })
    }),
  )

  it(
    'what was begun at one gateway is finished there when the utility has gone to another',
    withDatabase(async (sql) => {
      const before = await anOffice(sql, byStripe).starts('cash')
      const office = anOffice(sql, byConekta, byStripe)
      const after = await office.starts('cash')
      expect([before.reference, after.reference]).toEqual([
        expect.stringMatching(/^pi_/),
        expect.stringMatching(/^ord_/),
      ])

      stripe.pay(before.reference)
      await office.stripeTells('payment_intent.succeeded', stripe.get(before.reference)!)
      conekta.pay(after.reference)
      await office.conektaTells('order.paid', conekta.get(after.reference)!)
      for (const { paymentId } of [before, after]) {
        expect(await office.stateOf(paymentId)).toMatchObject({ state: 'received' })
      }
    }),
  )

  it(
    'another amount than was asked for is held, and is nobody’s payment',
    withDatabase(async (sql) => {
      const office = anOffice(sql, byConekta)
      const { paymentId, reference } = await office.starts('transfer')
      conekta.pay(reference, { amount: 34_000 })
      await office.conektaTells('charge.paid', { object: 'charge', id: 'x', order_id: reference })
      expect(await office.stateOf(paymentId)).toMatchObject({ state: 'held' })
    }),
  )

  it(
    'a notice that is forged, foreign or larger than any is turned away, and nothing is kept of it',
    withDatabase(async (sql) => {
      const app = createApp(testServices(sql, { gateways: gatewaysOf([byStripe]) }))
      const send = async (gateway: string, body: string) => {
        const headers = { 'content-type': 'application/json', 'stripe-signature': 't=1,v1=00', digest: 'AAAA' }
        return (await app.request(paths.gatewayNotice(gateway), { method: 'POST', body, headers })).status
      }
      expect(await send('stripe', '{}')).toBe(400)
      expect(await send('stripe', 'x'.repeat(300_000))).toBe(413)
      expect(await send('conekta', '{}')).toBe(404)
      expect(await sql`select 1 from gateway_notices`).toHaveLength(0)
    }),
  )

  it(
    'a transfer that nobody made is closed at the gateway a day after its end, and not before',
    withDatabase(async (sql) => {
      const office = anOffice(sql, byStripe)
      const { paymentId, reference } = await office.starts('transfer')
      const later = async (days: number) => {
        await sql`
          update payments set next_check_at = now(), created_at = now() - ${days} * interval '1 day',
            expires_at = now() - ${days - 3} * interval '1 day'
          where id = ${paymentId}
        `
        await sweepPayments(office.services)
        return (await office.stateOf(paymentId)).state
      }
      expect(await later(3.9)).toBe('awaiting')
      expect(await later(4.1)).toBe('expired')
      expect(stripe.get(reference)!.status).toBe('canceled')
    }),
  )

  it(
    'settlements are matched by our name for the payment, and by the charge’s',
    withDatabase(async (sql) => {
      const office = anOffice(sql, byStripe, byConekta)
      const card = await office.starts('card')
      stripe.pay(card.reference)
      const intent = String(stripe.get(card.reference)!.payment_intent)
      await office.stripeTells('payment_intent.succeeded', stripe.get(intent)!)
      const columns = 'currency,gross,fee,net,reporting_category,payment_intent_id,payment_metadata[payment_id]'
      const byOurs = `${columns}\nmxn,344.00,15.38,328.62,charge,${intent},${card.paymentId}\n`
      const byTheirs = `${columns}\nmxn,344.00,15.38,328.62,charge,${intent},\n`
      expect(await reconcile(sql, byStripe, byOurs)).toMatchObject({ matched: 1, findings: [] })
      expect(await reconcile(sql, byStripe, byTheirs)).toMatchObject({ matched: 0, already: 1, findings: [] })

      const other = await anOffice(sql, byConekta).starts('cash')
      const charge = conekta.pay(other.reference)
      await office.conektaTells('order.paid', conekta.get(other.reference)!)
      const text = `charge,type,amount,fee,net,currency\n${charge.id},capture,34400,1538,32862,MXN\n`
      expect(await reconcile(sql, byConekta, text)).toMatchObject({ matched: 1, findings: [] })
    }),
  )
})
