import { addDays, addMonths, type CivilDate, daysBetween } from '../lib/dates.ts'
import { median } from '../lib/numbers.ts'
import { periodsOf } from './period-rules.ts'
import type { HistoryEntry } from './rules.ts'

/** When the utility will read the meter next, and which days' readings can stand for that. */
export type Window = {
  expectedOn: CivilDate
  from: CivilDate
  until: CivilDate
  /** Months from one reading to the next. */
  interval: number
  /** How many readings it was found from. */
  readings: number
}

const enoughToTell = 3
const recent = 13
const leastDays = 3
const mostDays = 10

/** The last reading, one interval on, and as many days around it as the utility itself strayed; nothing from too few readings. */
export function windowOf(history: readonly HistoryEntry[], today: CivilDate): Window | undefined {
  const { periods, interval } = periodsOf(history)
  const read = periods.slice(-recent)
  const last = read.at(-1)
  if (!last || read.length < enoughToTell) return undefined
  const strayed = read
    .slice(1)
    .map(({ endsOn }, index) => Math.abs(daysBetween(addMonths(read[index]!.endsOn, interval), endsOn)))
    // Where one was left out, the next came a whole interval late: that says nothing of the day.
    .filter((days) => days <= 15)
  const around = Math.min(mostDays, Math.max(leastDays, (median(strayed) ?? leastDays) + 2))
  let steps = 1
  while (addDays(addMonths(last.endsOn, interval * steps), around) < today) steps++
  const expectedOn = addMonths(last.endsOn, interval * steps)
  return {
    expectedOn,
    from: addDays(expectedOn, -around),
    until: addDays(expectedOn, around),
    interval,
    readings: read.length,
  }
}

/** The last day on which a reading of that day counts for the next invoice; nothing where it does not, or nobody knows. */
export const countsUntil = (window: Window | undefined, readOn: CivilDate): CivilDate | undefined =>
  window && countsFor(window, readOn) ? window.until : undefined

/** Whether a reading of that day can be the one the next invoice is made from. */
export const countsFor = (window: Window, readOn: CivilDate): boolean => readOn >= window.from && readOn <= window.until
