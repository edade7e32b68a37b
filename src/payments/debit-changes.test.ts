import { describe, expect, it } from 'vitest'
import { anAccount } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { gatewaySays } from '../../test/payments/a-payment.ts'
import {
  type ASaver,
  aDebit,
  anothersPayment,
  aSavedCard,
  aSaver,
  firstPlanned,
  kindsTo,
  mailsTo,
  paymentsFor,
  plannedOf,
  setBalance,
} from '../../test/payments/a-saver.ts'
import { atomically, type Sql } from '../db.ts'
import { endDebits } from './debit-commands.ts'

describe('an amount that changes', () => {
  it(
    'and grows is announced again and waited for again, and only that much is charged',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      await ana.on('2021-03-12')
      await setBalance(sql, ana.invoice, 40_000)
      await ana.on('2021-03-17')
      expect(await paymentsFor(sql, ana.invoice)).toEqual([])
      expect(await firstPlanned(ana)).toMatchObject({
        amount: 40_000,
        chargeOn: '2021-03-20',
        announcedOn: '2021-03-17',
      })
      await ana.on('2021-03-20')
      expect(await paymentsFor(sql, ana.invoice)).toMatchObject([{ state: 'received', amount: 40_000 }])
      expect(await mailsTo(sql, ana.account)).toMatchObject([
        { kind: 'debit-announced', facts: { amount: 34_400, isAgain: false } },
        { kind: 'debit-announced', facts: { amount: 40_000, isAgain: true, chargeOn: '2021-03-20' } },
        { kind: 'payment-news' },
      ])
    }),
  )

  it(
    'and grows too late for another notice is not charged',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql, { daysBefore: 0 })
      await ana.on('2021-03-15')
      await setBalance(sql, ana.invoice, 34_500)
      await ana.on('2021-03-20')
      expect(await paymentsFor(sql, ana.invoice)).toEqual([])
      expect(await mailsTo(sql, ana.account)).toMatchObject([
        { kind: 'debit-announced' },
        { kind: 'debit-not-charged', facts: { cause: 'late', amount: 34_500 } },
      ])
    }),
  )

  it(
    'and shrinks is charged as little as it asks for then',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      await ana.on('2021-03-12')
      await setBalance(sql, ana.invoice, 10_000)
      await ana.on('2021-03-17')
      expect(await paymentsFor(sql, ana.invoice)).toMatchObject([{ state: 'received', amount: 10_000 }])
      expect(await kindsTo(sql, ana.account)).toEqual(['debit-announced', 'payment-news'])
    }),
  )

  it(
    'and passes the limit, at once or after the notice, is not charged and told once',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql, { total: 100_001 })
      await ana.on('2021-03-12')
      await ana.on('2021-03-17')
      expect(await mailsTo(sql, ana.account)).toMatchObject([
        { kind: 'debit-not-charged', facts: { cause: 'limit', amount: 100_001, most: 100_000 } },
      ])
      const luis = await aSaver(sql)
      await luis.on('2021-03-12')
      await setBalance(sql, luis.invoice, 100_001)
      await luis.on('2021-03-13')
      await luis.on('2021-03-17')
      expect(await mailsTo(sql, luis.account)).toMatchObject([
        { kind: 'debit-announced' },
        { kind: 'debit-not-charged', facts: { cause: 'limit' } },
      ])
      expect([...ana.bank.orders(), ...luis.bank.orders()]).toEqual([])
    }),
  )
})

describe('who may no longer pay', () => {
  it.each([
    ['access', (sql: Sql, { account }: ASaver) => sql`update access set ended_at = now(), ended_by = ${account}`],
    ['contract', (sql: Sql, { contract }: ASaver) => sql`update contracts set status = 'ended' where id = ${contract}`],
    ['bank', (sql: Sql, { contract }: ASaver) => sql`update contracts set direct_debit = true where id = ${contract}`],
  ] as const)('is not charged, neither announced (%s)', async (cause, end) => {
    for (const when of ['before the notice', 'after it']) {
      await withDatabase(async (sql) => {
        const ana = await aSaver(sql)
        if (when === 'after it') await ana.on('2021-03-12')
        await end(sql, ana)
        await ana.on('2021-03-13')
        await ana.on('2021-03-17')
        expect(ana.bank.orders()).toEqual([])
        const [debit] = await sql`select end_cause from debits where id = ${ana.debit} and ended_at is not null`
        expect(debit).toEqual({ endCause: cause })
        const mails = (await mailsTo(sql, ana.account)).filter(({ kind }) => kind !== 'debit-announced')
        expect(mails).toMatchObject([{ kind: 'debit-ended', facts: { cause, contract: ana.number } }])
        expect((await plannedOf(sql, ana.debit)).map(({ state }) => state)).toEqual(
          when === 'after it' ? ['dropped'] : [],
        )
      })()
    }
  })

  it(
    'was stopped by the person: what was announced is dropped',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      await ana.on('2021-03-12')
      await endDebits(sql, sql`d.id = ${ana.debit}`, 'person')
      await ana.on('2021-03-17')
      expect(ana.bank.orders()).toEqual([])
      expect(await firstPlanned(ana)).toMatchObject({ state: 'dropped' })
      expect(await kindsTo(sql, ana.account)).toEqual(['debit-announced'])
    }),
  )
})

describe('a card that expires', () => {
  it(
    'is told of once, thirty days before',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql, { dueOn: '2021-06-20', expiresOn: '2021-04-30' })
      const idle = await anAccount(sql)
      await aSavedCard(sql, { account: idle, expiresOn: '2021-04-30' })
      await ana.on('2021-03-30')
      expect(await kindsTo(sql, ana.account)).toEqual([])
      await ana.on('2021-03-31')
      await ana.on('2021-04-30')
      await ana.on('2021-05-01')
      const facts = { card: 'visa 4242', expiresOn: '2021-04-30' }
      expect(await mailsTo(sql, ana.account)).toEqual([{ kind: 'card-expiring', facts: { ...facts, debits: 1 } }])
      expect(await mailsTo(sql, idle)).toEqual([{ kind: 'card-expiring', facts: { ...facts, debits: 0 } }])
    }),
  )

  it(
    'before a charge is told again at its notice, and the charge is not tried',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql, { expiresOn: '2021-03-16' })
      await ana.on('2021-03-12')
      await ana.on('2021-03-17')
      expect(ana.bank.orders()).toEqual([])
      expect(await mailsTo(sql, ana.account)).toMatchObject([
        { kind: 'card-expiring' },
        { kind: 'debit-not-charged', facts: { cause: 'expired' } },
      ])
    }),
  )

  it(
    'after the notice, because the charge had to wait, is told and not tried',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql, { expiresOn: '2021-03-17' })
      await ana.on('2021-03-12')
      const luis = await anothersPayment(ana)
      await ana.on('2021-03-17')
      await gatewaySays(sql, luis, { status: 'expired' })
      await ana.on('2021-03-18')
      expect(ana.bank.orders()).toEqual([])
      expect((await mailsTo(sql, ana.account)).at(-1)).toMatchObject({
        kind: 'debit-not-charged',
        facts: { cause: 'expired' },
      })
    }),
  )
})

describe('one wish for a contract', () => {
  it(
    'is kept by the database',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      const luis = await anAccount(sql)
      const card = await aSavedCard(sql, { account: luis })
      const second = atomically(sql, (sql) => aDebit(sql, { account: luis, contract: ana.contract, card }))
      await expect(second).rejects.toThrow('debits_current')
    }),
  )
})
