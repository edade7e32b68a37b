import { type CivilDate, daysBetween } from '../lib/dates.ts'
import { median } from '../lib/numbers.ts'

type ReadingKind = 'real' | 'estimated' | 'customer'

export type Reading = {
  meter: string
  readOn: CivilDate
  /** What the dial showed. */
  value: number
  /** m³ since the reading before; below nought where it puts an estimate right. */
  consumption: number
  kind: ReadingKind
  incident: string | null
  digits: number | null
}

/** A reading as it stands in the history: what came before it, and what happened to the meter. */
export type HistoryEntry = Reading & {
  /** Days since the reading before; undefined for the first. */
  days: number | undefined
  /** The last of a meter that was taken away, or the first of the one that came. */
  exchange: 'last' | 'first' | undefined
  /** The dial passed its highest figure and began again at nought. */
  rolledOver: boolean
  /** Far more days than are usual between two readings of this contract: one was left out. */
  long: boolean
}

/** Oldest first. On the day of an exchange the last reading of the old meter comes before the first of the new one. */
export function historyOf(readings: readonly Reading[]): HistoryEntry[] {
  const sorted = oldestFirst(readings)
  const daysTo = (index: number) =>
    index === 0 ? undefined : daysBetween(sorted[index - 1]!.readOn, sorted[index]!.readOn)
  const usualDays = median(sorted.flatMap((_, index) => daysTo(index) ?? []))
  return sorted.map((reading, index) => {
    const before = sorted[index - 1]
    const after = sorted[index + 1]
    return {
      ...reading,
      days: daysTo(index),
      exchange: isFirstOfMeter(before, reading) ? 'first' : isLastOfMeter(reading, after) ? 'last' : undefined,
      rolledOver: before !== undefined && hasRolledOver(before, reading),
      long: isLong(daysTo(index), usualDays),
    }
  })
}

const isFirstOfMeter = (before: Reading | undefined, reading: Reading) =>
  before !== undefined && before.meter !== reading.meter

/** Only where the new meter was read at once: else the old one's reading is like any other. */
const isLastOfMeter = (reading: Reading, after: Reading | undefined) =>
  after !== undefined && after.meter !== reading.meter && daysBetween(reading.readOn, after.readOn) <= 1

export function hasRolledOver(before: Reading, reading: Reading): boolean {
  return before.meter === reading.meter && reading.value < before.value && reading.consumption > 0
}

function isLong(days: number | undefined, usual: number | undefined): boolean {
  return days !== undefined && usual !== undefined && days >= 45 && days > usual * 1.5
}

function oldestFirst(readings: readonly Reading[]): Reading[] {
  const sorted = [...readings].sort((a, b) => (a.readOn < b.readOn ? -1 : a.readOn > b.readOn ? 1 : 0))
  const ordered: Reading[] = []
  for (let start = 0; start < sorted.length; ) {
    let end = start + 1
    while (end < sorted.length && sorted[end]!.readOn === sorted[start]!.readOn) end++
    ordered.push(...inMeterOrder(sorted.slice(start, end), ordered.at(-1)?.meter, sorted[end]?.meter))
    start = end
  }
  return ordered
}

/** The feed gives no hour: the meter known from before goes first, the one read afterwards goes last. */
function inMeterOrder(sameDay: Reading[], before: string | undefined, after: string | undefined): Reading[] {
  if (sameDay.length < 2) return sameDay
  const place = ({ meter, consumption }: Reading) => {
    if (meter === before && meter !== after) return 0
    if (meter === after && meter !== before) return 3
    // With nothing around to tell by, a new meter has counted nothing yet.
    return consumption === 0 ? 2 : 1
  }
  return [...sameDay].sort((a, b) => place(a) - place(b))
}
