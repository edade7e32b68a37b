import { describe, expect, it } from 'vitest'
import { anInvoice } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { aPaymentFor, gatewaySays, stateOf } from '../../test/payments/a-payment.ts'
import {
  aCardGateway,
  anothersPayment,
  aSaver,
  firstPlanned,
  kindsTo,
  mailsTo,
  paymentsFor,
  plannedOf,
  receivedFor,
  setBalance,
} from '../../test/payments/a-saver.ts'
import { askAbout, closeAtGateway, refundAtGateway } from './paying.ts'

describe('an invoice that is paid by itself', () => {
  it(
    'is announced five days before and charged on its day, once, with a receipt by mail',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      await ana.on('2021-03-11')
      expect(await kindsTo(sql, ana.account)).toEqual([])
      await ana.on('2021-03-12')
      await ana.on('2021-03-12')
      await ana.on('2021-03-16')
      const [mail, ...more] = await mailsTo(sql, ana.account)
      expect(more).toEqual([])
      expect(mail).toMatchObject({
        kind: 'debit-announced',
        facts: {
          contract: ana.number,
          amount: 34_400,
          chargeOn: '2021-03-17',
          dueOn: '2021-03-20',
          period: '2021-02-01',
          card: 'visa 4242',
          isAgain: false,
        },
      })
      expect(await paymentsFor(sql, ana.invoice)).toEqual([])

      for (const day of ['2021-03-17', '2021-03-17', '2021-03-18', '2021-03-21']) await ana.on(day)
      expect(await paymentsFor(sql, ana.invoice)).toMatchObject([
        { state: 'received', amount: 34_400, cause: 'schedule' },
      ])
      expect(await receivedFor(sql, ana.invoice)).toEqual([34_400])
      expect(await firstPlanned(ana)).toMatchObject({ state: 'paid' })
      expect(await kindsTo(sql, ana.account)).toEqual(['debit-announced', 'payment-news'])
    }),
  )

  it(
    'is charged late rather than without three days of notice, and not at all after the due date',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      await ana.on('2021-03-16')
      expect(await firstPlanned(ana)).toMatchObject({ chargeOn: '2021-03-19' })
      await ana.on('2021-03-18')
      expect(await paymentsFor(sql, ana.invoice)).toEqual([])
      await ana.on('2021-03-19')
      expect(await receivedFor(sql, ana.invoice)).toEqual([34_400])

      const luis = await aSaver(sql)
      await luis.on('2021-03-18')
      await luis.on('2021-03-20')
      expect(await paymentsFor(sql, luis.invoice)).toEqual([])
      expect(await mailsTo(sql, luis.account)).toMatchObject([{ kind: 'debit-not-charged', facts: { cause: 'late' } }])
    }),
  )

  it(
    'is left alone when it was overdue from the start, cancelled, or paid',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql, { dueOn: '2021-03-10' })
      const cancelled = await anInvoice(sql, { contract: ana.contract, dueOn: '2021-03-20', cancelled: true })
      const paid = await anInvoice(sql, { contract: ana.contract, dueOn: '2021-03-20', balance: 0 })
      await ana.on('2021-03-14')
      await ana.on('2021-03-17')
      expect(await plannedOf(sql, ana.debit)).toEqual([])
      expect(await kindsTo(sql, ana.account)).toEqual([])
      expect([...(await paymentsFor(sql, cancelled)), ...(await paymentsFor(sql, paid))]).toEqual([])
    }),
  )
})

