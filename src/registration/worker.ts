import { repeat, type Worker } from '../lib/repeat.ts'
import type { Services } from '../services.ts'
import { forgetOldDrafts } from './commands.ts'

/** Forgets registrations that nobody ended. */
export function startRegistrationSweeper({ sql, log }: Services): Worker {
  return repeat(() => forgetOldDrafts(sql), { everyMs: 60 * 1000, log })
}
