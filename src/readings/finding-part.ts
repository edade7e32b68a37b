import { formatDate } from '../lib/dates.ts'
import { formatCount } from '../lib/numbers.ts'
import type { Words } from '../words/words.ts'
import type { Finding } from './plausible-rules.ts'

/** A finding in a sentence. */
export function findingWords(words: Words, { name, suggestion, facts }: Finding): string {
  const text = (fact: string) => String(facts[fact] ?? '')
  const day = (fact: string) => formatDate(text(fact), 'short', words.locale)
  const count = (fact: string) => formatCount(Number(facts[fact] ?? 0), words.locale)
  switch (name) {
    case 'future':
    case 'zero':
    case 'same-as-last':
    case 'lower-than-last':
    case 'rolled-over':
      return words(`readings.finding.${name}`, { last: text('last') })
    case 'before-last':
      return words('readings.finding.before-last', { lastOn: day('lastOn') })
    case 'first-reading':
    case 'exchange':
      return words(`readings.finding.${name}`, { meter: text('meter') })
    case 'estimate-corrected':
      return words('readings.finding.estimate-corrected', { on: day('on'), estimate: text('estimate') })
    case 'other-meter':
      return 'serial' in facts
        ? words('readings.finding.other-meter.serial', { serial: text('serial') })
        : words('readings.finding.other-meter.continues', { contract: text('contract'), last: text('last') })
    case 'digits':
      return suggestion === undefined
        ? words('readings.finding.digits.dial', { typed: text('typed'), digits: text('digits') })
        : words('readings.finding.digits.slip', { suggestion })
    case 'swapped-digits':
    case 'reversed-digits':
      return words(`readings.finding.${name}`, { suggestion: suggestion ?? '' })
    case 'too-high':
    case 'too-low':
      return words(`readings.finding.${name}`, {
        consumption: count('consumption'),
        low: count('low'),
        high: count('high'),
      })
  }
}
