import { describe, expect, it } from 'vitest'
import { withDatabase } from '../../test/database.ts'
import { type APayment, aPaidPayment, gatewaySays } from '../../test/payments/a-payment.ts'
import type { Sql } from '../db.ts'
import { readConektaSettlement } from './conekta/settlement-rules.ts'
import type { Gateway } from './gateway.ts'
import { reconcile } from './settlement-commands.ts'
import { readStripeSettlement } from './stripe/settlement-rules.ts'

/** What both vendors' files say of one payment: `id` is the vendor's name for the movement. */
type Movement = { id?: string; what: 'came' | 'charged back' | 'won'; amount: number }
const of = {
  came: ['charge', 'capture'],
  'charged back': ['dispute', 'chargeback'],
  won: ['dispute_reversal', 'won_chargeback'],
}
const pesos = (amount: number) => (amount / 100).toFixed(2)

const stripe = (payment: APayment, movements: Movement[]) =>
  [
    'balance_transaction_id,currency,gross,fee,net,reporting_category,payment_metadata[payment_id]',
    ...movements.map(({ id = '', what, amount }) =>
      [id, 'mxn', pesos(amount), '0.00', pesos(amount), of[what][0], payment.paymentId].join(','),
    ),
  ].join('\n')
const conekta = (payment: APayment, movements: Movement[]) =>
  [
    'id,charge,order_id,type,amount,fee,net,currency',
    ...movements.map(({ id = '', what, amount }) =>
      [id, 'charge-1', payment.gatewayReference, of[what][1], amount, 0, amount, 'MXN'].join(','),
    ),
  ].join('\n')

const inBank = async (sql: Sql) => {
  const [row] = await sql<{ amount: number }[]>`
    select coalesce(sum(amount), 0)::bigint as amount from ledger_lines where account = 'bank'
  `
  return row!.amount
}

describe.each([
  ['stripe', stripe, readStripeSettlement],
  ['conekta', conekta, readConektaSettlement],
] as const)('settled by %s', (name, fileOf, readSettlement) => {
  const gateway = { name, readSettlement } as unknown as Gateway
  const chargeback = { reference: 'cb_1', kind: 'chargeback', amount: 34_400 } as const
  const came: Movement = { id: 'm1', what: 'came', amount: 34_400 }
  const lost: Movement = { id: 'm2', what: 'charged back', amount: -34_400 }
  const won: Movement = { id: 'm3', what: 'won', amount: 34_400 }

  /** Charged back after it was settled, and won. */
  const aWonChargeback = async (sql: Sql) => {
    const payment = await aPaidPayment(sql, { gateway: name })
    await reconcile(sql, gateway, fileOf(payment, [came]))
    await gatewaySays(sql, payment, { returned: [chargeback] })
    await reconcile(sql, gateway, fileOf(payment, [lost]))
    await gatewaySays(sql, payment, { returned: [{ ...chargeback, amount: 0 }] })
    expect(await inBank(sql)).toBe(0)
    return payment
  }

  it(
    'the same movement in another file is known by its name, after a won chargeback too',
    withDatabase(async (sql) => {
      const payment = await aWonChargeback(sql)
      const again = await reconcile(sql, gateway, `${fileOf(payment, [came, lost])}\n`)
      expect(again).toMatchObject({ matched: 0, already: 1, findings: [] })
      expect(await reconcile(sql, gateway, `${fileOf(payment, [came])}\n\n`)).toMatchObject({ matched: 0, already: 1 })
      expect(await inBank(sql)).toBe(0)

      expect(await reconcile(sql, gateway, fileOf(payment, [won]))).toMatchObject({ matched: 1, findings: [] })
      expect(await inBank(sql)).toBe(34_400)
      const all = await reconcile(sql, gateway, fileOf(payment, [came, lost, won]))
      expect(all).toMatchObject({ matched: 0, already: 1, findings: [] })
      expect(await inBank(sql)).toBe(34_400)
    }),
  )

  it(
    'a file that overlaps an earlier one books what is new in it and no more',
    withDatabase(async (sql) => {
      const payment = await aWonChargeback(sql)
      expect(await reconcile(sql, gateway, fileOf(payment, [came, lost, won]))).toMatchObject({
        matched: 1,
        findings: [],
      })
      expect(await inBank(sql)).toBe(34_400)
    }),
  )

  it(
    'a movement that is twice in one file is one',
    withDatabase(async (sql) => {
      const payment = await aPaidPayment(sql, { gateway: name })
      expect(await reconcile(sql, gateway, fileOf(payment, [came, came]))).toMatchObject({ matched: 1, findings: [] })
      expect(await inBank(sql)).toBe(34_400)
    }),
  )

  it(
    'a movement of another name that cannot be is told, not booked',
    withDatabase(async (sql) => {
      const payment = await aPaidPayment(sql, { gateway: name })
      await reconcile(sql, gateway, fileOf(payment, [came]))
      const other = await reconcile(sql, gateway, fileOf(payment, [came, { ...came, id: 'm9', amount: 100 }]))
      expect(other).toMatchObject({ matched: 0, findings: [{ kind: 'differs', ours: 0, theirs: 100 }] })
      expect(await inBank(sql)).toBe(34_400)
    }),
  )

  it(
    'without names, and with names that are too long for a key, files are told by their contents and amounts as before',
    withDatabase(async (sql) => {
      const payment = await aPaidPayment(sql, { gateway: name })
      const { id: _, ...nameless } = came
      for (const movement of [nameless, { ...came, id: 'x'.repeat(201) }]) {
        const file = fileOf(payment, [movement])
        await reconcile(sql, gateway, file)
        expect(await reconcile(sql, gateway, file)).toMatchObject({ matched: 0, already: 1, findings: [] })
        expect(await reconcile(sql, gateway, `${file}\n`)).toMatchObject({ matched: 0, already: 1, findings: [] })
      }
      expect(await inBank(sql)).toBe(34_400)
    }),
  )
})
