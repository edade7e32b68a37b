import { repeat, type Worker } from '../lib/repeat.ts'
import type { Services } from '../services.ts'
import { sweepWaiting } from './commands.ts'

/** Takes away files whose form was never sent. */
export function startAttachmentSweeper({ sql, files, log }: Services): Worker {
  return repeat(() => sweepWaiting({ sql, files }), { everyMs: 30 * 60 * 1000, log })
}
