import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse } from 'csv-parse/sync'
import { addDays, type CivilDate } from '../../src/lib/dates.ts'
import { root } from '../../src/root.ts'

// node bin/run.mjs test/feeds/real-data.ts FOLDER
// Writes a feed from the readings and bills of real homes. What those files do not say is invented, and only that:
// - Bills (600 households): the numbers are taken for whole m³. A bill says its month, not its day: it is read on the
//   first, and where a month has several bills (homes with several services) on the days that follow, in their order.
//   The dial shows what was used since the first bill.
// - Quarterly readings (5 meters): what was used is the difference to the reading before. Where the dial shows less than
//   before, a new meter came, whose serial is ours. A row that is there twice is one reading.
// - Each reading has its bill, ten days later, at ten pesos a cubic metre; the latest of each home is not paid yet.
export const monthlyBills = join(root, '..', 'shared', 'data', 'water-monthly', 'visible_600_customers.csv')
export const quarterlyReadings = join(root, '..', 'shared', 'data', 'water-hourly', 'quarterly_5_meters.csv')

export type Bill = { cust: string; usage_ccf: string; year: string; month: string; class: string }
export type DialReading = { 'user key': string; date: CivilDate; consumption: string }

type Reading = { meter: string; readOn: CivilDate; value: number; used: number }
type Home = { contract: string; tariff: string; readings: Reading[] }

export function writeRealFeed(folder: string) {
  const homes = [...billedHomes(), ...meteredHomes()]
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'contratos.csv'), lines(contractColumns, homes.map(contractRow)))
  writeFileSync(join(folder, 'lecturas.csv'), lines(readingColumns, homes.flatMap(readingRows)))
  writeFileSync(join(folder, 'facturas.csv'), lines(invoiceColumns, homes.flatMap(invoiceRows)))
}

/** The rows of a file by home, in the file's order. */
export function byHome<Row>(path: string, nameOf: (row: Row) => string, delimiter = ','): Map<string, Row[]> {
  const rows: Row[] = parse(readFileSync(path), { columns: true, delimiter })
  return Map.groupBy(rows, nameOf)
}

/** `330f34b2-3011-…` is too long to be read aloud: its first part tells the five apart. */
export const contractOf = (userKey: string) => userKey.slice(0, 8)

function billedHomes(): Home[] {
  return [...byHome<Bill>(monthlyBills, ({ cust }) => cust)].map(([contract, bills]) => {
    let value = 0
    const readings = bills.map((bill, at) => {
      const first: CivilDate = `${bill.year}-${bill.month.padStart(2, '0')}-01`
      const earlier = bills.slice(0, at).filter(({ year, month }) => year === bill.year && month === bill.month)
      value += Number(bill.usage_ccf)
      return {
        meter: `${contract}M1`,
        readOn: addDays(first, earlier.length),
        value,
        used: Number(bill.usage_ccf),
      }
    })
    return { contract, tariff: bills.at(-1)!.class, readings }
  })
}

function meteredHomes(): Home[] {
  const homes = byHome<DialReading>(quarterlyReadings, (row) => row['user key'], ';')
  return [...homes].map(([userKey, rows]) => {
    const contract = contractOf(userKey)
    const dial = new Map(rows.map(({ date, consumption }) => [date, Number(consumption)]))
    let meters = 1
    let before: number | undefined
    const readings = [...dial]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([readOn, value]) => {
        const isNewMeter = before !== undefined && value < before
        if (isNewMeter) meters++
        const used = isNewMeter ? value : value - (before ?? value)
        before = value
        return { meter: `${contract}M${meters}`, readOn, value, used }
      })
    return { contract, tariff: 'DOMESTICO', readings }
  })
}

const lines = (columns: string, rows: (string | number)[][]) =>
  [columns, ...rows.map((row) => row.join(','))].map((line) => `${line}\n`).join('')

const contractColumns = 'contrato,tipo_persona,nombre,apellido_paterno,direccion,medidor,tarifa'
const contractRow = ({ contract, tariff, readings }: Home) => [
  ...[contract, 'FISICA', 'Titular', contract, `CALLE DEL HOGAR ${contract}`],
  ...[readings.at(-1)!.meter, tariff],
]

const readingColumns = 'contrato,medidor,fecha,lectura_m3,consumo_m3'
const readingRows = ({ contract, readings }: Home) =>
  readings.map(({ meter, readOn, value, used }) => [contract, meter, readOn, value, used])

const invoiceColumns =
  'factura,contrato,fecha_emision,periodo,fecha_vencimiento,importe,saldo,fecha_pago,' +
  'medidor,lectura_actual,fecha_lectura_actual,consumo_m3'
const invoiceRows = ({ contract, readings }: Home) =>
  readings.map(({ meter, readOn, value, used }, at) => {
    const isLatest = at === readings.length - 1
    const amount = `${used * 10}.00`
    return [
      ...[`${contract} ${readOn}`, contract, addDays(readOn, 10), readOn.slice(0, 7), addDays(readOn, 25)],
      ...[amount, isLatest ? amount : '0.00', isLatest ? '' : addDays(readOn, 20), meter, value, readOn, used],
    ]
  })

if (process.argv[1]?.includes('real-data') && process.argv[2]) writeRealFeed(resolve(process.argv[2]))
