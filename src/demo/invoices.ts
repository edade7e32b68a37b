import type { Centavos } from '../lib/money.ts'
import { type Charges, chargesOn, waterCharge } from '../lib/tariff.ts'
import { type BillingMonth, type Day, dateOf } from './calendar.ts'
import { type Contract, yesOrNo } from './contracts.ts'
import { pesos } from './feed-file.ts'
import { invoiceNumber } from './numbers.ts'
import type { Period } from './readings.ts'
import type { YearlyTariff } from './tariffs.ts'

export type Invoice = {
  number: string
  issuedOn: Day
  dueOn: Day
  month: BillingMonth
  /** Undefined where there is no meter: a fixed quota is billed. */
  period: Period | undefined
  cubicMetres: number
  charges: Charges
  cancelled: boolean
}

export const invoiceColumns =
  'factura,contrato,fecha_emision,periodo,fecha_vencimiento,importe,saldo,fecha_pago,medidor,lectura_anterior,' +
  'fecha_lectura_anterior,lectura_actual,fecha_lectura_actual,consumo_m3,consumo_promedio,estimada,uuid,cancelada'

export const lineColumns = 'factura,linea,clave_producto,clave_unidad,descripcion,cantidad,valor_unitario,importe,iva'

const daysToCorrect = 6
const misread = 100

/** The tariff in force on the day of issue, for what was read. */
export function meteredInvoice(contract: Contract, serial: string, period: Period, tariff: YearlyTariff): Invoice {
  return invoice(contract, serial, period.month, period, period.cubicMetres, tariff)
}

export function fixedInvoice(contract: Contract, serial: string, month: BillingMonth, tariff: YearlyTariff): Invoice {
  return invoice(contract, serial, month, undefined, Math.round((contract.litresADay * 30) / 1000), tariff)
}

/** A figure was misread: the invoice is cancelled, and another one, six days later, takes its place. */
export function correctedInvoice(contract: Contract, serial: string, period: Period, tariff: YearlyTariff): Invoice[] {
  const right = meteredInvoice(contract, serial, period, tariff)
  const wrong = invoice(contract, serial, period.month, period, period.cubicMetres + misread, tariff)
  const { number, issuedOn, dueOn } = right
  const replaced = { number: number.slice(0, -1) + 1, issuedOn: issuedOn + daysToCorrect, dueOn: dueOn + daysToCorrect }
  return [
    { ...wrong, cancelled: true },
    { ...right, ...replaced },
  ]
}

export function invoiceRow(
  contract: Contract,
  invoice: Invoice,
  digits: number,
  paid: Centavos,
  paidOn: string,
): string {
  const { number, issuedOn, dueOn, month, period, charges, cancelled } = invoice
  return (
    `${number},${contract.number},${dateOf(issuedOn)},${month.period},${dateOf(dueOn)},${pesos(charges.total)},` +
    `${pesos(charges.total - paid)},${paidOn},${period ? readingFields(invoice, period, digits) : noReading},,${yesOrNo(cancelled)}\n`
  )
}

/** Amounts and VAT of the lines add up to the invoice, to the centavo. */
export function lineRows({ number, charges, period, cubicMetres }: Invoice, tariff: YearlyTariff): string[] {
  const { water, drainage, sanitation } = charges
  const amount = pesos(water.amount)
  const sold =
    period && cubicMetres > 0
      ? `MTQ,Agua potable,${cubicMetres},${unitPrice(water.amount, cubicMetres)}`
      : `E48,Agua potable${period ? '' : ' (cuota fija)'},1,${amount}`
  const drained = pesos(drainage.amount)
  const cleaned = pesos(sanitation.amount)
  return [
    `${number},1,83101500,${sold},${amount},${pesos(water.vat)}\n`,
    `${number},2,83101500,E48,Alcantarillado ${tariff.drainagePercent} %,1,${drained},${drained},${pesos(drainage.vat)}\n`,
    `${number},3,83101500,E48,Saneamiento ${tariff.sanitationPercent} %,1,${cleaned},${cleaned},${pesos(sanitation.vat)}\n`,
  ]
}

function invoice(
  { dwellings }: Contract,
  serial: string,
  month: BillingMonth,
  period: Period | undefined,
  cubicMetres: number,
  tariff: YearlyTariff,
): Invoice {
  const { issuedOn, dueOn } = month
  const charges = chargesOn(waterCharge(tariff, cubicMetres, dwellings), tariff)
  const number = invoiceNumber(serial, month.period, 0)
  return { number, issuedOn, dueOn, month, period, cubicMetres, charges, cancelled: false }
}

const noReading = ',,,,,,,N'

function readingFields({ cubicMetres, cancelled }: Invoice, period: Period, digits: number): string {
  const { meter, dial, day, kind } = period.readings.at(-1)!
  const { before, average } = period
  const shown = cancelled ? (dial + misread) % 10 ** digits : dial
  return (
    `${meter},${before.dial},${dateOf(before.day)},${shown},${dateOf(day)},` +
    `${cubicMetres},${average},${yesOrNo(kind === 'ESTIMADA')}`
  )
}

/** Pesos a m³ with four decimals, worked out in whole ten-thousandths. */
function unitPrice(amount: Centavos, cubicMetres: number): string {
  const tenThousandths = Math.floor((amount * 200 + cubicMetres) / (2 * cubicMetres))
  return `${Math.floor(tenThousandths / 10_000)}.${String(tenThousandths % 10_000).padStart(4, '0')}`
}
