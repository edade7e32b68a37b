import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import type { Sql } from '../db.ts'
import { hashToken } from './tokens.ts'

type Limit = {
  /** Limits with different names count apart. */
  name: string
  /** How many tries in how many seconds, from the first one on. */
  points: number
  seconds: number
}

/** `waitSeconds` is 0 as long as a try is allowed. */
export type Tries = { left: number; waitSeconds: number }

/**
 * Counts tries in the database, so that a limit holds across processes.
 *
 * To count only wrong tries: `consume` before the try, which many at once cannot get past, and `giveBack` when the try
 * was right. `left` only looks.
 */
export function limiter(sql: Sql, { name, points, seconds }: Limit) {
  const counter = new RateLimiterPostgres({
    storeClient: clientOf(sql),
    storeType: 'client',
    tableName: 'rate_limits',
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: name,
    points,
    duration: seconds,
  })
  return {
    async left(key: string): Promise<Tries> {
      const found = await counter.get(hidden(key))
      return found ? triesOf(found, found.remainingPoints > 0) : { left: points, waitSeconds: 0 }
    },
    /** Takes one try, or what it weighs; when none was left `waitSeconds` says how long to wait, and waiting is not made longer. */
    async consume(key: string, weight = 1): Promise<Tries> {
      try {
        return triesOf(await counter.consume(hidden(key), weight), true)
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return triesOf(refusal, false)
        throw refusal
      }
    },
    async giveBack(key: string, weight = 1): Promise<void> {
      await counter.reward(hidden(key), weight)
    },
    async reset(key: string): Promise<void> {
      await counter.delete(hidden(key))
    },
  }
}

/** Counts whose time is over say nothing any more. */
export async function forgetOldLimits(sql: Sql): Promise<void> {
  await sql`delete from rate_limits where expire < ${Date.now()}`
}

const clientOf = (sql: Sql) => ({
  query: async ({ text, values }: { text: string; values: (string | number)[] }) => {
    const rows = await sql.unsafe(text, values)
    return { rows, rowCount: rows.count }
  },
})

const triesOf = ({ remainingPoints, msBeforeNext }: RateLimiterRes, allowed: boolean): Tries => ({
  left: remainingPoints,
  waitSeconds: allowed ? 0 : Math.max(1, Math.ceil(msBeforeNext / 1000)),
})

// People type passwords into the field for names: a key is never kept as it was typed.
const hidden = (key: string) => hashToken(key).toString('base64url')
