import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { aContract, anInvoice } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import {
  aDebit,
  aSavedCard,
  aSaver,
  firstPlanned,
  kindsTo,
  mailsLeave,
  paymentsFor,
  receivedFor,
} from '../../test/payments/a-saver.ts'
import type { Sql } from '../db.ts'
import { debitRound } from './debit-worker.ts'
import type { Order } from './gateway.ts'
import { pay } from './paying.ts'

/** What the worker logs, word by word. */
function aLog() {
  const lines: string[] = []
  return {
    lines,
    log: pino(
      { level: 'warn', serializers: { error: pino.stdSerializers.err } },
      { write: (line: string) => void lines.push(line) },
    ),
  }
}

/** So many more contracts of the same person, paid by itself with a card of its own. */
async function others(sql: Sql, { account, card, count }: { account: string; card: string; count: number }) {
  const contracts: number[] = []
  for (let n = 0; n < count; n++) {
    const contract = await aContract(sql, { account })
    await aDebit(sql, { account, contract, card })
    contracts.push(contract)
  }
  return contracts
}

describe('one that fails', () => {
  it(
    'does not stop the others: it is logged',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      const second = await anInvoice(sql, { contract: ana.contract, dueOn: '2021-03-20' })
      await ana.on('2021-03-12')
      const { lines, log } = aLog()
      const { gateway } = ana.bank
      const open = gateway.open.bind(gateway)
      let failed = 0
      gateway.open = async (order: Order) => {
        if (failed++ === 0) throw new Error('an unheard-of fault')
        return await open(order)
      }
      await debitRound({ ...ana.services, log, today: () => '2021-03-17' })
      expect([...(await receivedFor(sql, ana.invoice)), ...(await receivedFor(sql, second))]).toEqual([34_400])
      expect(lines.join()).toContain('an unheard-of fault')
      expect(lines).toHaveLength(1)
    }),
  )
})

describe('a round that lasts until midnight', () => {
  it(
    'charges nobody after it',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      const second = await anInvoice(sql, { contract: ana.contract, dueOn: '2021-03-20' })
      await ana.on('2021-03-12')
      ana.services.today = () => '2021-03-17'
      await debitRound(ana.services, { hour: () => (ana.bank.orders().length === 0 ? 23 : 0) })
      expect(ana.bank.orders()).toHaveLength(1)
      await debitRound(ana.services)
      expect([...(await receivedFor(sql, ana.invoice)), ...(await receivedFor(sql, second))]).toEqual([34_400, 34_400])
    }),
  )
})

describe('charges that wait for their owner', () => {
  it(
    'are closed at each gateway until its first silence',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      await anInvoice(sql, { contract: ana.contract, dueOn: '2021-03-20' })
      await ana.on('2021-03-12')
      ana.bank.waitsForTheOwner()
      const { gateway } = ana.bank
      const close = gateway.close.bind(gateway)
      let closings = 0
      gateway.close = async () => {
        closings++
        return { kind: 'silence', why: 'away' }
      }
      ana.services.today = () => '2021-03-17'
      await debitRound(ana.services)
      expect(closings).toBe(1)
      gateway.close = close
      await sql`update payments set state = 'awaiting'`
      await debitRound(ana.services)
      expect((await sql<{ state: string }[]>`select state from payments`).map(({ state }) => state)).toEqual([
        'cancelled',
        'cancelled',
      ])
    }),
  )

  it(
    'of a person who was there are closed a few minutes later, too',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      ana.bank.waitsForTheOwner()
      const { gateway } = ana.bank
      const close = gateway.close.bind(gateway)
      gateway.close = async () => ({ kind: 'silence', why: 'away' })
      await pay(ana.services, {
        key: '00000000-0000-4000-8000-000000000001',
        payer: { accountId: ana.account },
        wanted: [{ contractId: ana.contract, invoiceId: ana.invoice, amount: 34_400 }],
        method: 'card',
        email: null,
        terms: { leastPart: null, mostAdvance: null },
        today: '2021-03-01',
        savedCard: { id: ana.card, gateway: 'sandbox' },
      })
      gateway.close = close
      await sql`update payments set state = 'awaiting'`
      await debitRound(ana.services)
      expect(await paymentsFor(sql, ana.invoice)).toMatchObject([{ state: 'awaiting' }])
      await sql`update payments set created_at = created_at - interval '6 minutes'`
      await debitRound(ana.services)
      expect(await paymentsFor(sql, ana.invoice)).toMatchObject([{ state: 'cancelled' }])
    }),
  )
})

