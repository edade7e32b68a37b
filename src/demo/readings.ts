import { type BillingMonth, type Day, dateOf } from './calendar.ts'
import type { Contract } from './contracts.ts'
import { meterSerial } from './numbers.ts'
import type { Random } from './random.ts'
import type { Plan } from './stories.ts'
import { useOf } from './use.ts'

type Reading = {
  meter: string
  day: Day
  dial: number
  cubicMetres: number
  kind: ReadingKind
  incident: string
}

type ReadingKind = 'REAL' | 'ESTIMADA' | 'CLIENTE'

/** What one invoice is made of: from the reading before to this month's, with a meter exchange between them or not. */
export type Period = {
  month: BillingMonth
  before: { dial: number; day: Day }
  readings: Reading[]
  cubicMetres: number
  average: number
}

export type History = { meter: string; digits: number; periods: Period[] }

export const readingColumns = 'contrato,medidor,fecha,lectura_m3,consumo_m3,tipo,incidencia,digitos'

const notRead = ['Medidor no accesible', 'Medidor tapado', 'Perro en el predio', 'Carátula empañada']

/**
 * The meter counts litres; the reader sees whole m³ and only the digits the dial has. Consumption is the difference
 * of two readings, so it adds up over estimates (the next real reading puts them right), over months without a
 * reading, over a dial that rolls over and over an exchange (the old meter's part and the new one's).
 */
export function historyOf(contract: Contract, plan: Plan, random: Random): History {
  const { months, index, litresADay } = contract
  const use = useOf(contract, plan, random)
  const digits = digitsFor(contract)
  const meter = new Meter(meterSerial(index, 0), digits, startOf(contract, plan, use, 10 ** digits, random))
  const periods: Period[] = []
  const past: number[] = []
  let before = { dial: meter.dial, day: months[0]!.readOn }

  plan.visits.forEach((visit, at) => {
    const month = months[at + 1]!
    const readings: Reading[] = []
    meter.litres += use[at]!
    if (visit === 'skipped') return
    if (visit === 'exchanged') readings.push(...meter.exchange(meterSerial(index, 1), month.readOn, use[at]!, random))
    if (visit === 'estimated') {
      const usual = past.length > 0 ? averageOf(past) : Math.round((litresADay * 30) / 1000)
      const most = meter.unread + Math.floor(untilRead(plan, use, at) / 1000)
      readings.push(meter.read(month.readOn, meter.last + Math.min(usual, most), 'ESTIMADA', random.pick(notRead)))
    } else {
      const kind = random.chance(0.004) ? 'CLIENTE' : 'REAL'
      readings.push(meter.read(month.readOn, meter.last + meter.unread, kind, incidentOf(plan, at)))
    }
    let cubicMetres = 0
    for (const reading of readings) cubicMetres += reading.cubicMetres
    past.push(cubicMetres)
    if (past.length > 12) past.shift()
    periods.push({ month, before, readings, cubicMetres, average: averageOf(past) })
    before = { dial: meter.dial, day: month.readOn }
  })
  return { meter: meter.serial, digits, periods }
}

class Meter {
  serial: string
  litres: number
  /** The m³ of the latest reading, counted on beyond what the dial can show. */
  last: number
  readonly #range: number

  constructor(serial: string, digits: number, litres: number) {
    this.serial = serial
    this.litres = litres
    this.last = Math.floor(litres / 1000)
    this.#range = 10 ** digits
  }

  get dial(): number {
    return this.last % this.#range
  }

  /** Whole m³ since the latest reading; below nought after an estimate that was too high. */
  get unread(): number {
    return Math.floor(this.litres / 1000) - this.last
  }

  read(day: Day, cubicMetre: number, kind: ReadingKind, incident: string): Reading {
    const cubicMetres = cubicMetre - this.last
    const rolledOver = Math.floor(cubicMetre / this.#range) > Math.floor(this.last / this.#range)
    this.last = cubicMetre
    const remark = rolledOver ? 'El medidor dio la vuelta' : incident
    return { meter: this.serial, day, dial: this.dial, cubicMetres, kind, incident: remark }
  }

  /** Between two readings: the old meter's last figure and the new one's nought, on the same day. */
  exchange(serial: string, readOn: Day, used: number, random: Random): Reading[] {
    const newShare = 0.3 + random.next() * 0.4
    const newLitres = Math.floor(used * newShare)
    const day = readOn - Math.round(30 * newShare)
    this.litres -= newLitres
    const final = this.read(day, this.last + this.unread, 'REAL', 'Cambio de medidor: lectura final del anterior')
    this.serial = serial
    this.litres = newLitres
    this.last = 0
    return [final, this.read(day, 0, 'REAL', 'Cambio de medidor: lectura inicial del nuevo')]
  }
}

export function readingRows(contract: string, digits: number, { readings }: Period): string[] {
  return readings.map(
    ({ meter, day, dial, cubicMetres, kind, incident }) =>
      `${contract},${meter},${dateOf(day)},${dial},${cubicMetres},${kind},${incident},${digits}\n`,
  )
}

/** Litres from this estimate to the next real reading, which must not fall below what was billed. */
function untilRead({ visits }: Plan, use: number[], at: number): number {
  let litres = 0
  for (let next = at + 1; next < visits.length && visits[next - 1] !== 'read'; next++) litres += use[next]!
  return litres
}

function incidentOf({ visits, leakFrom }: Plan, at: number): string {
  if (visits[at - 1] === 'skipped') return 'Dos meses en una lectura: el mes anterior no se leyó'
  return leakFrom >= 0 && at >= leakFrom && at < leakFrom + 3 ? 'Alto consumo: posible fuga' : ''
}

function digitsFor({ litresADay }: Contract): number {
  if (litresADay > 12_000) return 6
  return litresADay > 900 ? 5 : 4
}

/** Where the dial stands when the history begins: at nought for a new meter. */
function startOf({ story, litresADay }: Contract, plan: Plan, use: number[], range: number, random: Random): number {
  if (story === 'new') return 0
  if (plan.rollOverAt >= 0) {
    const usedBefore = use.slice(0, plan.rollOverAt).reduce((total, litres) => total + litres, 0)
    return range * 1000 - usedBefore - random.int(1, Math.max(1, use[plan.rollOverAt]!))
  }
  const yearsInUse = random.int(1, 9)
  return Math.min(litresADay * 365 * yearsInUse + random.int(0, 99_999), range * 800)
}

function averageOf(past: number[]): number {
  let total = 0
  for (const cubicMetres of past) total += cubicMetres
  return Math.round(total / past.length)
}
