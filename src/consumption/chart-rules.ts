import { formatDate } from '../lib/dates.ts'
import { formatCount } from '../lib/numbers.ts'
import { firstDayOf, type MonthNumber, type Period } from '../readings/period-rules.ts'
import type { Bar, Exchange } from '../web/chart/consumption-drawing.ts'
import type { Words } from '../words/words.ts'
import { type Drawn, monthsOf } from './rules.ts'

/** What the drawing of consumption is made of: months side by side, and a column for each period. */
export function chartOf(drawn: Drawn, words: Words) {
  const { locale } = words
  const months = Array.from({ length: drawn.to - drawn.from + 1 }, (_, index) => drawn.from + index)
  return {
    name: words('chart.consumption'),
    places: months.map((month) => ({ label: shortMonth(month, locale), year: firstDayOf(month).slice(0, 4) })),
    bars: drawn.periods.map((period) => barOf(period, drawn, words)),
    gaps: drawn.gaps.map((month) => month - drawn.from),
    exchanges: drawn.periods.flatMap(({ exchange, to }): Exchange[] =>
      exchange
        ? [{ at: to - drawn.from, label: words('chart.exchange', { date: exchangeDay(exchange.on, to, locale) }) }]
        : [],
    ),
    unit: words('consumption.unit'),
    format: (value: number) => formatCount(value, locale),
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
  const amount = formatCount(consumption, words.locale)
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
  const { locale } = words
  let hint =
    from < to
      ? words('chart.hint.several', { from: shortMonthYear(from, locale), to: shortMonthYear(to, locale), amount })
      : words('chart.hint', { month: shortMonthYear(to, locale), amount })
  if (estimated) hint = words('chart.hint.estimated', { hint })
  if (exchange && exchange.before > 0 && exchange.after > 0) {
    const [before, after] = [exchange.before, exchange.after]
    hint = words('chart.hint.exchange', {
      hint,
      before: formatCount(before, locale),
      after: formatCount(after, locale),
    })
  }
  return hint
}

/** «14 ago», or the month alone where nobody wrote the day down. */
const exchangeDay = (on: string | undefined, to: MonthNumber, locale: string) =>
  on ? `${Number(on.slice(8))} ${formatDate(on, 'shortMonth', locale)}` : shortMonth(to, locale)

const shortMonth = (month: MonthNumber, locale: string) => formatDate(firstDayOf(month), 'shortMonth', locale)
const shortMonthYear = (month: MonthNumber, locale: string) => formatDate(firstDayOf(month), 'shortMonthYear', locale)
