import { addDays, type CivilDate, daysBetween } from '../lib/dates.ts'
import { median } from '../lib/numbers.ts'
import type { HistoryEntry } from './rules.ts'

/** A month as a number that counts on over the years: `'2021-01-…'` → 24252. */
export type MonthNumber = number

export const monthNumber = (date: CivilDate): MonthNumber =>
  Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1

export const firstDayOf = (month: MonthNumber): CivilDate =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`

/** What one visit of the reader tells: the consumption from the reading before it, over a meter exchange or not. */
export type Period = {
  /** The reading before; undefined for the first of a history. */
  startsOn: CivilDate | undefined
  endsOn: CivilDate
  days: number | undefined
  /** The months it is drawn over and compared by, both included. */
  from: MonthNumber
  to: MonthNumber
  consumption: number
  estimated: boolean
  exchange: Exchange | undefined
  value: number
  meter: string
}

type Exchange = {
  /** The day, where the meters were read as they were exchanged. */
  on: CivilDate | undefined
  /** m³ that each meter counted of the period. */
  before: number
  after: number
}

export type Periods = {
  /** Oldest first. */
  periods: Period[]
  /** Months between two readings, as this contract is usually read. */
  interval: number
  /** Days by which a date stands before its month's reading, where the reader comes around the turn of the month. */
  shift: number
}

/** The history month by month: which reading stands for which months. */
export function periodsOf(history: readonly HistoryEntry[]): Periods {
  const visits = visitsOf(history)
  // Read on the 1st and on the 31st, a month would have two readings and the next one none: they stand for the month before.
  const shift = crowded(visits, 0) && !crowded(visits, 15) ? 15 : 0
  const periods: Period[] = []
  for (const visit of visits) {
    const to = monthNumber(addDays(visit.endsOn, -shift))
    const last = periods.at(-1)
    if (!last || to > last.to) periods.push({ ...visit, from: last ? last.to + 1 : to, to })
    else if (last.to > last.from) {
      // The reading before covers several months and came late: it gives this month back.
      last.to -= 1
      periods.push({ ...visit, from: to, to })
    } else periods[periods.length - 1] = joined(last, visit)
  }
  const interval = median(periods.slice(1).map(({ from, to }) => to - from + 1)) ?? 1
  if (periods[0]) periods[0].from = periods[0].to - interval + 1
  return { periods, interval, shift }
}

type Visit = Omit<Period, 'from' | 'to'>

const enoughToTell = 3

/** A meter exchange between two readings belongs to the later one, unless it fell on a reading of its own. */
function visitsOf(history: readonly HistoryEntry[]): Visit[] {
  const ordinary = history.filter(
    ({ exchange, consumption }) => exchange !== 'last' && !(exchange === 'first' && consumption === 0),
  )
  const gaps = ordinary.slice(1).map(({ readOn }, index) => daysBetween(ordinary[index]!.readOn, readOn))
  const usual = gaps.length >= enoughToTell ? median(gaps)! : 31
  const visits: Visit[] = []
  let waiting: HistoryEntry[] = []
  const close = (entries: HistoryEntry[]) => {
    if (entries.length > 0) visits.push(visitOf(entries, history, visits.at(-1)?.endsOn))
  }
  for (const entry of history) {
    if (entry.exchange === 'last' || (entry.exchange === 'first' && entry.consumption === 0)) {
      waiting.push(entry)
      continue
    }
    const start = visits.at(-1)?.endsOn
    const together = start === undefined || daysBetween(start, entry.readOn) <= usual * 1.5
    if (together) close([...waiting, entry])
    else {
      close(waiting)
      close([entry])
    }
    waiting = []
  }
  close(waiting)
  return visits
}

function visitOf(entries: HistoryEntry[], history: readonly HistoryEntry[], startsOn: CivilDate | undefined): Visit {
  const last = entries.at(-1)!
  return {
    startsOn,
    endsOn: last.readOn,
    days: startsOn === undefined ? undefined : daysBetween(startsOn, last.readOn),
    consumption: entries.reduce((total, { consumption }) => total + consumption, 0),
    estimated: entries.some(({ kind }) => kind === 'estimated'),
    exchange: exchangeIn(entries, history),
    value: last.value,
    meter: last.meter,
  }
}

function exchangeIn(entries: HistoryEntry[], history: readonly HistoryEntry[]): Exchange | undefined {
  const first = entries.find(({ exchange }) => exchange === 'first')
  if (!first) return undefined
  const before = history[history.indexOf(first) - 1]!
  const sumOf = (some: HistoryEntry[]) => some.reduce((total, { consumption }) => total + consumption, 0)
  const at = entries.indexOf(first)
  return {
    on: before.exchange === 'last' ? first.readOn : undefined,
    before: sumOf(entries.slice(0, at)),
    after: sumOf(entries.slice(at)),
  }
}

function joined(earlier: Period, later: Visit): Period {
  return {
    ...earlier,
    ...later,
    startsOn: earlier.startsOn,
    days: earlier.startsOn === undefined ? undefined : daysBetween(earlier.startsOn, later.endsOn),
    consumption: earlier.consumption + later.consumption,
    estimated: earlier.estimated || later.estimated,
    exchange: later.exchange ?? earlier.exchange,
  }
}

/** Two whole readings in one calendar month. */
function crowded(visits: readonly Visit[], shift: number): boolean {
  const months = visits.map(({ endsOn }) => monthNumber(addDays(endsOn, -shift)))
  return visits.some(({ days }, index) => index > 0 && months[index] === months[index - 1] && (days ?? 0) >= 20)
}
