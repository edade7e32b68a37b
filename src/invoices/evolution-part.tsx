import { formatDate } from '../lib/dates.ts'
import { formatMoney, formatWholePesos } from '../lib/money.ts'
import { formatCount } from '../lib/numbers.ts'
import { ColumnChart } from '../web/chart/column-chart.tsx'
import { Icon } from '../web/icons.tsx'
import type { View } from '../web/view.ts'
import type { Words } from '../words/words.ts'
import type { Evolution, EvolutionMonth } from './rules.ts'

/** Twelve columns and the level of the year before on each: 24 months, drawn, said and listed. */
export function EvolutionPart({ view, evolution }: { view: View; evolution: Evolution }) {
  const { words } = view
  return (
    <section class="card" aria-labelledby="evolucion">
      <div class="stack-tight">
        <h2 id="evolucion">{words('invoices.evolution')}</h2>
        <ColumnChart
          name={words('invoices.evolution')}
          columns={evolution.months.map((month) => ({
            label: formatDate(month.period, 'shortMonth', words.locale),
            year: month.period.slice(0, 4),
            value: month.total,
            before: month.before,
            hint: hintOf(words, month),
          }))}
          format={formatWholePesos}
          legend={{
            columns: words('invoices.columnsLegend', { span: spanOf(evolution) }),
            before: words('invoices.beforeLegend'),
          }}
        >
          {summaryOf(words, evolution)}
        </ColumnChart>
        <MonthByMonth words={words} evolution={evolution} />
      </div>
    </section>
  )
}

const spanOf = ({ isCurrent }: Evolution) => (isCurrent ? 'current' : 'past')

function summaryOf(words: Words, evolution: Evolution) {
  const { months, billed, total, percent, highest } = evolution
  const change = percent === undefined ? 'none' : percent > 0 ? 'more' : percent < 0 ? 'less' : 'same'
  return (
    <>
      {words.rich(billed === 1 ? 'invoices.summaryOfOne' : 'invoices.summary', {
        span: spanOf(evolution),
        from: formatDate(months[0]!.period, 'monthYear', words.locale),
        to: formatDate(months.at(-1)!.period, 'monthYear', words.locale),
        total: formatMoney(total),
        change,
        percent: formatCount(Math.abs(percent ?? 0), words.locale),
        month: formatDate(highest.period, billed === 1 ? 'monthYear' : 'month', words.locale),
        highest: formatMoney(highest.total),
        b: (chunks) => <b class="num">{chunks}</b>,
      })}
    </>
  )
}

function hintOf(words: Words, { period, total, before }: EvolutionMonth): string {
  const facts = { month: formatDate(period, 'shortMonthYear', words.locale), amount: amountOf(words, total) }
  return before === undefined
    ? words('invoices.hint', facts)
    : words('invoices.hintBefore', { ...facts, before: formatMoney(before) })
}

const amountOf = (words: Words, amount: number | undefined) =>
  amount === undefined ? words('invoices.noInvoice') : formatMoney(amount)

function MonthByMonth({ words, evolution }: { words: Words; evolution: Evolution }) {
  return (
    <details class="disclosure">
      <summary>
        {words('invoices.monthByMonth')}
        <Icon name="down" />
      </summary>
      <table class="table keep">
        <caption class="vh">{words('invoices.monthsCaption')}</caption>
        <thead>
          <tr>
            <th scope="col">{words('invoices.monthColumn')}</th>
            <th scope="col" class="money">
              {words('invoices.billed')}
            </th>
            <th scope="col" class="money">
              {words('invoices.yearBefore')}
            </th>
          </tr>
        </thead>
        <tbody>
          {evolution.months.map((month) => (
            <tr>
              <td class="num">{formatDate(month.period, 'shortMonthYear', words.locale)}</td>
              <td class="money">{amountOf(words, month.total)}</td>
              <td class="money light">{amountOf(words, month.before)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
