import { type CivilDate, formatDate } from '../lib/dates.ts'
import { type Centavos, formatMoney } from '../lib/money.ts'
import { paths } from '../paths.ts'
import { Amount } from '../web/amount.tsx'
import { StateBadge } from '../web/badges.tsx'
import { DisputeNote } from '../web/dispute.tsx'
import { PayLink, PaymentNote } from '../web/paying.tsx'
import type { View } from '../web/view.ts'
import type { Words } from '../words/words.ts'
import { dayNear } from './day-part.ts'
import type { Due, Invoice } from './rules.ts'

type DueProps = {
  view: View
  contractNumber: string
  due: Due
  /** What was paid in advance or over, and is not posted. */
  credit: Centavos
  latest: Invoice | undefined
}

/** What is owed and until when, in deep water. */
export function DuePart({ view, contractNumber, due, credit, latest }: DueProps) {
  const { words, today } = view
  return (
    <div class="due-now">
      <p class="stat-label" id="por-pagar">
        {words('invoices.owed')}
      </p>
      <p>
        <span class="amount">
          <Amount centavos={due.kind === 'owed' ? due.amount : 0} />
        </span>
      </p>
      {due.kind === 'owed' ? (
        <p>{words.rich(keyOf(due), { ...factsOf(words, due, today), b: (chunks) => <b>{chunks}</b> })}</p>
      ) : (
        <NothingOwed words={words} due={due} />
      )}
      <OnTheWay view={view} due={due} credit={credit} />
      <div class="row">
        {due.kind === 'owed' && (
          <PayLink view={view} what={{ contrato: contractNumber }} class="button" describedBy="por-pagar" icon />
        )}
        {due.kind === 'owed' && due.state === 'overdue' && <StateBadge view={view} state="overdue" />}
        {latest && (
          <a class="small" href={paths.invoicePdf(latest.number)} aria-describedby="ultima-factura">
            {words('invoices.view')}
          </a>
        )}
        {latest?.stamp && (
          <a class="small" href={paths.invoiceXml(latest.number)} aria-describedby="ultima-factura">
            {words('cfdi.xml')}
          </a>
        )}
        {latest && (
          <span class="vh" id="ultima-factura">
            {words('invoices.ofDate', { date: formatDate(latest.issuedOn, 'short', words.locale) })}
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

function NothingOwed({ words, due }: { words: Words; due: Extract<Due, { kind: 'nothing' }> }) {
  const { received, lastPaid } = due
  if (due.disputed > 0) return null
  if (received > 0) return <p>{words('invoices.receivedAll')}</p>
  return (
    <p>
      {words('invoices.nothingOwed')}
      {lastPaid &&
        ` ${words('invoices.lastPaid', {
          month: formatDate(lastPaid.period, 'monthYear', words.locale),
          date: formatDate(lastPaid.paidOn!, 'long', words.locale),
        })}`}
    </p>
  )
}

/** Money that the office has and the commercial system does not show yet, and the way to each payment. */
function OnTheWay({ view, due, credit }: { view: View; due: Due; credit: Centavos }) {
  const { words } = view
  const [first, ...others] = due.payments
  if (due.received === 0 && credit === 0 && due.disputed === 0 && !first) return null
  return (
    <div class="on-the-way">
      <DisputeNote view={view} disputed={due.disputed} payable={due.kind === 'owed' ? due.amount : 0} />
      {due.kind === 'nothing' && due.received > 0 && <StateBadge view={view} state="received" />}{' '}
      {(due.received > 0 || first) && <PaymentNote view={view} received={due.received} payment={first ?? null} />}
      {others.map((payment) => (
        <PaymentNote view={view} received={0} payment={payment} />
      ))}
      {credit > 0 && <span class="sub">{words('invoices.credit', { amount: formatMoney(credit) })}</span>}
    </div>
  )
}
