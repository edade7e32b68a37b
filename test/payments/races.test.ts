import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startPayment } from '../../src/payments/commands.ts'
import type { Snapshot } from '../../src/payments/gateway.ts'
import { takeNews } from '../../src/payments/news-commands.ts'
import { keepNotice, takeNextNotice } from '../../src/payments/notice-commands.ts'
import { takePaymentToCheck } from '../../src/payments/sweep-commands.ts'
import { ownDatabase } from '../office.ts'
import { aStage, owed, type Stage, today } from './convergence.ts'

describe('many at once', () => {
  let database: Awaited<ReturnType<typeof ownDatabase>>
  let stage: Stage
  beforeAll(async () => {
    database = await ownDatabase()
  })
  afterAll(() => database.close())

  const start = (key: string = randomUUID(), payer = 0) =>
    startPayment(database.sql, {
      key,
      payer: { accountId: stage.payers[payer]! },
      wanted: [{ contractId: stage.contract, invoiceId: stage.invoice, amount: owed }],
      gateway: 'sandbox',
      method: 'card',
      email: null,
      terms: { leastPart: null, mostAdvance: null },
      today,
    })
  const paid = (id: string): Snapshot => ({
    kind: 'known',
    reference: `gw-${id}`,
    status: 'paid',
    paymentId: id,
    paid: { amount: owed, currency: 'MXN' },
    returned: [],
  })
  const tell = (paymentId: string, cause: 'redirect' | 'notice' | 'sweep') =>
    takeNews(database.sql, { paymentId, cause, answer: paid(paymentId), payee: undefined, today })
  const entriesOf = async (paymentId: string) => {
    const [found] = await database.sql<{ count: number }[]>`
      select count(distinct entry_id) as count from ledger_lines where payment_id = ${paymentId}
    `
    return found!.count
  }

  it('a form that is sent ten times at once is one payment', async () => {
    stage = await aStage(database.sql)
    const key = randomUUID()
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => start(key)))
    const ids = outcomes.map((outcome) => ('paymentId' in outcome ? outcome.paymentId : outcome.kind))
    expect(new Set(ids).size).toBe(1)
    expect(outcomes.filter(({ kind }) => kind === 'started')).toHaveLength(1)
  })

  it('two tabs of one person do not both start: the second is told of the first', async () => {
    stage = await aStage(database.sql)
    const outcomes = await Promise.all([start(), start(), start()])
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['started', 'under-way', 'under-way'])
  })

  it('redirect, notices and sweeps that all bring the success at once make one entry', async () => {
    stage = await aStage(database.sql)
    const started = await start()
    const id = 'paymentId' in started ? started.paymentId : ''
    const told = await Promise.all(
      (['redirect', 'notice', 'notice', 'sweep', 'sweep', 'notice'] as const).map((cause) => tell(id, cause)),
    )
    expect(told.filter((outcome) => outcome.kind === 'taken' && outcome.outcome === 'moved')).toHaveLength(1)
    expect(await entriesOf(id)).toBe(1)
  })

  it('three people who pay the same invoice at once: it is paid once, and the rest is credit', async () => {
    stage = await aStage(database.sql)
    const started = await Promise.all([0, 1, 2].map((payer) => start(randomUUID(), payer)))
    const ids = started.map((outcome) => ('paymentId' in outcome ? outcome.paymentId : outcome.kind))
    await Promise.all(ids.map((id) => tell(id, 'notice')))
    const sums = await database.sql<{ account: string; amount: number }[]>`
      select account, sum(amount)::bigint as amount from ledger_lines where payment_id in ${database.sql(ids)}
      group by account order by account
    `
    expect(Object.fromEntries(sums.map(({ account, amount }) => [account, amount]))).toEqual({
      gateway: 3 * owed,
      invoice: -owed,
      credit: -2 * owed,
    })
  })

  it('a notice that comes twenty times at once is kept once, and one worker takes it', async () => {
    const notice = { gateway: 'sandbox' as const, eventId: 'ev-1', reference: 'nothing' }
    const kept = await Promise.all(Array.from({ length: 20 }, () => keepNotice(database.sql, notice)))
    expect(kept.filter((outcome) => outcome === 'kept')).toHaveLength(1)
    const taken = await Promise.all(Array.from({ length: 5 }, () => takeNextNotice(database.sql)))
    expect(taken.filter(Boolean)).toHaveLength(1)
  })

  it('a payment is asked about by one sweep at a time', async () => {
    stage = await aStage(database.sql)
    const started = await start()
    const id = 'paymentId' in started ? started.paymentId : ''
    await database.sql`update payments set next_check_at = case when id = ${id} then now() end`
    const sweeps = await Promise.all(Array.from({ length: 5 }, () => takePaymentToCheck(database.sql)))
    expect(sweeps.filter(Boolean)).toEqual([{ id, gateway: 'sandbox' }])
  })
})
