import { describe, expect, it } from 'vitest'
import { anInvoice } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import {
  type ASaver,
  aSaver,
  firstPlanned,
  kindsTo,
  mailsLeave,
  mailsTo,
  paymentsFor,
  receivedFor,
  refusedOn,
} from '../../test/payments/a-saver.ts'
import { debitRound } from './debit-worker.ts'
import { chargeAtGateway, pay } from './paying.ts'
import { type Around, startCharge } from './planned-commands.ts'
import { chargesToLookAt } from './planned-queries.ts'

/** Her charge is a row, and whoever made it died before the gateway heard of it. */
async function startedAndDied(ana: ASaver, today: string) {
  const [id] = await chargesToLookAt(ana.sql, today)
  const around: Around = { today, isOurs: () => true }
  const outcome = await startCharge(ana.sql, id!, around)
  if (outcome.kind !== 'started') throw new Error(`not started: ${outcome.kind}`)
  return outcome.paymentId
}

/** Ana herself pays the invoice by card at the gateway's page. */
const paysHerself = (ana: ASaver, key: string) =>
  pay(ana.services, {
    key,
    payer: { accountId: ana.account },
    wanted: [{ contractId: ana.contract, invoiceId: ana.invoice, amount: 34_400 }],
    method: 'card',
    email: null,
    terms: { leastPart: null, mostAdvance: null },
    today: '2021-03-17',
  })

describe('a card that is refused', () => {
  it(
    'is told once, with the day of the second try; paid then, it is good again',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      ana.bank.refuses()
      await ana.on('2021-03-12')
      await ana.on('2021-03-17')
      await ana.on('2021-03-17')
      expect(await mailsTo(sql, ana.account)).toMatchObject([
        { kind: 'debit-announced' },
        { kind: 'debit-refused', facts: { again: '2021-03-18', isRefused: true, card: 'visa 4242', amount: 34_400 } },
      ])
      expect(await refusedOn(ana)).toBe('2021-03-17')
      expect(await firstPlanned(ana)).toMatchObject({ state: 'announced', chargeOn: '2021-03-18' })
      ana.bank.refuses(false)
      await ana.on('2021-03-18')
      expect((await paymentsFor(sql, ana.invoice)).map(({ state }) => state)).toEqual(['refused', 'received'])
      expect(await receivedFor(sql, ana.invoice)).toEqual([34_400])
      expect(await refusedOn(ana)).toBeNull()
      expect(await kindsTo(sql, ana.account)).toEqual(['debit-announced', 'debit-refused', 'payment-news'])
    }),
  )

  it(
    'twice is not tried a third time',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      ana.bank.refuses()
      for (const day of ['12', '17', '18', '19', '20', '21']) await ana.on(`2021-03-${day}`)
      expect((await paymentsFor(sql, ana.invoice)).map(({ state }) => state)).toEqual(['refused', 'refused'])
      expect((await mailsTo(sql, ana.account)).map(({ kind, facts }) => [kind, facts.again])).toEqual([
        ['debit-announced', undefined],
        ['debit-refused', '2021-03-18'],
        ['debit-refused', null],
      ])
      expect(await firstPlanned(ana)).toMatchObject({ state: 'refused' })
    }),
  )

  it(
    'on the due date is not tried the day after',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql, { daysBefore: 0 })
      ana.bank.refuses()
      for (const day of ['16', '20', '21']) await ana.on(`2021-03-${day}`)
      expect(ana.bank.orders()).toHaveLength(1)
      expect((await mailsTo(sql, ana.account)).at(-1)).toMatchObject({ kind: 'debit-refused', facts: { again: null } })
    }),
  )

  it(
    'and paid by the person meanwhile: no second try, and no more mail of it',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      ana.bank.refuses()
      await ana.on('2021-03-12')
      await ana.on('2021-03-17')
      const outcome = await paysHerself(ana, '00000000-0000-4000-8000-000000000001')
      expect(outcome.kind).toBe('go')
      ana.bank.isPaid()
      await ana.sweep()
      await ana.on('2021-03-18')
      expect(await firstPlanned(ana)).toMatchObject({ state: 'dropped' })
      expect(await receivedFor(sql, ana.invoice)).toEqual([34_400])
      expect(await kindsTo(sql, ana.account)).toEqual(['debit-announced', 'debit-refused', 'payment-news'])
    }),
  )

  it(
    'after the person stopped it all is told, and not tried again',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      ana.bank.refuses()
      ana.bank.fallSilent()
      await ana.on('2021-03-12')
      await ana.on('2021-03-17')
      await sql`update debits set ended_at = now(), end_cause = 'person'`
      ana.bank.fallSilent(false)
      await ana.sweep()
      await ana.on('2021-03-18')
      await ana.on('2021-03-19')
      expect(ana.bank.orders()).toHaveLength(1)
      expect((await mailsTo(sql, ana.account)).at(-1)).toMatchObject({ kind: 'debit-refused', facts: { again: null } })
    }),
  )
})

describe('a gateway that waits for the owner of the card', () => {
  it(
    'is told not to: nobody is there; it is tried once more the next day',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      await ana.on('2021-03-12')
      ana.bank.waitsForTheOwner()
      await ana.on('2021-03-17')
      expect(await paymentsFor(sql, ana.invoice)).toMatchObject([{ state: 'cancelled' }])
      expect((await mailsTo(sql, ana.account)).at(-1)).toMatchObject({
        kind: 'debit-refused',
        facts: { again: '2021-03-18', isRefused: false },
      })
      ana.bank.waitsForTheOwner(false)
      await ana.on('2021-03-18')
      expect(await receivedFor(sql, ana.invoice)).toEqual([34_400])
    }),
  )
})

