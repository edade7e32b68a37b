import { formatDate } from '../lib/dates.ts'
import { formatCount } from '../lib/numbers.ts'
import { firstDayOf, type MonthNumber, type Period } from '../readings/period-rules.ts'
import type { Bar, Exchange } from '../web/chart/consumption-drawing.ts'
import type { Words } from '../words/words.ts'
import { type Drawn, monthsOf } from './rules.ts'

/** What the drawing of consumption is made of: months side by side, and a column for each period. */
export function chartOf(drawn: Drawn, words: Words) {
  const months = Array.from({ length: drawn.to - drawn.from + 1 }, (_, index) => drawn.from + index)
  return {
    name: words('chart.consumption'),
    places: months.map((month) => ({ label: shortMonth(month), year: firstDayOf(month).slice(0, 4) })),
    bars: drawn.periods.map((period) => barOf(period, drawn, words)),
    gaps: drawn.gaps.map((month) => month - drawn.from),
    exchanges: drawn.periods.flatMap(({ exchange, to }): Exchange[] =>
      exchange ? [{ at: to - drawn.from, label: words('chart.exchange', { date: exchangeDay(exchange.on, to) }) }] : [],
    ),
    unit: words('consumption.unit'),
    format: formatCount,
    rowNames: [words('chart.months12'), words('chart.months12Before')] as const,
    legend: {
      column: words('chart.legend.column'),
      estimated: words('chart.legend.estimated'),
      exchange: words('chart.legend.exchange'),
      gap: words('chart.legend.gap'),
    },
  }
}

function barOf(period: Period, drawn: Drawn, words: Words): Bar {
  const { consumption, exchange } = period
  const months = monthsOf(period)
  const amount = formatCount(consumption)
  return {
    from: period.from - drawn.from,
    months,
    value: consumption,
    estimated: period.estimated,
    now: period === drawn.periods.at(-1),
    pieces: exchange && exchange.before > 0 && exchange.after > 0 ? [exchange.before, exchange.after] : undefined,
    label: months > 1 ? words('chart.bar.several', { amount, months }) : amount,
    short: amount,
    hint: hintOf(period, amount, words),
  }
}

function hintOf({ from, to, estimated, exchange }: Period, amount: string, words: Words): string {
  let hint =
    from < to
      ? words('chart.hint.several', { from: shortMonthYear(from), to: shortMonthYear(to), amount })
      : words('chart.hint', { month: shortMonthYear(to), amount })
  if (estimated) hint = words('chart.hint.estimated', { hint })
  if (exchange && exchange.before > 0 && exchange.after > 0) {
    const [before, after] = [exchange.before, exchange.after].map(formatCount) as [string, string]
    hint = words('chart.hint.exchange', { hint, before, after })
  }
  return hint
}

/** «14 ago», or the month alone where nobody wrote the day down. */
const exchangeDay = (on: string | undefined, to: MonthNumber) =>
  on ? `${Number(on.slice(8))} ${formatDate(on, 'shortMonth')}` : shortMonth(to)

const shortMonth = (month: MonthNumber) => formatDate(firstDayOf(month), 'shortMonth')
const shortMonthYear = (month: MonthNumber) => formatDate(firstDayOf(month), 'shortMonthYear')
