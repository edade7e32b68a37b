import { formatPeriod } from '../lib/dates.ts'
import { formatMoney } from '../lib/money.ts'
import type { Words } from '../words/words.ts'
import type { Beside, Movement } from './rules.ts'

/** What a movement is. */
export const nameOf = (words: Words, { kind, invoice = '', payment = '' }: Movement): string =>
  words(`statements.kind.${kind}`, { invoice, payment })

/** What else is known of it, as the small print below. */
export function detailOf(words: Words, { kind, invoice, period, channel, isUndated, isWaiting }: Movement): string {
  const isOfInvoice = kind === 'invoice' || kind === 'cancelled'
  return [
    period && words('statements.period', { period: formatPeriod(period) }),
    invoice && !isOfInvoice && words('statements.forInvoice', { invoice }),
    channel && words('statements.channel', { channel }),
    isUndated && words('statements.undated'),
    isWaiting && words('statements.waiting'),
  ]
    .filter(Boolean)
    .join(' · ')
}

/** What the balance of today is made of and what it leaves out, a sentence each. */
export function besideWords(words: Words, beside: Beside): string[] {
  const { owed } = beside
  const said = (name: Exclude<keyof Beside, 'owed'>) =>
    beside[name] === 0 ? [] : [words(`statements.beside.${name}`, { amount: formatMoney(beside[name]) })]
  return [
    owed === 0 ? words('statements.beside.nothing') : words('statements.beside.owed', { amount: formatMoney(owed) }),
    ...said('disputed'),
    ...said('received'),
    ...said('notTakenBack'),
    ...said('credit'),
    ...said('inReview'),
    ...said('unapplied'),
  ]
}
