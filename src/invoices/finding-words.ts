import type { Words } from '../words/words.ts'
import type { FindingWords } from './history-rules.ts'

export const findingWords = (words: Words): FindingWords => ({
  states: {
    paid: words('web.state.paid'),
    received: words('web.state.received'),
    pending: words('web.state.pending'),
    overdue: words('web.state.overdue'),
    cancelled: words('web.state.cancelled'),
    disputed: words('web.state.disputed'),
  },
  owed: words('invoices.part.owed'),
  locale: words.locale,
})
