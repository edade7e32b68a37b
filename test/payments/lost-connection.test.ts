import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connect, persistently } from '../../src/db.ts'
import { startPayment } from '../../src/payments/commands.ts'
import { ownDatabase } from '../office.ts'
import { aStage, owed, today } from './convergence.ts'

describe('a connection that is lost', () => {
  let database: Awaited<ReturnType<typeof ownDatabase>>
  beforeAll(async () => {
    database = await ownDatabase()
  })
  afterAll(() => database.close())

  it('in the middle of a payment, or right after its commit, leaves one payment: it is asked for again with its key', async () => {
    const stage = await aStage(database.sql)
    const own = connect(database.url, { max: 1 })
    const [{ pid }] = await own<[{ pid: number }]>`select pg_backend_pid() as pid`
    const key = randomUUID()
    const start = () =>
      startPayment(own, {
        key,
        payer: { accountId: stage.payers[0]! },
        wanted: [{ contractId: stage.contract, invoiceId: stage.invoice, amount: owed }],
        gateway: 'sandbox',
        method: 'card',
        email: null,
        terms: { leastPart: null, mostAdvance: null },
        today,
      })
    let tries = 0
    let answers = 0
    const outcome = await persistently(async () => {
      tries++
      if (tries === 1)
        return await database.sql.begin(async (other) => {
          await other`select 1 from invoices where id = ${stage.invoice} for update`
          const waiting = start()
          waiting.catch(() => {})
          await isWaiting(pid)
          await database.sql`select pg_terminate_backend(${pid})`
          return await waiting
        })
      const started = await start()
      if (++answers === 1) await own`select pg_terminate_backend(pg_backend_pid()), pg_sleep(5)`
      return started
    })
    await own.end()

    expect(outcome.kind).toBe('already-started')
    expect(answers).toBe(2)
    const [{ count }] = await database.sql<[{ count: number }]>`select count(*) as count from payments`
    expect(count).toBe(1)
  })

  async function isWaiting(pid: number) {
    for (;;) {
      const [one] = await database.sql`select 1 from pg_stat_activity where pid = ${pid} and wait_event_type = 'Lock'`
      if (one) return
    }
  }

  it('is not blamed for what is wrong with the question', async () => {
    let tries = 0
    const question = () => {
      tries++
      return database.sql`select nothing from nowhere`
    }
    await expect(persistently(question)).rejects.toThrow('nowhere')
    expect(tries).toBe(1)
  })
})
