import { formatDate } from '../lib/dates.ts'
import { formatCount, formatDecimal } from '../lib/numbers.ts'
import { firstDayOf, type MonthNumber } from '../readings/period-rules.ts'
import { ConsumptionChart } from '../web/chart/consumption-chart.tsx'
import type { View } from '../web/view.ts'
import { chartOf } from './chart-rules.ts'
import { type Drawn, summaryOf } from './rules.ts'

/** Two years of readings, drawn, and the sentence that says what the drawing shows. */
export function Evolution({ view, drawn }: { view: View; drawn: Drawn }) {
  const { words } = view
  return (
    <section class="card" aria-labelledby="evolucion">
      <div class="stack-tight">
        <h2 id="evolucion">{words('chart.consumption')}</h2>
        <ConsumptionChart {...chartOf(drawn, words)}>
          <Summary view={view} drawn={drawn} />
        </ConsumptionChart>
      </div>
    </section>
  )
}

function Summary({ view, drawn }: { view: View; drawn: Drawn }) {
  const { words } = view
  const { months, total, mean, estimated, exchanges, silentSince } = summaryOf(drawn)
  const longMonth = (month: MonthNumber) => formatDate(firstDayOf(month), 'monthYear', words.locale)
  const b = (chunks: unknown[]) => <b class="num">{chunks as string[]}</b>
  const [exchange] = exchanges
  const more = [
    estimated > 0 && words('chart.summary.estimated', { count: estimated }),
    exchanges.length > 1 && words('chart.summary.exchanges', { count: exchanges.length }),
    exchanges.length === 1 &&
      words(exchange!.exchange!.on ? 'chart.summary.exchange' : 'chart.summary.exchangeUndated', {
        date: formatDate(exchange!.exchange!.on ?? exchange!.endsOn, 'long', words.locale),
      }),
    silentSince !== undefined && words('chart.summary.silent', { month: longMonth(silentSince) }),
  ].filter(Boolean)
  return (
    <>
      {months === 1
        ? words.rich('chart.summaryOne', {
            month: longMonth(drawn.periods[0]!.to),
            total: formatCount(total, words.locale),
            b,
          })
        : words.rich('chart.summary', {
            months,
            total: formatCount(total, words.locale),
            mean: formatDecimal(mean, words.locale),
            b,
          })}
      {more.length > 0 && ` ${more.join(' ')}`}
    </>
  )
}
