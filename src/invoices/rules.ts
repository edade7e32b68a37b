import type { SatCheck } from '../cfdi/stamped-rules.ts'
import { askedOf } from '../disputes/rules.ts'
import { addMonths, type CivilDate, daysBetween, monthOf } from '../lib/dates.ts'
import { type Centavos, sum } from '../lib/money.ts'
import { percentChange } from '../lib/numbers.ts'

export type InvoiceState = 'paid' | 'received' | 'pending' | 'overdue' | 'cancelled' | 'disputed'

/** A payment that is not at its end. Others on the contract see that it is there, and only its payer its folio. */
export type PaymentUnderWay = { state: 'confirming' | 'received' | 'held'; folio: string | null }

/** An invoice as the history shows it. */
export type Invoice = {
  number: string
  issuedOn: CivilDate
  period: CivilDate
  dueOn: CivilDate
  total: Centavos
  balance: Centavos
  paidOn: CivilDate | null
  cancelled: boolean
  consumption: number | null
  /** What the office has for it and its balance does not show yet. */
  held: Centavos
  /** The commercial system has named all that is held, though its balance lags behind. */
  isPosted: boolean
  payment: PaymentUnderWay | null
  /** What somebody asked the utility to look into: nobody is asked to pay it until the answer. */
  disputed?: Centavos
  /** Where the feed brought its stamped document and the office found it sound. */
  stamp?: SatCheck | null
}

type Debt = Pick<Invoice, 'balance' | 'cancelled' | 'held' | 'disputed'>
type Money = Debt & Pick<Invoice, 'isPosted'>

/** Derived, never stored. The due day itself is still in time, and nothing is overdue once the office has the money. */
export function statusOf(invoice: Money & Pick<Invoice, 'dueOn'>, today: CivilDate): InvoiceState {
  if (invoice.cancelled) return 'cancelled'
  if (invoice.balance <= 0) return 'paid'
  if (amountOwed(invoice) === 0) return invoice.isPosted ? 'paid' : 'received'
  if (amountPayable(invoice) === 0) return 'disputed'
  return today > invoice.dueOn ? 'overdue' : 'pending'
}

/**
 * What is left of the balance beside what the office has. A cancelled invoice owes nothing, whatever its balance says;
 * what was paid too much is not owed either.
 */
export const amountOwed = ({ balance, cancelled, held }: Debt): Centavos =>
  cancelled ? 0 : Math.max(0, balance - held)

/** What of it is in dispute, and what is asked for now. */
export const amountDisputed = ({ disputed = 0, ...debt }: Debt): Centavos => askedOf({ ...debt, disputed }).disputed
export const amountPayable = ({ disputed = 0, ...debt }: Debt): Centavos => askedOf({ ...debt, disputed }).payable

/** What the office has and the commercial system has not posted; for a cancelled invoice it is still somebody's money. */
export const amountReceived = ({ held, isPosted }: Pick<Invoice, 'held' | 'isPosted'>): Centavos =>
  isPosted ? 0 : held

/** What is to be told beside the state, which says it where all of it is received. */
export const receivedBeside = (invoice: Money & Pick<Invoice, 'dueOn'>, today: CivilDate): Centavos =>
  statusOf(invoice, today) === 'received' ? 0 : amountReceived(invoice)

type Received = { received: Centavos; payments: PaymentUnderWay[]; disputed: Centavos }
export type Due = Received &
  (
    | { kind: 'nothing'; lastPaid: Invoice | undefined }
    | { kind: 'owed'; amount: Centavos; count: number; first: Invoice; state: 'pending' | 'overdue'; days: number }
  )

/** What is owed in all, and the invoice that is due first. `days` are to the due date, or since it. */
export function whatIsDue(invoices: readonly Invoice[], today: CivilDate): Due {
  const owed = invoices.filter((invoice) => amountPayable(invoice) > 0)
  const first = earliest(owed)
  const onTheWay = {
    received: sum(invoices.map(amountReceived)),
    payments: paymentsOf(invoices),
    disputed: sum(invoices.map(amountDisputed)),
  }
  if (!first) return { ...onTheWay, kind: 'nothing', lastPaid: lastPaid(invoices) }
  return {
    ...onTheWay,
    kind: 'owed',
    amount: sum(owed.map(amountPayable)),
    count: owed.length,
    first,
    state: today > first.dueOn ? 'overdue' : 'pending',
    days: Math.abs(daysBetween(today, first.dueOn)),
  }
}

const earliest = (invoices: readonly Invoice[]) =>
  invoices.reduce<Invoice | undefined>((first, one) => (first && first.dueOn <= one.dueOn ? first : one), undefined)

/** One payment may be for several invoices. */
function paymentsOf(invoices: readonly Invoice[]): PaymentUnderWay[] {
  const payments = new Map(
    invoices.flatMap(({ payment }) => (payment ? [[`${payment.state} ${payment.folio}`, payment] as const] : [])),
  )
  return [...payments.values()]
}

