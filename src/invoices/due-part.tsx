import { type CivilDate, formatDate } from '../lib/dates.ts'
import { paths } from '../paths.ts'
import { Amount } from '../web/amount.tsx'
import { StateBadge } from '../web/badges.tsx'
import type { View } from '../web/view.ts'
import type { Words } from '../words/words.ts'
import { dayNear } from './day-part.ts'
import type { Due, Invoice } from './rules.ts'

/** What is owed and until when, in deep water. */
export function DuePart({ view, due, latest }: { view: View; due: Due; latest: Invoice | undefined }) {
  const { words, today } = view
  return (
    <div class="due-now">
      <p class="stat-label">{words('invoices.owed')}</p>
      <p>
        <span class="amount">
          <Amount centavos={due.kind === 'owed' ? due.amount : 0} />
        </span>
      </p>
      {due.kind === 'owed' ? (
        <p>{words.rich(keyOf(due), { ...factsOf(words, due, today), b: (chunks) => <b>{chunks}</b> })}</p>
      ) : (
        <NothingOwed words={words} lastPaid={due.lastPaid} />
      )}
      <div class="row">
        {due.kind === 'owed' && due.state === 'overdue' && <StateBadge view={view} state="overdue" />}
        {latest && (
          <a class="small" href={paths.invoicePdf(latest.number)} aria-describedby="ultima-factura">
            {words('invoices.view')}
          </a>
        )}
        {latest && (
          <span class="vh" id="ultima-factura">
            {words('invoices.ofDate', { date: formatDate(latest.issuedOn) })}
          </span>
        )}
      </div>
    </div>
  )
}

type Owed = Extract<Due, { kind: 'owed' }>

function keyOf({ count, state, days }: Owed) {
  const when = state === 'pending' && days === 0 ? 'today' : state
  return count > 1 ? (`invoices.dueMany.${when}` as const) : (`invoices.due.${when}` as const)
}

const factsOf = (words: Words, { count, days, first }: Owed, today: CivilDate) => ({
  count,
  days,
  day: dayNear(words, first.dueOn, today),
})

function NothingOwed({ words, lastPaid }: { words: Words; lastPaid: Invoice | undefined }) {
  return (
    <p>
      {words('invoices.nothingOwed')}
      {lastPaid &&
        ` ${words('invoices.lastPaid', {
          month: formatDate(lastPaid.period, 'monthYear'),
          date: formatDate(lastPaid.paidOn!, 'long'),
        })}`}
    </p>
  )
}
