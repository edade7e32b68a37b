import { formatDate } from '../lib/dates.ts'
import { formatMoney } from '../lib/money.ts'
import type { Words } from '../words/words.ts'
import type { EndedDispute } from './commands.ts'

/** What the customer reads under the answer: what is payable, until when, and who pays it. */
export const outcomeWords = (words: Words, ended: readonly EndedDispute[]): string =>
  ended
    .map(({ number, amount, outcome, payBy, isDebited }) => {
      const day = payBy ? formatDate(payBy, 'weekday', words.locale) : ''
      const facts = { number, amount: formatMoney(amount), payBy: day, debited: isDebited ? 'yes' : 'no' }
      return words(`disputes.outcome.${outcome}`, facts)
    })
    .join('\n')
