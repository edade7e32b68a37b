import { type CivilDate, daysBetween } from '../lib/dates.ts'
import { median } from '../lib/numbers.ts'
import type { HistoryEntry } from './rules.ts'

/** From one real reading to the next: what was estimated in between is put right by then, and is no evidence. */
export type Interval = { from: CivilDate; to: CivilDate; days: number; consumption: number }

/** What a contract uses in a day, as its own history tells it, and how far its days stray from that. */
export type UsualUse = {
  perDay: number
  /** Of the logarithm of a day's use: about two readings in three lie within one of it. */
  spread: number
  basis: 'season' | 'recent' | 'class'
  /** How many earlier periods it was found from. */
  periods: number
  /** The least and the most of a day in the same weeks of earlier years. */
  season: { low: number; high: number } | undefined
}

/** The figures below were chosen on half of the series, and shown to hold on the other half: docs/decisions/readings.md. */
const usualLimits = {
  /** m³ a day that stand for «nothing»: below this a logarithm would make much of little. */
  leastPerDay: 0.05,
  /** What is thought of a contract's spread before it has shown its own, and how many periods that opinion weighs. */
  spreadBefore: 0.35,
  spreadWeighs: 4,
  leastSpread: 0.2,
  mostSpread: 0.7,
  spreadWithoutHistory: 0.9,
  /** A home in Mexico: about 17 m³ a month. */
  classPerDay: 0.56,
  shortestInterval: 10,
  /** Of a period's length: so far apart in the year two periods are still of one season. */
  seasonLength: 0.9,
  seasonYears: 4,
  seasonWeighs: 0.4,
  recentPeriods: 4,
  recentDays: 800,
}

export function intervalsOf(history: readonly HistoryEntry[]): Interval[] {
  const intervals: Interval[] = []
  let from: CivilDate | undefined
  let used = 0
  for (const entry of history) {
    // What the first reading counts since is not known.
    if (from === undefined) {
      if (entry.kind !== 'estimated') from = entry.readOn
      continue
    }
    used += entry.consumption
    const days = daysBetween(from, entry.readOn)
    if (entry.kind === 'estimated' || entry.exchange === 'last' || days < usualLimits.shortestInterval) continue
    if (used >= 0) intervals.push({ from, to: entry.readOn, days, consumption: used })
    from = entry.readOn
    used = 0
  }
  return intervals
}

/** What is usual from one day to another: the same weeks of earlier years beside the last periods. */
export function usualUseOf(
  intervals: readonly Interval[],
  { from, to, dwellings }: { from: CivilDate; to: CivilDate; dwellings: number },
): UsualUse {
  const points = intervals.map(pointOf)
  const width = usualLimits.seasonLength * (median(intervals.map(({ days }) => days)) ?? 0)
  const expected = expectedOf(points, { begins: dayOf(from), middle: (dayOf(from) + dayOf(to)) / 2 }, width)
  if (!expected) {
    const perDay = usualLimits.classPerDay * Math.max(1, dwellings)
    return { perDay, spread: usualLimits.spreadWithoutHistory, basis: 'class', periods: 0, season: undefined }
  }
  const misses = points.flatMap((point, index) => {
    const then = expectedOf(points.slice(0, index), point, width)
    return then ? [Math.abs(point.level - then.level)] : []
  })
  return {
    perDay: perDayOf(expected.level),
    spread: spreadOf(misses),
    basis: expected.seasons > 0 ? 'season' : 'recent',
    periods: expected.seasons + expected.recents,
    season: expected.season,
  }
}

/** How many spreads a day's use lies above what is usual; below it is negative. */
export function strayOf(usual: UsualUse, perDay: number, shortened: number): number {
  const level = Math.log(Math.max(0, perDay) + usualLimits.leastPerDay)
  return (level - Math.log(usual.perDay + usualLimits.leastPerDay)) / (usual.spread * shortened)
}

/** A day's use that lies so many spreads from what is usual. */
export function perDayAt(usual: UsualUse, stray: number, shortened: number): number {
  const level = Math.log(usual.perDay + usualLimits.leastPerDay) + stray * usual.spread * shortened
  return perDayOf(level)
}

/** A few days stray further than a whole period: twice as far at most. */
export function shortenedBy(intervals: readonly Interval[], days: number): number {
  const whole = median(intervals.map((interval) => interval.days)) ?? 31
  return Math.min(2, Math.max(1, Math.sqrt(whole / Math.max(1, days))))
}

/** A period as a point in time, in days, and how much was used in it. */
type Point = { begins: number; middle: number; ends: number; level: number }

const pointOf = ({ from, to, days, consumption }: Interval): Point => ({
  begins: dayOf(from),
  middle: (dayOf(from) + dayOf(to)) / 2,
  ends: dayOf(to),
  level: Math.log(consumption / days + usualLimits.leastPerDay),
})

function expectedOf(points: readonly Point[], { begins, middle }: Pick<Point, 'begins' | 'middle'>, width: number) {
  const season = points.filter((point) => isSameSeason(middle - point.middle, width)).map(({ level }) => level)
  const recent = points
    .filter(({ ends }) => begins - ends < usualLimits.recentDays)
    .slice(-usualLimits.recentPeriods)
    .map(({ level }) => level)
  if (recent.length === 0 && season.length === 0) return undefined
  const seasonLevel = season.length > 0 ? middleValue(season) : newestFirstMean(recent)
  const recentLevel = recent.length > 0 ? newestFirstMean(recent) : seasonLevel
  const level = usualLimits.seasonWeighs * seasonLevel + (1 - usualLimits.seasonWeighs) * recentLevel
  return {
    level,
    seasons: season.length,
    recents: recent.length,
    season: season.length > 0 ? { low: perDayOf(Math.min(...season)), high: perDayOf(Math.max(...season)) } : undefined,
  }
}

/** The last period weighs whole, the one before a half, the one before that a third. */
function newestFirstMean(levels: readonly number[]): number {
  const weights = levels.map((_, index) => 1 / (levels.length - index))
  const sum = (some: readonly number[]) => some.reduce((total, one) => total + one, 0)
  return sum(levels.map((level, index) => level * weights[index]!)) / sum(weights)
}

function isSameSeason(days: number, width: number): boolean {
  const years = Math.round(days / 365.25)
  return years >= 1 && years <= usualLimits.seasonYears && Math.abs(days - years * 365.25) <= width
}

function spreadOf(misses: readonly number[]): number {
  const { spreadBefore, spreadWeighs, leastSpread, mostSpread } = usualLimits
  // 1.48 medians of the misses are one standard deviation, were they spread evenly around nought.
  const own = misses.length > 0 ? 1.48 * middleValue(misses) : 0
  const weighed = spreadWeighs * spreadBefore ** 2 + misses.length * own ** 2
  return Math.min(mostSpread, Math.max(leastSpread, Math.sqrt(weighed / (spreadWeighs + misses.length))))
}

const perDayOf = (level: number): number => Math.max(0, Math.exp(level) - usualLimits.leastPerDay)

/** Days since the turn of the century. */
const dayOf = (date: CivilDate): number => daysBetween('2000-01-01', date)

/** The mean of the two in the middle: with so few values the lower one alone would lean. */
function middleValue(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.floor(sorted.length / 2)]!) / 2
}
