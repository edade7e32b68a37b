import { formatDate } from '../lib/dates.ts'
import { type Centavos, formatMoney, formatWholePesos } from '../lib/money.ts'
import { formatCount } from '../lib/numbers.ts'
import { YearGauge } from '../web/chart/year-gauge.tsx'
import type { View } from '../web/view.ts'
import type { Words } from '../words/words.ts'
import type { Month, YearComparison } from './rules.ts'

/** The latest bill beside the one of the same month a year before, in money, percent and water. */
export function ComparisonPart({ view: { words }, compared }: { view: View; compared: YearComparison }) {
  const { now, before, yearAgo, difference } = compared
  const month = formatDate(yearAgo, 'monthYear', words.locale)
  if (!before) {
    return (
      <div class="due-compare">
        <div class="stack-tight">
          <h2>{words('invoices.noYearAgo', { month })}</h2>
          <p class="small soft">
            {words('invoices.noYearAgoText', {
              month,
              latest: formatDate(now.period, 'monthYear', words.locale),
              amount: formatMoney(now.total),
            })}
          </p>
        </div>
      </div>
    )
  }
  const write = writerOf(difference)
  const direction = difference > 0 ? 'more' : difference < 0 ? 'less' : 'same'
  return (
    <div class="due-compare">
      <div class="versus">
        <YearGauge
          name={words('invoices.gauge', {
            before: month,
            beforeAmount: formatMoney(before.total),
            now: formatDate(now.period, 'monthYear', words.locale),
            nowAmount: formatMoney(now.total),
          })}
          past={levelOf(before, write, words.locale)}
          now={levelOf(now, write, words.locale)}
          difference={difference === 0 ? undefined : `${difference > 0 ? '+' : '−'}${write(Math.abs(difference))}`}
        />
        <div class="stack-tight">
          <h2>{words(`invoices.${direction}`, { amount: formatMoney(Math.abs(difference)), month })}</h2>
          <p class="small soft">{detailsOf(words, compared).join(' ')}</p>
        </div>
      </div>
    </div>
  )
}

/** Whole pesos, unless the difference would vanish in them. */
const writerOf = (difference: Centavos) =>
  Math.abs(difference) < 100 && difference !== 0 ? formatMoney : formatWholePesos

const levelOf = ({ period, total }: Month, write: (amount: Centavos) => string, locale: string) => ({
  value: total,
  words: write(total),
  label: formatDate(period, 'shortMonthYear', locale),
})

function detailsOf(words: Words, { percent, moreCubicMetres }: YearComparison): string[] {
  const details: string[] = []
  if (percent) {
    details.push(
      words(percent > 0 ? 'invoices.percentMore' : 'invoices.percentLess', {
        percent: formatCount(Math.abs(percent), words.locale),
      }),
    )
  }
  if (moreCubicMetres === 0) details.push(words('invoices.usedSame'))
  if (moreCubicMetres) {
    details.push(
      words(moreCubicMetres > 0 ? 'invoices.usedMore' : 'invoices.usedLess', {
        volume: formatCount(Math.abs(moreCubicMetres), words.locale),
      }),
    )
  }
  return details
}
