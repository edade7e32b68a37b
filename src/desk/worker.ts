import { repeat, type Worker } from '../lib/repeat.ts'
import type { Services } from '../services.ts'
import { forgetOldOperatorSessions } from './session-commands.ts'

/** Sweeps away what no longer says anything. */
export const startDeskSweeper = ({ sql, log }: Services): Worker =>
  repeat(() => forgetOldOperatorSessions(sql), { everyMs: 10 * 60 * 1000, log })
