import { type CivilDate, daysBetween } from '../lib/dates.ts'
import type { Centavos } from '../lib/money.ts'
import { type PriceRow, priceOf } from '../readings/price-rules.ts'
import { historyOf, type Reading } from '../readings/rules.ts'
import { intervalsOf, usualUseOf } from '../readings/usual-rules.ts'

export type DisputeOutcome = 'upheld' | 'rejected' | 'withdrawn'
export const disputeOutcomes: readonly DisputeOutcome[] = ['upheld', 'rejected', 'withdrawn']

/** One for all parts that a request holds, or one for each dispute by its id. */
export type Outcomes = DisputeOutcome | ReadonlyMap<number, DisputeOutcome>

export const outcomeOf = (outcomes: Outcomes | undefined, disputeId: number): DisputeOutcome | undefined =>
  typeof outcomes === 'object' ? outcomes.get(disputeId) : outcomes

/** What an invoice asks for, and what of it. The four add up: nothing is owed twice and nothing is lost. */
export type Asked = { owed: Centavos; payable: Centavos; disputed: Centavos; underWay: Centavos }

export function askedOf(invoice: { balance: Centavos; cancelled: boolean; held: Centavos; disputed: Centavos }): Asked {
  const owed = invoice.cancelled ? 0 : Math.max(0, invoice.balance)
  const underWay = Math.min(owed, invoice.held)
  const disputed = Math.min(owed - underWay, invoice.disputed)
  return { owed, underWay, disputed, payable: owed - underWay - disputed }
}

/** An invoice somebody may dispute; `open`: what may still be. */
export type Disputable = {
  id: number
  number: string
  contract: string
  period: CivilDate
  total: Centavos
  open: Centavos
  /** m³ a period, as the invoice prints it. */
  printedUsual: number | null
  previousReadOn: CivilDate | null
  currentReadOn: CivilDate | null
  dwellings: number
  /** All that was ever read at its contract. */
  readings: readonly Reading[]
  /** The price list when it was issued, or the first there is. */
  tariff: readonly PriceRow[]
}

/** What is usual for a contract in the days of an invoice, and how that is known. */
type Usual = { cubicMetres: number; basis: 'season' | 'recent' | 'printed' }

export type Proposal =
  | { kind: 'above'; amount: Centavos; usual: Usual; usualPrice: Centavos }
  /** The usual costs as much or more: the person says how much. */
  | { kind: 'not-above'; usual: Usual; usualPrice: Centavos }
  /** Nothing says what is usual, or what it costs. */
  | { kind: 'whole'; amount: Centavos }

/** What is above the usual, by the published list; where that cannot be said, all that is still asked. */
export function aboveUsual(invoice: Disputable): Proposal {
  const { total, open, dwellings, tariff } = invoice
  const usual = usualOf(invoice)
  const usualPrice =
    usual && priceOf(tariff, { cubicMetres: usual.cubicMetres, days: daysOf(invoice) ?? 30, dwellings })
  if (!usual || usualPrice === undefined) return { kind: 'whole', amount: open }
  if (usualPrice >= total) return { kind: 'not-above', usual, usualPrice }
  return { kind: 'above', amount: Math.min(open, total - usualPrice), usual, usualPrice }
}

/** From what was read before the invoice's own days; else the average that it prints. */
function usualOf(invoice: Disputable): Usual | undefined {
  const { previousReadOn: from, currentReadOn: to, readings, dwellings, printedUsual } = invoice
  const days = daysOf(invoice)
  if (from && to && days) {
    const before = intervalsOf(historyOf(readings)).filter((interval) => interval.to <= from)
    const { perDay, basis } = usualUseOf(before, { from, to, dwellings })
    if (basis !== 'class') return { cubicMetres: Math.round(perDay * days), basis }
  }
  return printedUsual === null ? undefined : { cubicMetres: Math.round(printedUsual), basis: 'printed' }
}

const daysOf = ({ previousReadOn, currentReadOn }: Disputable): number | undefined =>
  previousReadOn && currentReadOn && previousReadOn < currentReadOn
    ? daysBetween(previousReadOn, currentReadOn)
    : undefined
