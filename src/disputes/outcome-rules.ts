import { formatDate } from '../lib/dates.ts'
import { formatMoney } from '../lib/money.ts'
import { wordsIn } from '../words/words.ts'
import type { EndedDispute } from './commands.ts'

const words = wordsIn('es-MX')

/** What the customer reads under the answer: what is payable, and until when. */
export function outcomeWords({ number, amount, outcome, payBy }: EndedDispute): string {
  const facts = { number, amount: formatMoney(amount), payBy: payBy ? formatDate(payBy, 'weekday', words.locale) : '' }
  return words(`disputes.outcome.${outcome}`, facts)
}
