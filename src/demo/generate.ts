import { mkdir } from 'node:fs/promises'
import type { TariffClass } from '../../profile/demo/tariff.ts'
import type { CivilDate } from '../lib/dates.ts'
import { billingCalendar, billingGroups, dateOf, dayOf } from './calendar.ts'
import { type Contract, contractAt, contractColumns, contractRow, type Frame } from './contracts.ts'
import { FeedFile } from './feed-file.ts'
import { blockSize, type Place, placesOf } from './holders.ts'
import {
  correctedInvoice,
  fixedInvoice,
  type Invoice,
  invoiceColumns,
  invoiceRow,
  lineColumns,
  lineRows,
  meteredInvoice,
} from './invoices.ts'
import { invoiceSerial } from './numbers.ts'
import { type Payment, paymentColumns, paymentRow, paymentsOf } from './payments.ts'
import { Random } from './random.ts'
import { type History, historyOf, readingColumns, readingRows } from './readings.ts'
import { type Plan, planOf } from './stories.ts'
import { addTariffRows, tariffClasses, tariffColumns, tariffOf, type YearlyTariff } from './tariffs.ts'

export type DemoFeed = { folder: string; contracts?: number; months?: number; seed?: number; today: CivilDate }

/** Rows written to each file of the feed. */
export type DemoCounts = {
  contratos: number
  facturas: number
  conceptos: number
  lecturas: number
  pagos: number
  tarifas: number
}

type Files = Record<keyof DemoCounts, FeedFile>

/**
 * The invented utility's feed, as FEED.md describes it. The same seed and TODAY give the same bytes; a contract is the
 * same in a small feed and in a large one. It is written as it is made, so memory does not grow with it.
 */
export async function generateDemoFeed(feed: DemoFeed): Promise<DemoCounts> {
  const { folder, contracts = 500, months = 36, seed = 1, today } = feed
  const calendars = Array.from({ length: billingGroups }, (_, group) => billingCalendar(group + 1, today, months))
  const frame: Frame = { seed, today: dayOf(today), calendars }
  const files = await createFiles(folder)
  const tariffs = writeTariffs(files.tarifas, frame)

  for (let block = 0; block * blockSize < contracts; block++) {
    for (const place of placesOf(seed, block)) {
      if (place.index >= contracts) break
      writeContract(files, place, frame, tariffs)
      for (const file of Object.values(files)) if (file.isFull) await file.drain()
    }
  }

  for (const file of Object.values(files)) await file.close()
  return countsOf(files)
}

type Tariffs = Map<TariffClass, Map<number, YearlyTariff>>

function writeTariffs(file: FeedFile, { calendars }: Frame): Tariffs {
  const tariffs: Tariffs = new Map(tariffClasses.map((name) => [name, new Map()]))
  const years = new Set(calendars.flatMap((months) => months.slice(1).map(({ year }) => year)))
  for (const year of [...years].sort()) {
    for (const name of tariffClasses) {
      tariffs.get(name)!.set(year, tariffOf(name, year))
      addTariffRows(file, name, year)
    }
  }
  return tariffs
}

function writeContract(files: Files, place: Place, frame: Frame, tariffs: Tariffs): void {
  const contract = contractAt(place, frame)
  const random = new Random(frame.seed, place.index, 2)
  const plan = planOf(place.story, contract.months.length - 1, random)
  const history = place.story === 'without meter' ? undefined : historyOf(contract, plan, random)
  const yearly = tariffs.get(contract.tariff)!

  files.contratos.add(contractRow(contract, history?.meter ?? ''))
  for (const period of history?.periods ?? [])
    for (const row of readingRows(contract.number, history!.digits, period)) files.lecturas.add(row)
  invoicesOf(contract, history, plan, yearly).forEach((invoice, at, { length }) => {
    const turn = { inDebt: at >= length - plan.unpaid, inParts: at === plan.partPaidAt }
    const payments = paymentsOf(contract, invoice, turn, frame.today, random)
    writeInvoice(files, contract, invoice, history, payments, yearly.get(invoice.month.year)!)
  })
}

function invoicesOf(
  contract: Contract,
  history: History | undefined,
  plan: Plan,
  yearly: Map<number, YearlyTariff>,
): Invoice[] {
  const serial = invoiceSerial(contract.index)
  if (!history)
    return contract.months.slice(1).map((month) => fixedInvoice(contract, serial, month, yearly.get(month.year)!))
  return history.periods.flatMap((period, at) => {
    const tariff = yearly.get(period.month.year)!
    if (at === plan.cancelledAt) return correctedInvoice(contract, serial, period, tariff)
    return meteredInvoice(contract, serial, period, tariff)
  })
}

function writeInvoice(
  files: Files,
  contract: Contract,
  invoice: Invoice,
  history: History | undefined,
  payments: Payment[],
  tariff: YearlyTariff,
): void {
  const paid = payments.reduce((total, { amount }) => total + amount, 0)
  const settledOn = paid === invoice.charges.total ? dateOf(payments.at(-1)!.day) : ''
  files.facturas.add(invoiceRow(contract, invoice, history?.digits ?? 0, paid, settledOn))
  for (const row of lineRows(invoice, tariff)) files.conceptos.add(row)
  payments.forEach((payment, part) => {
    files.pagos.add(paymentRow(contract.number, invoice, payment, part + 1))
  })
}

async function createFiles(folder: string): Promise<Files> {
  await mkdir(folder, { recursive: true })
  return {
    contratos: await FeedFile.create(folder, 'contratos.csv', contractColumns),
    facturas: await FeedFile.create(folder, 'facturas.csv', invoiceColumns),
    conceptos: await FeedFile.create(folder, 'conceptos.csv', lineColumns),
    lecturas: await FeedFile.create(folder, 'lecturas.csv', readingColumns),
    pagos: await FeedFile.create(folder, 'pagos.csv', paymentColumns),
    tarifas: await FeedFile.create(folder, 'tarifas.csv', tariffColumns),
  }
}

function countsOf(files: Files): DemoCounts {
  const { contratos, facturas, conceptos, lecturas, pagos, tarifas } = files
  return {
    contratos: contratos.rows,
    facturas: facturas.rows,
    conceptos: conceptos.rows,
    lecturas: lecturas.rows,
    pagos: pagos.rows,
    tarifas: tarifas.rows,
  }
}
