import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aReader } from '../../test/a-reader.ts'
import { anOperator } from '../../test/an-operator.ts'
import { aReading } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { aHeldReading } from '../../test/held-readings.ts'
import { ownDatabase } from '../../test/office.ts'
import { analyse, explaining } from '../../test/plans.ts'
import { atomically } from '../db.ts'
import { type Decided, reviewReading } from './review-commands.ts'
import { heldAround, heldReadings, readingToReview } from './review-queries.ts'
import { decisions, moves, stateAfter } from './review-rules.ts'
import { settleReadings } from './sending-commands.ts'

describe('what may be decided', () => {
  it('is only of what is held', () => {
    for (const decision of decisions) {
      for (const state of ['received', 'accepted', 'rejected'] as const) {
        expect(stateAfter(state, decision)).toBeUndefined()
      }
      expect(stateAfter('held', decision)).toBe(moves[decision].to)
    }
  })
})

describe('of many at once', () => {
  let database: Awaited<ReturnType<typeof ownDatabase>>
  beforeAll(async () => {
    database = await ownDatabase()
  })
  afterAll(() => database.close())

  it('one decides, whatever they decide, and the others are told', async () => {
    const { sql } = database
    const reader = await aReader(sql, { number: '700001', meter: 'M-701' })
    const id = await aHeldReading(reader)
    const operators = await Promise.all(['A', 'B', 'C', 'D'].map((name) => anOperator(sql, { name })))
    const all: Decided[] = [
      { decision: 'accept' },
      { decision: 'correct', value: 1373, consumption: 14, reason: 'Se lee 1373.' },
      { decision: 'reject', why: 'no-photo', reason: 'Sin foto.' },
      { decision: 'accept' },
    ]
    const outcomes = await Promise.all(
      all.map((decided, index) =>
        reviewReading(sql, {
          key: randomUUID(),
          readingId: id,
          by: { id: operators[index]!, name: 'Alguien' },
          decided,
        }),
      ),
    )
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['not-held', 'not-held', 'not-held', 'reviewed'])
    expect(await sql`select from customer_reading_states where customer_reading_id = ${id}`).toHaveLength(3)
    expect(await sql`select from mails where kind = 'reading-news'`).toHaveLength(2)
  })

  it('the feed and an operator end in what the feed keeps, in either order', async () => {
    const { sql } = database
    const reader = await aReader(sql, { number: '700002', meter: 'M-702' })
    const id = await aHeldReading(reader)
    await aReading(sql, {
      contract: reader.contract,
      meter: 'M-702',
      readOn: '2021-03-20',
      value: 1373,
      consumption: 14,
    })
    const by = { id: await anOperator(sql), name: 'Julia' }
    const review = { key: randomUUID(), readingId: id, by, decided: { decision: 'accept' } as const }
    await Promise.all([settleReadings(sql), reviewReading(sql, review)])
    expect(await sql`select state, kept_value from customer_readings where id = ${id}`).toEqual([
      { state: 'rejected', keptValue: 1373 },
    ])
  })

  it('one form sent five times at once decides once', async () => {
    const { sql } = database
    const id = await aHeldReading(await aReader(sql, { number: '700003', meter: 'M-703' }))
    const by = { id: await anOperator(sql), name: 'Julia' }
    const review = { key: randomUUID(), readingId: id, by, decided: { decision: 'accept' } as const }
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => reviewReading(sql, review)))
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['reviewed', ...Array(4).fill('same-again')])
    expect(await sql`select from customer_reading_reviews where customer_reading_id = ${id}`).toHaveLength(1)
  })
})

it(
  'no review is ever changed or taken away',
  withDatabase(async (sql) => {
    const id = await aHeldReading(await aReader(sql))
    const by = { id: null, name: 'ov' }
    await reviewReading(sql, { key: randomUUID(), readingId: id, by, decided: { decision: 'accept' } })
    await expect(
      atomically(sql, (sql) => sql`update customer_reading_reviews set decision = 'reject'`),
    ).rejects.toThrow()
    await expect(atomically(sql, (sql) => sql`delete from customer_reading_reviews`)).rejects.toThrow()
  }),
)

it(
  'the queue is walked by its index with some thousand readings held among many more',
  withDatabase(async (sql) => {
    const reader = await aReader(sql)
    const id = await aHeldReading(reader)
    await sql`
      insert into customer_readings
        (form_key, account_id, contract_id, meter, read_on, value, consumption, state, findings, band, created_on, counts_until)
      select gen_random_uuid(), ${reader.account}, ${reader.contract}, 'M-77', '2021-03-01', n, n,
        case when n % 5 = 0 then 'held' else 'accepted' end, '[]', '{}', '2021-03-01', date '2021-03-01' + n % 90
      from generate_series(1, 20000) n
    `
    await analyse(sql, 'customer_readings')
    const plans: string[] = []
    const asked = explaining(sql, plans)
    const [first] = await heldReadings(asked, 1)
    const around = await heldAround(asked, first!.id)
    const middle = await heldAround(asked, id)
    await readingToReview(asked, { id, today: '2021-03-20' })
    expect(around).toMatchObject({ before: [], here: { id: first!.id } })
    expect(around.after).toHaveLength(11)
    expect([middle.before.length, middle.after.length]).toEqual([3, 11])
    expect(plans).toHaveLength(4)
    expect(plans.slice(0, 3).every((plan) => plan.includes('customer_readings_held'))).toBe(true)
    expect(plans.filter((plan) => /Seq Scan on customer_readings|Sort Key: s\.counts/.test(plan))).toEqual([])
  }),
)