describe('the same order, always', () => {
  it(
    'opening, asking, closing and giving back speak of the saved card of the row, even after it was removed',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      const asked: unknown[] = []
      const { gateway } = ana.bank
      for (const word of ['ask', 'close', 'refund'] as const) {
        const original = gateway[word].bind(gateway) as (about: never) => Promise<never>
        Object.assign(gateway, {
          [word]: (about: { order: unknown }) => {
            asked.push(about.order)
            return original(about as never)
          },
        })
      }
      await ana.on('2021-03-12')
      await ana.on('2021-03-17')
      const [order] = ana.bank.orders()
      const [card] = await sql<{ customer: string; card: string }[]>`
        select customer, card from saved_cards where id = ${ana.card}
      `
      expect(order!.savedCard).toEqual(card)
      await sql`update saved_cards set ended_at = now(), forgotten_at = now()`
      await askAbout(ana.services, order!.id, 'sweep')
      await closeAtGateway(ana.services, order!.id, 'sweep')
      await refundAtGateway(ana.services, order!.id, { amount: 100, key: 'k' })
      expect(asked.length).toBeGreaterThanOrEqual(3)
      for (const one of asked) expect(one).toEqual(order)
    }),
  )

  it(
    'a charge goes to the gateway of its card, not to the one that takes new payments',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      const newest = aCardGateway({ name: 'stripe' })
      const old = ana.bank.gateway
      ana.services.gateways = {
        current: newest.gateway,
        named: (name) => [newest.gateway, old].find((gateway) => gateway.name === name),
      }
      await ana.on('2021-03-12')
      await ana.on('2021-03-17')
      expect(await paymentsFor(sql, ana.invoice)).toMatchObject([{ gateway: 'sandbox', state: 'received' }])
      expect(newest.orders()).toEqual([])
    }),
  )

  it(
    'a card at a gateway that the office no longer has is told in time, and not tried',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      ana.services.gateways = { current: undefined, named: () => undefined }
      await ana.on('2021-03-12')
      await ana.on('2021-03-17')
      expect(await mailsTo(sql, ana.account)).toMatchObject([{ kind: 'debit-not-charged', facts: { cause: 'card' } }])
      expect(await paymentsFor(sql, ana.invoice)).toEqual([])
    }),
  )
})

describe('what others pay', () => {
  it(
    "does not disturb the person's own open voucher, waits for it, and goes on when it ran out",
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      await ana.on('2021-03-12')
      const wanted = [{ contractId: ana.contract, invoiceId: ana.invoice, amount: 34_400 }]
      const voucher = await aPaymentFor(sql, { account: ana.account, wanted, method: 'cash' })
      await gatewaySays(sql, voucher, { status: 'open' })
      await ana.on('2021-03-17')
      expect(await stateOf(sql, voucher)).toBe('awaiting')
      expect(await firstPlanned(ana)).toMatchObject({ state: 'announced' })
      await gatewaySays(sql, voucher, { status: 'expired' })
      await ana.on('2021-03-19')
      expect(await firstPlanned(ana)).toMatchObject({ state: 'paid' })
      expect(await receivedFor(sql, ana.invoice)).toEqual([34_400])
    }),
  )

  it(
    'is waited for whoever it is, which is told once, and when it comes the charge is dropped without a mail',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      await ana.on('2021-03-12')
      const luis = await anothersPayment(ana)
      await ana.on('2021-03-17')
      expect(ana.bank.orders()).toEqual([])
      await gatewaySays(sql, luis)
      await ana.on('2021-03-18')
      expect(await firstPlanned(ana)).toMatchObject({ state: 'dropped' })
      expect(ana.bank.orders()).toEqual([])
      expect(await kindsTo(sql, ana.account)).toEqual(['debit-announced', 'debit-waiting'])
    }),
  )

  it(
    'that is still on its way when the invoice is due: not charged, and told why',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      await ana.on('2021-03-12')
      await anothersPayment(ana)
      for (const day of ['2021-03-17', '2021-03-20', '2021-03-21', '2021-03-22']) await ana.on(day)
      expect(ana.bank.orders()).toEqual([])
      expect(await mailsTo(sql, ana.account)).toMatchObject([
        { kind: 'debit-announced' },
        { kind: 'debit-waiting', facts: { dueOn: '2021-03-20' } },
        { kind: 'debit-not-charged', facts: { cause: 'under-way' } },
      ])
    }),
  )

  it(
    'and is held because another sum came: not charged while somebody looks into it',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      await ana.on('2021-03-12')
      const luis = await anothersPayment(ana)
      await gatewaySays(sql, luis, { amount: 24_400 })
      expect(await stateOf(sql, luis)).toBe('held')
      for (const day of ['2021-03-17', '2021-03-20', '2021-03-21']) await ana.on(day)
      expect(ana.bank.orders()).toEqual([])
      expect((await mailsTo(sql, ana.account)).at(-1)).toMatchObject({ facts: { cause: 'under-way' } })
    }),
  )

  it(
    'at the bank or a shop, seen in the feed: dropped quietly',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      await ana.on('2021-03-12')
      await setBalance(sql, ana.invoice, 0)
      await ana.on('2021-03-14')
      expect(await firstPlanned(ana)).toMatchObject({ state: 'dropped' })
      expect(await kindsTo(sql, ana.account)).toEqual(['debit-announced'])
    }),
  )
})
