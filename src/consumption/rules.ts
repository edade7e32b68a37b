import type { CivilDate } from '../lib/dates.ts'
import { percentChange } from '../lib/numbers.ts'
import { type MonthNumber, monthNumber, type Period, type Periods } from '../readings/period-rules.ts'

/** What a day cost in water; undefined where the days are not known or the reading only corrects others. */
export function perDay({ consumption, days }: Period): { cubicMetres: number; litres: number } | undefined {
  if (!days || days < 1 || consumption < 0) return undefined
  return { cubicMetres: consumption / days, litres: Math.round((consumption * 1000) / days) }
}

export type YearBefore = {
  past: { month: MonthNumber; consumption: number }
  now: { month: MonthNumber; consumption: number }
  difference: number
  percent: number | undefined
  /** The two readings cover a different number of months: their monthly means are compared. */
  monthly: boolean
}

/** The last consumption against the one of the same month a year before. */
export function yearBefore(periods: readonly Period[]): YearBefore | undefined {
  const now = periods.at(-1)
  if (!now) return undefined
  const month = now.to - 12
  const past = periods.find(({ from, to }) => from <= month && month <= to)
  if (!past) return undefined
  const monthly = monthsOf(past) !== monthsOf(now)
  const amount = (period: Period) => (monthly ? roundTenth(monthlyMean(period)) : period.consumption)
  return {
    past: { month, consumption: amount(past) },
    now: { month: now.to, consumption: amount(now) },
    difference: roundTenth(amount(now) - amount(past)),
    percent: amount(past) > 0 ? percentChange(amount(past), amount(now)) : undefined,
    monthly,
  }
}

export type Usual = { low: number; high: number; verdict: 'usual' | 'more' | 'much more' | 'less' }

const enoughToTell = 6
/** Months that differ more than this have nothing that could be called usual. */
const mostSpread = 3

/** Where this contract's months usually stand, and where the last one stands among them: the two years before it, less the odd ones; nothing where they have little in common. */
export function usualOf(periods: readonly Period[]): Usual | undefined {
  const last = periods.at(-1)
  const earlier = periods.slice(0, -1).filter(({ to }) => to > last!.to - 24)
  if (!last || earlier.length < enoughToTell) return undefined
  const means = earlier.map(monthlyMean).sort((a, b) => a - b)
  const odd = Math.floor(means.length / 10)
  const low = Math.max(0, Math.round(means[odd]!))
  const high = Math.max(0, Math.round(means[means.length - 1 - odd]!))
  if (high > low * mostSpread + mostSpread) return undefined
  const mean = Math.round(monthlyMean(last))
  const verdict =
    mean > high * 1.5 && mean - high >= 3 ? 'much more' : mean > high ? 'more' : mean < low ? 'less' : 'usual'
  return { low, high, verdict }
}

export type Drawn = {
  /** The first and the last month on the axis. */
  from: MonthNumber
  to: MonthNumber
  periods: Period[]
  /** Months whose reading should have come and has not. */
  gaps: MonthNumber[]
}

const mostGaps = 12

/** Two years to the latest month: twelve months while the history is short. */
export function drawnOf({ periods, interval, shift }: Periods, today: CivilDate): Drawn | undefined {
  const last = periods.at(-1)
  if (!last) return undefined
  const silent = monthNumber(today) - (shift > 0 ? 1 : 0) - last.to
  const late = silent > interval && silent - 1 <= mostGaps ? silent - 1 : 0
  const to = last.to + late
  const from = to - (to - periods[0]!.from < 12 ? 11 : 23)
  return {
    from,
    to,
    periods: periods.filter((period) => period.to >= from),
    gaps: Array.from({ length: late }, (_, index) => last.to + 1 + index),
  }
}

export type Summary = {
  months: number
  total: number
  mean: number
  estimated: number
  exchanges: Period[]
  silentSince: MonthNumber | undefined
}

/** What the drawing shows, in numbers for one sentence. A reading cut by its edge counts for the months inside. */
export function summaryOf({ from, periods, gaps }: Drawn): Summary {
  let months = 0
  let total = 0
  for (const period of periods) {
    const inside = period.to - Math.max(from, period.from) + 1
    months += inside
    total += monthlyMean(period) * inside
  }
  return {
    months,
    total: Math.round(total),
    mean: months > 0 ? roundTenth(total / months) : 0,
    estimated: periods.filter(({ estimated }) => estimated).length,
    exchanges: periods.filter(({ exchange }) => exchange),
    silentSince: gaps[0],
  }
}

export const monthsOf = ({ from, to }: Pick<Period, 'from' | 'to'>): number => to - from + 1

const monthlyMean = (period: Period): number => period.consumption / monthsOf(period)

const roundTenth = (value: number): number => Math.round(value * 10) / 10
