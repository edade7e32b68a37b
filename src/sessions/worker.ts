import { forgetOldLimits } from '../lib/limits.ts'
import { repeat, type Worker } from '../lib/repeat.ts'
import type { Services } from '../services.ts'
import { forgetOldSessions } from './commands.ts'

/** Sweeps away what no longer says anything. */
export function startSweeper({ sql, log }: Services): Worker {
  const sweep = async () => {
    await forgetOldLimits(sql)
    await forgetOldSessions(sql)
  }
  return repeat(sweep, { everyMs: 10 * 60 * 1000, log })
}
