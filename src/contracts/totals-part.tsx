import { addMonths, formatDate, monthOf } from '../lib/dates.ts'
import { formatMoney } from '../lib/money.ts'
import { formatCount } from '../lib/numbers.ts'
import type { View } from '../web/view.ts'
import type { ListTotals } from './list-queries.ts'

/** What all that match come to, whichever page of them is open. */
export function TotalsPart({ view, totals }: { view: View; totals: ListTotals }) {
  const { words, today } = view
  const month = monthOf(today)
  const nameOf = (day: string) => formatDate(day, 'month', words.locale)
  return (
    <dl class="stats list-totals" aria-label={words('many.totals')}>
      <Stat label={words('many.total.contracts')} value={formatCount(totals.kept, words.locale)} />
      <Stat label={words('many.total.owed')} value={formatMoney(totals.owed)} />
      <Stat label={words('many.total.overdue')} value={formatMoney(totals.overdue)} isLate={totals.overdue > 0} />
      <Stat
        label={words('many.total.month', { month: nameOf(month), count: totals.monthInvoices })}
        value={formatMoney(totals.monthTotal)}
      />
      <Stat
        label={words('many.total.used', { month: nameOf(addMonths(month, -1)) })}
        value={totals.used === null ? words('many.total.noneYet') : `${formatCount(totals.used, words.locale)} m³`}
      />
    </dl>
  )
}

const Stat = ({ label, value, isLate }: { label: string; value: string; isLate?: boolean }) => (
  <div class="stat">
    <dt>{label}</dt>
    <dd class={isLate ? 'late num' : 'num'}>{value}</dd>
  </div>
)
