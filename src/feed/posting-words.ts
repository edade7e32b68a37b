import { formatMoney } from '../lib/money.ts'
import type { PostingAlert } from '../payments/posting-commands.ts'
import type { Words } from '../words/words.ts'

/** What the utility's people have to look into, a sentence each. */
export function postingAlert(alert: PostingAlert, words: Words): string {
  switch (alert.kind) {
    case 'amount': {
      const { id, expected, posted } = alert
      return words('feed.postings.amount', { id, expected: formatMoney(expected), posted: formatMoney(posted) })
    }
    case 'state':
      return words('feed.postings.state', { folio: alert.folio, state: alert.state })
    case 'unknown':
      return words('feed.postings.unknown', { number: alert.number, reference: alert.reference })
  }
}
