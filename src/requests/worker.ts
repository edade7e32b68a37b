import { repeat, type Worker } from '../lib/repeat.ts'
import type { Services } from '../services.ts'
import { wordsIn } from '../words/words.ts'
import { raiseStuckPayments } from './escalation-commands.ts'

/** Payments that are not applied in the time that the utility promised raise themselves. */
export function startEscalationWorker({ sql, log, profile, today }: Services): Worker {
  const words = wordsIn('es-MX')
  const round = async () => {
    const raised = await raiseStuckPayments(sql, { words, today: today(), profile })
    if (raised > 0) log.warn({ raised }, 'payments raised themselves')
  }
  return repeat(round, { everyMs: 60 * 1000, log })
}
