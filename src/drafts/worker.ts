import { repeat, type Worker } from '../lib/repeat.ts'
import type { Services } from '../services.ts'
import { forgetOldDrafts } from './commands.ts'

/** Forgets what was typed long ago and never sent. */
export function startDraftSweeper({ sql, log }: Services): Worker {
  return repeat(() => forgetOldDrafts(sql), { everyMs: 30 * 60 * 1000, log })
}
