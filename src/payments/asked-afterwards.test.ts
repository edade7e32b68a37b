import { describe, expect, it } from 'vitest'
import { withDatabase } from '../../test/database.ts'
import { aGateway } from '../../test/payments/a-gateway.ts'
import {
  type APayment,
  aPaidPayment,
  aPayment,
  aPosting,
  gatewaySays,
  keptOf,
  stateOf,
} from '../../test/payments/a-payment.ts'
import { testServices } from '../../test/services.ts'
import type { Sql } from '../db.ts'
import { addDays } from '../lib/dates.ts'
import type { Answer, Snapshot } from './gateway.ts'
import { gatewaysOf } from './gateways.ts'
import { acknowledgePostings } from './posting-commands.ts'
import { releaseHeld } from './release-commands.ts'
import { sweepPayments } from './worker.ts'

const today = '2021-03-20'

/** An office on a day, whose gateway says that of everything it is asked. */
function anOffice(
  sql: Sql,
  { on = today, says = {} as Partial<Snapshot>, answer = undefined as Answer | undefined } = {},
) {
  const { gateway } = aGateway()
  const asked: string[] = []
  const ask = async ({ order }: { order: { id: string; amount: number } }): Promise<Answer> => {
    asked.push(order.id)
    const paid = { amount: order.amount, currency: 'MXN' }
    const known = {
      kind: 'known',
      reference: `gw-${order.id}`,
      status: 'paid',
      paid,
      paymentId: order.id,
      returned: [],
    } as const
    return answer ?? { ...known, ...says }
  }
  const services = testServices(sql, { today: () => on, gateways: gatewaysOf([{ ...gateway, ask }]) })
  return { services, asked }
}

/** A week passes. */
const turnComes = (sql: Sql) =>
  sql`update payments set next_check_at = now() - interval '1 second' where next_check_at is not null`
const isAskedIn = async (sql: Sql, { paymentId }: APayment) => {
  const [payment] = await sql<{ days: number | null }[]>`
    select round(extract(epoch from next_check_at - now()) / 86400)::int as days from payments where id = ${paymentId}
  `
  return payment!.days
}
const eventsOf = (sql: Sql, { paymentId }: APayment) =>
  sql<{ cause: string; said: string; outcome: string }[]>`
    select cause, said, outcome from payment_events where payment_id = ${paymentId} order by id
  `
const refund = { reference: 're_1', kind: 'refund', amount: 34_400 } as const

