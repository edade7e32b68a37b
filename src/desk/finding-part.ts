import { formatDate } from '../lib/dates.ts'
import { formatCount } from '../lib/numbers.ts'
import type { Finding } from '../readings/plausible-rules.ts'
import type { Words } from '../words/words.ts'

const days = new Set(['lastOn', 'on'])
const counts = new Set(['consumption', 'low', 'high'])

/** A finding as the desk reads it: with the limits and the numbers that it was found from. */
export function deskFinding(words: Words, { name, suggestion, facts }: Finding): string {
  const written = Object.entries(facts).map(([fact, value]) => [
    fact,
    days.has(fact)
      ? formatDate(String(value), 'short', words.locale)
      : counts.has(fact)
        ? formatCount(Number(value), words.locale)
        : String(value),
  ])
  const values = { ...Object.fromEntries(written), suggestion: String(suggestion ?? '') }
  if (name === 'other-meter') {
    return words('serial' in facts ? 'desk.finding.other-meter.serial' : 'desk.finding.other-meter.continues', values)
  }
  if (name === 'digits') {
    return words(suggestion === undefined ? 'desk.finding.digits.dial' : 'desk.finding.digits.slip', values)
  }
  return words(`desk.finding.${name}`, values)
}
