import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Sql } from '../../src/db.ts'
import { endCard } from '../../src/payments/card-commands.ts'
import { startPayment } from '../../src/payments/commands.ts'
import { beginDebit, stopDebit } from '../../src/payments/debit-commands.ts'
import { debitRound } from '../../src/payments/debit-worker.ts'
import { pay } from '../../src/payments/paying.ts'
import { aContract, anAccess, anAccount } from '../builders.ts'
import { ownDatabase } from '../office.ts'
import {
  type ASaver,
  aDebit,
  aSavedCard,
  aSaver,
  kindsTo,
  mailsLeave,
  numberOf,
  paymentsFor,
  receivedFor,
} from './a-saver.ts'

/** What only shows with connections of their own. */
describe('many at once, by themselves', () => {
  let database: Awaited<ReturnType<typeof ownDatabase>>
  let ana: ASaver
  beforeAll(async () => {
    database = await ownDatabase()
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    await database.sql`update debits set ended_at = now(), end_cause = 'person' where ended_at is null`
    ana = await aSaver(database.sql)
  })

  const workers = async (count: number) => {
    await Promise.all(Array.from({ length: count }, () => debitRound(ana.services)))
    await mailsLeave(database.sql, ana.services.today())
  }

  it('six workers announce once and charge once', async () => {
    ana.services.today = () => '2021-03-12'
    await workers(6)
    expect(await kindsTo(database.sql, ana.account)).toEqual(['debit-announced'])
    ana.services.today = () => '2021-03-17'
    await workers(6)
    expect(ana.bank.asked.filter((word) => word.startsWith('open'))).toHaveLength(1)
    expect(await receivedFor(database.sql, ana.invoice)).toEqual([34_400])
    await workers(6)
    expect(await kindsTo(database.sql, ana.account)).toEqual(['debit-announced', 'payment-news'])
  })

  it('a refusal that six workers see is told once and tried once more', async () => {
    await ana.on('2021-03-12')
    ana.bank.refuses()
    ana.services.today = () => '2021-03-17'
    await workers(6)
    await workers(6)
    expect(await kindsTo(database.sql, ana.account)).toEqual(['debit-announced', 'debit-refused'])
    ana.services.today = () => '2021-03-18'
    await workers(6)
    expect(await paymentsFor(database.sql, ana.invoice)).toHaveLength(2)
  })

  it('the person who pays at the same moment never pays twice', async () => {
    await ana.on('2021-03-12')
    ana.services.today = () => '2021-03-17'
    const [outcome] = await Promise.all([
      pay(ana.services, {
        key: crypto.randomUUID(),
        payer: { accountId: ana.account },
        wanted: [{ contractId: ana.contract, invoiceId: ana.invoice, amount: 34_400, shown: 34_400 }],
        method: 'card',
        email: null,
        terms: { leastPart: null, mostAdvance: null },
        today: '2021-03-17',
      }),
      workers(3),
    ])
    if (outcome.kind === 'go') ana.bank.isPaid(outcome.paymentId)
    await ana.sweep()
    await workers(1)
    expect(await receivedFor(database.sql, ana.invoice)).toEqual([34_400])
    const credit = await database.sql`select 1 from ledger_lines where account = 'credit'`
    expect(credit).toEqual([])
  })

  it('two people who want the same contract paid by itself: one does, the other is told', async () => {
    const contract = await aContract(database.sql)
    const contractNumber = await numberOf(database.sql, contract)
    const people = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const accountId = await anAccount(database.sql)
        await anAccess(database.sql, { account: accountId, contract })
        return { accountId, cardId: await aSavedCard(database.sql, { account: accountId }) }
      }),
    )
    const begin = (person: (typeof people)[number]) =>
      beginDebit(database.sql, { ...person, contractNumber, daysBefore: 3, most: 100_000, today: '2021-03-17' })
    const outcomes = await Promise.all(people.map(begin))
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['another', 'another', 'another', 'begun'])
  })

  it('a card is not removed before a payment with it is a row', async () => {
    const started = {
      ...({ key: crypto.randomUUID(), payer: { accountId: ana.account }, gateway: 'sandbox', method: 'card' } as const),
      wanted: [{ contractId: ana.contract, invoiceId: ana.invoice, amount: 34_400 }],
      ...{ email: null, savedCardId: ana.card, terms: { leastPart: null, mostAdvance: null }, today: '2021-03-17' },
    }
    let removed: Promise<unknown> = Promise.resolve()
    await database.sql.begin(async (tx) => {
      expect(await startPayment(tx as unknown as Sql, started)).toMatchObject({ kind: 'started' })
      removed = endCard(database.sql, { accountId: ana.account, cardId: ana.card })
      const first = await Promise.race([removed.then(() => 'removed'), sleep(400).then(() => 'waits')])
      expect(first).toBe('waits')
    })
    expect(await removed).toEqual({ kind: 'ended', debits: 1 })
    const again = await startPayment(database.sql, { ...started, key: crypto.randomUUID() })
    expect(again).toEqual({ kind: 'not-found' })
  })

  it('ending many debits because a bank took over and removing their card at once end in no deadlock', async () => {
    for (let n = 0; n < 12; n++) {
      const contract = await aContract(database.sql, { account: ana.account })
      await aDebit(database.sql, { account: ana.account, contract, card: ana.card })
    }
    await database.sql`update contracts set direct_debit = true`
    await Promise.all([
      ...Array.from({ length: 3 }, () => debitRound(ana.services)),
      endCard(database.sql, { accountId: ana.account, cardId: ana.card }),
    ])
    const left = await database.sql`select 1 from debits where ended_at is null`
    expect(left).toEqual([])
    await database.sql`update contracts set direct_debit = false`
  })

  it('stopping, changing and charging at once end in no deadlock, and in one charge at most', async () => {
    await ana.on('2021-03-12')
    ana.services.today = () => '2021-03-17'
    const who = { accountId: ana.account, contractNumber: ana.number }
    await Promise.all([
      workers(3),
      stopDebit(database.sql, who),
      beginDebit(database.sql, { ...who, cardId: ana.card, daysBefore: 1, most: 200_000, today: '2021-03-17' }),
    ])
    for (const day of ['17', '18', '19', '20', '21']) await ana.on(`2021-03-${day}`)
    expect((await receivedFor(database.sql, ana.invoice)).length).toBeLessThanOrEqual(1)
  })
})