describe('removed cards', () => {
  it(
    'are told at each gateway until its first silence, and then ever more rarely',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      const removed: string[] = []
      for (let n = 0; n < 3; n++) removed.push(await aSavedCard(sql, { account: ana.account }))
      const gone = await aSavedCard(sql, { account: ana.account, gateway: 'stripe' })
      await sql`
        update saved_cards set ended_at = now() - interval '6 hours', next_forget_at = now() - interval '1 minute'
        where id = any(${[...removed, gone]}::uuid[])
      `
      await sql`update saved_cards set next_forget_at = now() - interval '1 day' where id = ${gone}`
      ana.bank.vaultFallsSilent()
      await ana.on('2021-03-02')
      const waits = await sql<{ hours: number }[]>`
        select round(extract(epoch from next_forget_at - now()) / 3600)::integer as hours from saved_cards
        where next_forget_at is not null order by 1
      `
      expect(waits.map(({ hours }) => hours)).toEqual([-24, 0, 0, 6])
      ana.bank.vaultFallsSilent(false)
      await ana.on('2021-03-02')
      expect(ana.bank.forgotten).toHaveLength(2)
      await sql`update saved_cards set next_forget_at = now() - interval '1 second' where next_forget_at > now()`
      await ana.on('2021-03-02')
      expect(ana.bank.forgotten).toHaveLength(3)
    }),
  )
})

describe('an import that would end very many', () => {
  const ended = async (sql: Sql) => {
    const [found] = await sql<{ count: number }[]>`select count(*) as count from debits where ended_at is not null`
    return found!.count
  }

  it(
    'ends none and charges nobody, but for those who see the contract no more',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      await ana.on('2021-03-12')
      await others(sql, { ...ana, count: 20 })
      const left = await aSaver(sql)
      await sql`update access set ended_at = now(), ended_by = ${left.account} where account_id = ${left.account}`
      await sql`update contracts set direct_debit = true`
      const { lines, log } = aLog()
      await debitRound({ ...ana.services, log, today: () => '2021-03-17' })
      expect(await ended(sql)).toBe(1)
      expect(await kindsTo(sql, left.account)).toEqual(['debit-ended'])
      expect(lines.join()).toContain('so many debits would end at once that none is ended')
      expect(ana.bank.orders()).toEqual([])

      // The next import is right again, and all goes on.
      await sql`update contracts set direct_debit = false`
      await ana.on('2021-03-18')
      expect(await receivedFor(sql, ana.invoice)).toEqual([34_400])
    }),
  )

  it(
    'is believed when it ends a few',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      await ana.on('2021-03-12')
      await others(sql, { ...ana, count: 19 })
      await sql`update contracts set direct_debit = true`
      await ana.on('2021-03-13')
      expect(await ended(sql)).toBe(20)
      expect(await firstPlanned(ana)).toMatchObject({ state: 'dropped' })
      expect((await kindsTo(sql, ana.account)).filter((kind) => kind === 'debit-ended')).toHaveLength(20)
    }),
  )
})

describe('mail that leaves between two rounds', () => {
  it(
    'is noted in the night, too',
    withDatabase(async (sql) => {
      const ana = await aSaver(sql)
      ana.mailIsAway()
      await ana.on('2021-03-14')
      await sql`update mails set sent_at = now()`
      ana.services.today = () => '2021-03-15'
      await debitRound(ana.services, { hour: () => 3 })
      expect(await firstPlanned(ana)).toMatchObject({ chargeOn: '2021-03-18' })
      await mailsLeave(sql, '2021-03-16')
      expect(await firstPlanned(ana)).toMatchObject({ chargeOn: '2021-03-18' })
    }),
  )
})