const lastPaid = (invoices: readonly Invoice[]) =>
  invoices
    .filter(({ paidOn, cancelled }) => paidOn !== null && !cancelled)
    .reduce<Invoice | undefined>((last, one) => (last && last.paidOn! >= one.paidOn! ? last : one), undefined)

/** The latest invoice that counts; invoices come newest first. */
export const latestOf = (invoices: readonly Invoice[]) => invoices.find(({ cancelled }) => !cancelled)

/** What was billed for a period. Two invoices for the same period are added up; a cancelled one never was. */
export type Month = { period: CivilDate; total: Centavos; cubicMetres: number | undefined }

function billedMonths(invoices: readonly Invoice[]): Map<CivilDate, Month> {
  const months = new Map<CivilDate, Month>()
  for (const { period, total, consumption, cancelled } of invoices) {
    if (cancelled) continue
    const known = months.get(period)
    const used = [known?.cubicMetres, consumption ?? undefined].filter((one) => one !== undefined)
    months.set(period, {
      period,
      total: (known?.total ?? 0) + total,
      cubicMetres: used.length > 0 ? sum(used) : undefined,
    })
  }
  return months
}

export type YearComparison = {
  now: Month
  before: Month | undefined
  yearAgo: CivilDate
  /** Money more than a year before; negative when it is less. */
  difference: Centavos
  percent: number | undefined
  moreCubicMetres: number | undefined
}

/** The latest period against the same month a year before. */
export function againstYearBefore(invoices: readonly Invoice[]): YearComparison | undefined {
  const latest = lastPeriod(invoices)
  if (!latest) return undefined
  const months = billedMonths(invoices)
  const now = months.get(latest)!
  const yearAgo = addMonths(latest, -12)
  const before = months.get(yearAgo)
  return {
    now,
    before,
    yearAgo,
    difference: before ? now.total - before.total : 0,
    percent: before && before.total > 0 ? percentChange(before.total, now.total) : undefined,
    moreCubicMetres:
      before?.cubicMetres === undefined || now.cubicMetres === undefined
        ? undefined
        : now.cubicMetres - before.cubicMetres,
  }
}

export type EvolutionMonth = { period: CivilDate; total: Centavos | undefined; before: Centavos | undefined }

export type Evolution = {
  /** Oldest first; the last is the latest period billed. */
  months: EvolutionMonth[]
  /** How many of them were billed. */
  billed: number
  total: Centavos
  /** Of the twelve months before, when as many of them were billed: else the sums do not compare. */
  percent: number | undefined
  highest: { period: CivilDate; total: Centavos }
  /** The last twelve months of today, not of a history that ended. */
  isCurrent: boolean
}

/** The twelve months that end with the latest period, each with its year before. */
export function evolutionOf(invoices: readonly Invoice[], today: CivilDate): Evolution | undefined {
  const latest = lastPeriod(invoices)
  if (!latest) return undefined
  const billed = billedMonths(invoices)
  const year = twelveMonthsTo(latest).map((period) => ({
    period,
    total: billed.get(period)?.total,
    before: billed.get(addMonths(period, -12))?.total,
  }))
  const totals = year.flatMap(({ period, total }) => (total === undefined ? [] : [{ period, total }]))
  const befores = year.flatMap(({ before }) => (before === undefined ? [] : [before]))
  const total = sum(totals.map((month) => month.total))
  const comparable = befores.length === totals.length && sum(befores) > 0
  return {
    months: placesOf(year),
    billed: totals.length,
    total,
    percent: comparable ? percentChange(sum(befores), total) : undefined,
    highest: totals.reduce((highest, one) => (one.total > highest.total ? one : highest)),
    isCurrent: addMonths(latest, 3) > monthOf(today),
  }
}

/**
 * Months before the first invoice are no gap, and nor are the months between bills that come every two months:
 * an empty place means a bill that did not come.
 */
function placesOf(year: readonly EvolutionMonth[]): EvolutionMonth[] {
  const isBilled = ({ total, before }: EvolutionMonth) => total !== undefined || before !== undefined
  const since = year.slice(year.findIndex(isBilled))
  return isMonthly(year) ? since : since.filter(isBilled)
}

const isMonthly = (year: readonly EvolutionMonth[]) =>
  year.some(({ total }, index) => total !== undefined && year[index + 1]?.total !== undefined) ||
  year.filter(({ total }) => total !== undefined).length < 2

export const twelveMonthsTo = (latest: CivilDate): CivilDate[] =>
  Array.from({ length: 12 }, (_, index) => addMonths(latest, index - 11))

function lastPeriod(invoices: readonly Invoice[]): CivilDate | undefined {
  return invoices.reduce<CivilDate | undefined>(
    (last, { period, cancelled }) => (cancelled || (last && last >= period) ? last : period),
    undefined,
  )
}
