import { repeat, type Worker } from '../lib/repeat.ts'
import type { Services } from '../services.ts'
import { wordsIn } from '../words/words.ts'
import { raiseStuckPayments } from './escalation-commands.ts'
import { escalateOverdue } from './overdue-commands.ts'

/** Payments that are not applied in the time that the utility promised raise themselves. */
export function startEscalationWorker({ sql, log, profile, today }: Services): Worker {
  const words = wordsIn('es-MX')
  const round = async () => {
    const raised = await raiseStuckPayments(sql, { words, today: today(), profile })
    if (raised > 0) log.warn({ raised }, 'payments raised themselves')
  }
  return repeat(round, { everyMs: 60 * 1000, log })
}

/** Requests whose time is nearly used up, or is, raise themselves: watched on the utility's own days. */
export function startOverdueWorker({ sql, log, profile, today, settings }: Services): Worker {
  const round = async () => {
    const escalated = await escalateOverdue(sql, { today: today(), profile, mesaUrl: settings.mesaUrl })
    if (escalated > 0) log.warn({ escalated }, 'requests raised themselves')
  }
  return repeat(round, { everyMs: 60 * 1000, log })
}
