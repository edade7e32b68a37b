import type { Centavos } from '../lib/money.ts'
import { type PriceRow, priceOf } from '../readings/price-rules.ts'

export type DisputeOutcome = 'upheld' | 'rejected' | 'withdrawn'
export const disputeOutcomes: readonly DisputeOutcome[] = ['upheld', 'rejected', 'withdrawn']

/** Working days after an answer before which the part that was in dispute is not due. */
export const workingDaysAfterAnswer = 5

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
  period: string
  total: Centavos
  open: Centavos
  /** m³ a period, as the invoice prints it. */
  usual: number | null
  days: number | null
  dwellings: number
  tariff: PriceRow[]
}

export type Proposal = { amount: Centavos; usualPrice: Centavos | undefined }

/** What is above the usual, by the published list; where that cannot be said, all that is still asked. */
export function aboveUsual({ total, open, usual, days, dwellings, tariff }: Disputable): Proposal {
  const usualPrice =
    usual === null ? undefined : priceOf(tariff, { cubicMetres: Math.round(usual), days: days ?? 30, dwellings })
  if (usualPrice === undefined || usualPrice >= total) return { amount: open, usualPrice: undefined }
  return { amount: Math.min(open, total - usualPrice), usualPrice }
}