describe('the night', () => {
  it(
    'is left alone: nobody is told or charged before eight',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      ana.services.today = () => '2021-03-12'
      await debitRound(ana.services, { hour: () => 7 })
      expect(await kindsTo(sql, ana.account)).toEqual([])
      await debitRound(ana.services, { hour: () => 8 })
      expect(await kindsTo(sql, ana.account)).toEqual(['debit-announced'])
      await mailsLeave(sql, '2021-03-12')
      ana.services.today = () => '2021-03-17'
      await debitRound(ana.services, { hour: () => 0 })
      expect(ana.bank.orders()).toEqual([])
      await debitRound(ana.services, { hour: () => 23 })
      expect(ana.bank.orders()).toHaveLength(1)
    }),
  )
})

describe('a gateway that does not answer', () => {
  it(
    'makes it unknown: not a refusal, not told, never charged again; the sweep finds the money once',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      await ana.on('2021-03-12')
      ana.bank.fallSilent()
      for (const day of ['17', '18', '19']) await ana.on(`2021-03-${day}`)
      expect(await paymentsFor(sql, ana.invoice)).toMatchObject([{ state: 'unknown', cause: 'schedule' }])
      expect(await kindsTo(sql, ana.account)).toEqual(['debit-announced'])
      ana.bank.fallSilent(false)
      await ana.sweep()
      await ana.sweep()
      await ana.on('2021-03-20')
      await ana.on('2021-03-21')
      expect(await receivedFor(sql, ana.invoice)).toEqual([34_400])
      expect(ana.bank.orders()).toHaveLength(1)
      expect(await firstPlanned(ana)).toMatchObject({ state: 'paid' })
      expect(await kindsTo(sql, ana.account)).toEqual(['debit-announced', 'payment-news'])
    }),
  )

  it(
    'is not asked about everybody: the rest waits for the next round',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      const second = await anInvoice(sql, { contract: ana.contract, dueOn: '2021-03-20' })
      await ana.on('2021-03-12')
      ana.bank.fallSilent()
      await ana.on('2021-03-17')
      expect(ana.bank.orders()).toHaveLength(1)
      ana.bank.fallSilent(false)
      await ana.sweep()
      await ana.on('2021-03-17')
      expect([...(await receivedFor(sql, ana.invoice)), ...(await receivedFor(sql, second))]).toEqual([34_400, 34_400])
    }),
  )

  it(
    'and had refused: only then is it tried once more',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      await ana.on('2021-03-12')
      ana.bank.refuses()
      ana.bank.fallSilent()
      await ana.on('2021-03-17')
      await ana.on('2021-03-18')
      ana.bank.fallSilent(false)
      ana.bank.refuses(false)
      await ana.sweep()
      await ana.on('2021-03-18')
      expect(await firstPlanned(ana)).toMatchObject({ state: 'announced', chargeOn: '2021-03-19' })
      await ana.on('2021-03-19')
      expect((await paymentsFor(sql, ana.invoice)).map(({ state }) => state)).toEqual(['refused', 'received'])
    }),
  )
})

describe('a worker that dies between the row and the gateway', () => {
  it(
    'leaves a payment that nobody opens again: the sweep asks, and what never arrived is tried the next day',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      await ana.on('2021-03-12')
      await startedAndDied(ana, '2021-03-17')
      await ana.on('2021-03-17')
      expect(ana.bank.orders()).toEqual([])
      await ana.sweep()
      await ana.on('2021-03-17')
      expect((await mailsTo(sql, ana.account)).at(-1)).toMatchObject({
        kind: 'debit-refused',
        facts: { isRefused: false, again: '2021-03-18' },
      })
      expect(await refusedOn(ana)).toBeNull()
      await ana.on('2021-03-18')
      expect((await paymentsFor(sql, ana.invoice)).map(({ state }) => state)).toEqual(['expired', 'received'])
      expect(await receivedFor(sql, ana.invoice)).toEqual([34_400])
    }),
  )

  it(
    'or after it: what arrived is received once, by whoever asks first',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      await ana.on('2021-03-12')
      const id = await startedAndDied(ana, '2021-03-17')
      await chargeAtGateway(ana.services, id)
      await chargeAtGateway(ana.services, id)
      await ana.sweep()
      await ana.on('2021-03-17')
      await ana.on('2021-03-18')
      expect(ana.bank.asked.filter((word) => word.startsWith('open'))).toEqual([`open ${id}`])
      expect(await receivedFor(sql, ana.invoice)).toEqual([34_400])
      expect(await firstPlanned(ana)).toMatchObject({ state: 'paid' })
    }),
  )

  it(
    'at the moment when the person pays herself: she is told that it is on its way, and nothing is asked too soon',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      await ana.on('2021-03-12')
      const id = await startedAndDied(ana, '2021-03-17')
      const asked = ana.bank.asked.length
      const outcome = await paysHerself(ana, '00000000-0000-4000-8000-000000000002')
      expect(outcome.kind).toBe('under-way')
      expect(ana.bank.asked).toHaveLength(asked)
      await chargeAtGateway(ana.services, id)
      expect(await paysHerself(ana, '00000000-0000-4000-8000-000000000003')).toMatchObject({
        kind: 'objection',
        objection: { kind: 'changed', open: 0 },
      })
      expect(await receivedFor(sql, ana.invoice)).toEqual([34_400])
    }),
  )
})
