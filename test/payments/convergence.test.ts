import fc from 'fast-check'
import { afterAll, beforeAll, describe, it } from 'vitest'
import type { Sql } from '../../src/db.ts'
import { ownDatabase } from '../office.ts'
import { type Attempts, aCase, mustHaveConverged, play, someAttempts } from './convergence.ts'

/** `npm run test:money` asks for 100,000. */
const cases = Number(process.env.MONEY_CASES ?? 2_000)
const atOnce = 3

describe('redirects, notices, sweeps, time-outs, late refusals, postings and refunds in any order', () => {
  let database: Awaited<ReturnType<typeof ownDatabase>>
  beforeAll(async () => {
    database = await ownDatabase()
  })
  afterAll(() => database.close())

  it(
    'come to one entry for each success, a ledger that balances, and a state that is true',
    async () => {
      const share = Math.ceil(cases / atOnce)
      await Promise.all(Array.from({ length: atOnce }, () => fc.assert(property(), { numRuns: share })))
    },
    6 * 3_600_000,
  )

  /** Each case is taken back, so the same attempts serve the next; those who play at once have their own. */
  function property() {
    const known = new Map<string, Promise<Attempts>>()
    return fc.asyncProperty(aCase, async ({ amounts, happenings }) => {
      const key = amounts.join()
      if (!known.has(key)) known.set(key, someAttempts(database.sql, amounts))
      const attempts = await known.get(key)!
      const undo = new Error('undo')
      await database.sql
        .begin(async (tx) => {
          const sql = tx as unknown as Sql
          await mustHaveConverged(sql, await play(sql, attempts, happenings))
          throw undo
        })
        .catch((reason) => {
          if (reason !== undo) throw reason
        })
    })
  }
})
