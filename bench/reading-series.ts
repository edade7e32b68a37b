import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addDays, type CivilDate, daysBetween } from '../src/lib/dates.ts'
import { median } from '../src/lib/numbers.ts'
import type { Reading } from '../src/readings/rules.ts'
import { root } from '../src/root.ts'

/** What one meter, or one after another at the same place, showed over the years; oldest first. */
export type Series = { id: string; readings: Reading[]; digits: number }

const folder = join(root, '../shared/data')
const files = {
  quarterly: join(folder, 'water-hourly/quarterly_5_meters.csv'),
  monthly: join(folder, 'water-monthly/visible_600_customers.csv'),
}
export const hasSeries = Object.values(files).every((file) => existsSync(file))

/** A hundred cubic feet, in which the bills of Santa Monica count. */
const cubicMetresACcf = 2.8317

export const realSeries = (): Series[] => [...quarterlySeries(), ...billedSeries()]

/** Marks what stands for bills that are not in the file. */
export const missing = 'bills missing'

const linesOf = (file: string) => readFileSync(file, 'utf8').trim().split('\n').slice(1)

/** Five meters over up to 25 years, as their dials showed: where one shows less, it was exchanged. */
function quarterlySeries(): Series[] {
  const byMeter = Map.groupBy(
    linesOf(files.quarterly).map((line) => line.split(';') as [string, CivilDate, string]),
    ([id]) => id,
  )
  return [...byMeter].map(([id, rows]) => {
    const readings: Reading[] = []
    let serial = 1
    for (const [, readOn, shown] of rows.toSorted((a, b) => (a[1] < b[1] ? -1 : 1))) {
      const before = readings.at(-1)
      const value = Number(shown)
      const isNew = before !== undefined && value < before.value
      if (isNew) readings.push(aReading(`${id}-${++serial}`, before.readOn, 0, 0))
      const from = isNew ? 0 : (before?.value ?? value)
      readings.push(aReading(`${id}-${serial}`, readOn, value, value - from))
    }
    return { id, readings, digits: 5 }
  })
}

/** 600 households: the bills tell volumes only, so a dial is made for them. */
function billedSeries(): Series[] {
  const byCustomer = Map.groupBy(
    linesOf(files.monthly).map((line) => line.split(',')),
    ([customer]) => customer!,
  )
  return [...byCustomer].map(([id, rows]) => {
    const bills = new Map<CivilDate, number>()
    for (const [, ccf, year, month] of rows) {
      const on = `${year}-${month!.padStart(2, '0')}-15`
      bills.set(on, (bills.get(on) ?? 0) + Math.round(Number(ccf) * cubicMetresACcf))
    }
    const readings: Reading[] = []
    // Somewhere between a new dial and one that is half way round, the same in each run.
    let value = 300 + ((Number(id.slice(1)) * 7919) % 49_000)
    const show = (on: CivilDate, consumption: number, incident: string | null = null) => {
      value += consumption
      readings.push({ ...aReading(id, on, value, consumption), incident })
    }
    for (const [on, consumption] of [...bills].sort()) {
      const last = readings.at(-1)
      const opens = addDays(on, -61)
      if (!last) show(opens, 0)
      // Bills are missing here: so long the meter counts what it usually does, and nobody types it.
      else if (daysBetween(last.readOn, on) > 100) {
        const usual = median(readings.slice(1).map((one) => one.consumption)) ?? consumption
        show(opens, Math.round((usual * daysBetween(last.readOn, opens)) / 61), missing)
      }
      show(on, consumption)
    }
    return { id, readings, digits: 5 }
  })
}

const aReading = (meter: string, readOn: CivilDate, value: number, consumption: number): Reading => ({
  meter,
  readOn,
  value,
  consumption,
  kind: 'real',
  incident: null,
  digits: 5,
})
