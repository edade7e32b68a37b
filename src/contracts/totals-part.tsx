import { addMonths, formatDate, monthOf } from '../lib/dates.ts'
import { formatMoney } from '../lib/money.ts'
import { formatCount } from '../lib/numbers.ts'
import { paths } from '../paths.ts'
import { withQuery } from '../web/query.ts'
import type { View } from '../web/view.ts'
import type { ListTotals } from './list-queries.ts'
import { type ListAsked, wordsOfList } from './list-rules.ts'

/** What all that match come to, whichever page of them is open. */
export function TotalsPart({ view, totals, asked }: { view: View; totals: ListTotals; asked: ListAsked }) {
  const { words, today } = view
  const month = monthOf(today)
  const nameOf = (day: string) => formatDate(day, 'month', words.locale)
  // The same contracts there, where nobody asks which of them owe.
  const bills = asked.status
    ? undefined
    : withQuery(paths.manyInvoices, { ...wordsOfList(asked), orden: undefined, emitidas: 'mes' })
  return (
    <dl class="stats list-totals" aria-label={words('many.totals')}>
      <Stat label={words('many.total.contracts')} value={formatCount(totals.kept, words.locale)} />
      <Stat label={words('many.total.owed')} value={formatMoney(totals.owed)} />
      <Stat label={words('many.total.overdue')} value={formatMoney(totals.overdue)} isLate={totals.overdue > 0} />
      <Stat
        label={words('many.total.month', { month: nameOf(month), count: totals.monthInvoices })}
        href={bills}
        value={formatMoney(totals.monthTotal)}
      />
      <Stat
        label={words('many.total.used', { month: nameOf(addMonths(month, -1)) })}
        value={totals.used === null ? words('many.total.noneYet') : `${formatCount(totals.used, words.locale)} m³`}
      />
    </dl>
  )
}

type StatProps = { label: string; value: string; isLate?: boolean; href?: string | undefined }

const Stat = ({ label, value, isLate, href }: StatProps) => (
  <div class="stat">
    <dt>{href ? <a href={href}>{label}</a> : label}</dt>
    <dd class={isLate ? 'late num' : 'num'}>{value}</dd>
  </div>
)
