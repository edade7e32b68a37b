import { formatDate, formatPeriod } from '../lib/dates.ts'
import { formatMoney } from '../lib/money.ts'
import { capitalised } from '../lib/text.ts'
import { paths } from '../paths.ts'
import { Icon } from '../web/icons.tsx'
import type { View } from '../web/view.ts'
import { type DebitContract, type Next, nextOf, type Terms } from './debit-next-rules.ts'

/** What is going to happen with a contract's invoices, in a sentence or two. */
export function nextWords({ words }: View, contract: DebitContract, next: Next): string {
  const { brand, last4, most, overdue, disputed } = contract
  const card = brand && last4 ? `${capitalised(brand)} ${last4}` : ''
  const said = {
    card,
    most: formatMoney(most ?? 0),
    ...('period' in next && { period: formatPeriod(next.period) }),
    ...('amount' in next && { amount: formatMoney(next.amount), dueOn: formatDate(next.dueOn, 'short', words.locale) }),
    ...('date' in next && { date: formatDate(next.date, 'short', words.locale) }),
    ...('told' in next && { told: formatDate(next.told, 'short', words.locale) }),
  }
  const sentence = words(`debits.next.${next.kind}`, said)
  const isActive = !['bank', 'another', 'off'].includes(next.kind)
  return [
    sentence,
    ...(disputed > 0 && isActive ? [words('debits.disputed', { disputed: formatMoney(disputed) })] : []),
    ...(overdue > 0 && isActive ? [words('debits.overdue', { count: overdue })] : []),
  ].join(' ')
}

/** Something that its owner should do. */
const needsCare: readonly Next['kind'][] = [
  ...['limit', 'late', 'expired', 'card', 'under-way', 'untold'],
  ...['refused', 'failed', 'left', 'retry', 'retry-failed', 'stuck', 'held'],
] as const

type RowProps = {
  view: View
  contract: DebitContract
  terms: Terms | undefined
  /** There is a card to pay with. */
  hasCard: boolean
}

/** A contract among others: whether it is paid by itself, what is next, and the way to change it. */
export function DebitRow({ view, contract, terms, hasCard }: RowProps) {
  const { words } = view
  const { number, alias, address, brand, last4, daysBefore, most } = contract
  const next = nextOf(contract, terms, view.today)
  const isFree = next.kind !== 'bank' && next.kind !== 'another'
  return (
    <li>
      <Icon name={needsCare.includes(next.kind) ? 'warning' : terms ? 'check' : 'home'} />
      <div>
        <p class="break">
          <b>{alias ?? words('debits.contractOf', { number })}</b>
          {terms && <span class="badge plain">{words('debits.on')}</span>}
        </p>
        <p class="small soft break" id={`contrato-${contract.id}`}>
          {alias ? `${words('debits.contractOf', { number })} · ${address}` : address}
        </p>
        <p>{nextWords(view, contract, next)}</p>
        {terms && (
          <p class="small soft">
            {words('debits.terms', {
              days: daysBefore ?? 0,
              card: `${capitalised(brand ?? '')} ${last4}`,
              most: formatMoney(most ?? 0),
            })}
          </p>
        )}
      </div>
      {isFree && (terms || hasCard) && (
        <a class="button second small" href={paths.debit(number)}>
          <span>
            {words(terms ? 'debits.change' : 'debits.start')}{' '}
            <span class="vh">{words('debits.ofContract', { number })}</span>
          </span>
        </a>
      )}
    </li>
  )
}