describe('a payment whose money came', () => {
  it(
    'is asked about each week, and a refund at the gateway’s own pages is found though nobody told of it',
    withDatabase(async (sql) => {
      const payment = await aPaidPayment(sql)
      expect(await isAskedIn(sql, payment)).toBe(7)
      await turnComes(sql)
      const { services, asked } = anOffice(sql, { on: addDays(today, 7), says: { returned: [refund] } })
      await sweepPayments(services)
      expect(asked).toEqual([payment.paymentId])
      expect(await stateOf(sql, payment)).toBe('returned')
      expect(await keptOf(sql, payment)).toEqual({})
      expect(await sql`select kind from mails where facts->>'state' = 'returned'`).toHaveLength(1)
    }),
  )

  it(
    'is asked about still once it is applied: the utility hears that the money is gone',
    withDatabase(async (sql) => {
      const payment = await aPaidPayment(sql)
      const { contractId, invoiceId } = payment.wanted[0]!
      await aPosting(sql, { name: payment.folio, amount: 34_400, contract: contractId, invoice: invoiceId })
      await sql`update invoices set balance = 0 where id = ${invoiceId!}`
      await acknowledgePostings(sql, today)
      expect([await stateOf(sql, payment), await isAskedIn(sql, payment)]).toEqual(['applied', 7])

      await turnComes(sql)
      await sweepPayments(anOffice(sql, { on: addDays(today, 7) }).services)
      expect([await stateOf(sql, payment), await isAskedIn(sql, payment)]).toEqual(['applied', 7])
      await turnComes(sql)
      await sweepPayments(anOffice(sql, { on: addDays(today, 14), says: { returned: [refund] } }).services)
      expect(await stateOf(sql, payment)).toBe('returned')
    }),
  )

  it(
    'is asked about for 90 days and no longer',
    withDatabase(async (sql) => {
      const payment = await aPaidPayment(sql)
      await turnComes(sql)
      await sweepPayments(anOffice(sql, { on: addDays(today, 89) }).services)
      expect(await isAskedIn(sql, payment)).toBe(7)
      await turnComes(sql)
      const last = anOffice(sql, { on: addDays(today, 96) })
      await sweepPayments(last.services)
      expect([last.asked.length, await isAskedIn(sql, payment)]).toEqual([1, null])
      await turnComes(sql)
      await sweepPayments(last.services)
      expect(last.asked).toHaveLength(1)
    }),
  )

  it(
    'has no event of each time that nothing was new, and one of whatever is not as it should be',
    withDatabase(async (sql) => {
      const payment = await aPaidPayment(sql)
      const before = await eventsOf(sql, payment)
      for (const { answer, again } of [
        { answer: undefined, again: 7 },
        { answer: { kind: 'silence', why: 'away' } as const, again: 1 },
        { answer: { kind: 'unheard' } as const, again: 7 },
      ]) {
        await turnComes(sql)
        await sweepPayments(anOffice(sql, { answer }).services)
        expect([await stateOf(sql, payment), await isAskedIn(sql, payment)]).toEqual(['received', again])
      }
      expect(await eventsOf(sql, payment)).toEqual(before)
      await turnComes(sql)
      await sweepPayments(anOffice(sql, { says: { status: 'refused' } }).services)
      expect((await eventsOf(sql, payment)).at(-1)).toEqual({ cause: 'sweep', said: 'refused', outcome: 'refused' })
      expect(await stateOf(sql, payment)).toBe('received')
    }),
  )

  it(
    'is asked about where it is held, and where it went back: a chargeback may be won',
    withDatabase(async (sql) => {
      const held = await aPaidPayment(sql)
      const chargeback = { reference: 'ch_1', kind: 'chargeback', amount: 34_400 } as const
      await gatewaySays(sql, held, { returned: [chargeback] })
      expect([await stateOf(sql, held), await isAskedIn(sql, held)]).toEqual(['returned', 7])
      await turnComes(sql)
      await sweepPayments(anOffice(sql, { says: { returned: [{ ...chargeback, amount: 0 }] } }).services)
      expect(await stateOf(sql, held)).toBe('received')
      expect(await keptOf(sql, held)).toEqual({ invoice: 34_400 })
    }),
  )

  it(
    'waits for whatever is not known yet, however long its turn has come',
    withDatabase(async (sql) => {
      const settled = []
      for (let n = 0; n < 25; n++) settled.push((await aPaidPayment(sql)).paymentId)
      const open = await aPayment(sql)
      await turnComes(sql)
      await sql`update payments set next_check_at = now() - interval '1 day' where id <> ${open.paymentId}`
      const { services, asked } = anOffice(sql)
      await sweepPayments(services)
      expect(asked[0]).toBe(open.paymentId)
      expect(asked).toHaveLength(20)
      await sweepPayments(services)
      expect(asked.toSorted()).toEqual([open.paymentId, ...settled].toSorted())
    }),
  )

  it(
    'and one that is open wait for the next sweep when their gateway is silent, without a try being counted',
    withDatabase(async (sql) => {
      const [first, second] = [await aPayment(sql), await aPayment(sql)]
      await sql`update payments set next_check_at = now() - interval '2 minutes' where id = ${first.paymentId}`
      await sql`update payments set next_check_at = now() - interval '1 minute' where id = ${second.paymentId}`
      const { services, asked } = anOffice(sql, { answer: { kind: 'silence', why: 'away' } })
      await sweepPayments(services)
      expect(asked).toEqual([first.paymentId])
      const [kept] =
        await sql`select checks, next_check_at < now() as is_due from payments where id = ${second.paymentId}`
      expect(kept).toEqual({ checks: 0, isDue: true })
    }),
  )

  it(
    'and was another sum, until somebody released it, is not told of again each week; yet another sum is',
    withDatabase(async (sql) => {
      const payment = await aPayment(sql)
      await gatewaySays(sql, payment, { amount: 24_400 })
      const [row] = await sql<{ folio: string }[]>`select folio from payments where id = ${payment.paymentId}`
      expect(await releaseHeld(sql, { folio: row!.folio, today })).toMatchObject({ kind: 'released', amount: 24_400 })
      const before = await eventsOf(sql, payment)
      for (const amount of [24_400, 14_400]) {
        await turnComes(sql)
        await sweepPayments(anOffice(sql, { says: { paid: { amount, currency: 'MXN' } } }).services)
        expect(await stateOf(sql, payment)).toBe('received')
      }
      expect((await eventsOf(sql, payment)).slice(before.length)).toEqual([
        { cause: 'sweep', said: 'mismatch', outcome: 'refused' },
      ])
    }),
  )

  it(
    'of a gateway that the office no longer has is put off by a day, and does not stand in the way',
    withDatabase(async (sql) => {
      const payment = await aPaidPayment(sql, { gateway: 'stripe' })
      await turnComes(sql)
      const { services, asked } = anOffice(sql)
      await sweepPayments(services)
      await sweepPayments(services)
      expect([asked, await isAskedIn(sql, payment), await stateOf(sql, payment)]).toEqual([[], 1, 'received'])
    }),
  )
})
