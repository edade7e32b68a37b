import { addDays, type CivilDate } from '../lib/dates.ts'
import { type Centavos, sum } from '../lib/money.ts'
import { type Calendar, workingDayAfter } from '../lib/working-days.ts'

/** What a person asks to pay: an invoice, or without one an advance on the contract. */
export type Wanted = {
  contractId: number
  invoiceId: number | null
  amount: Centavos
  /** What the page said could be paid for the invoice: if it is another amount by now, the person is asked again. */
  shown?: Centavos
}

/** An invoice as it stands now. `held`: what the office has for it and the commercial system does not show yet. */
export type Payable = {
  invoiceId: number
  contractId: number
  number: string
  balance: Centavos
  cancelled: boolean
  held: Centavos
  /** What of it waits for the utility's answer: it is paid only by whoever asks to. */
  disputed?: Centavos
}

/** What may still be taken for an invoice. */
export const openAmount = ({ balance, cancelled, held }: Pick<Payable, 'balance' | 'cancelled' | 'held'>): Centavos =>
  cancelled ? 0 : Math.max(0, balance - held)

/** What is asked for now: the rest beside what is in dispute. */
export const askedAmount = (payable: Pick<Payable, 'balance' | 'cancelled' | 'held' | 'disputed'>): Centavos =>
  Math.max(0, openAmount(payable) - (payable.disputed ?? 0))

export type PaymentTerms = {
  /** The least part of an invoice that may be paid; null where only the whole may. */
  leastPart: Centavos | null
  /** The most that may be paid in advance at once; null where none may. */
  mostAdvance: Centavos | null
}

export type Objection =
  | { kind: 'nothing' }
  /** The invoice was paid, cancelled or changed since the page was shown. `open` is what may be paid now. */
  | { kind: 'changed'; number: string; open: Centavos }
  | { kind: 'part'; number: string; least: Centavos | null; open: Centavos }
  | { kind: 'advance'; most: Centavos | null }
  /** The way to pay takes no more than `most` at once. */
  | { kind: 'method'; most: Centavos }

/** Why it cannot be paid as asked, if it cannot. Amounts come from a page and are not believed. */
export function objectionTo(
  wanted: readonly Wanted[],
  payables: ReadonlyMap<number, Payable>,
  { leastPart, mostAdvance }: PaymentTerms,
): Objection | undefined {
  if (wanted.length === 0 || sum(wanted.map(({ amount }) => amount)) <= 0) return { kind: 'nothing' }
  for (const { invoiceId, amount, shown } of wanted) {
    if (invoiceId === null) {
      if (mostAdvance === null || amount <= 0 || amount > mostAdvance) return { kind: 'advance', most: mostAdvance }
      continue
    }
    const payable = payables.get(invoiceId)
    const open = payable ? openAmount(payable) : 0
    const isOther = shown !== undefined && shown !== open
    if (!payable || open === 0 || amount > open || isOther) {
      return { kind: 'changed', number: payable?.number ?? '', open }
    }
    const isRest = amount === askedAmount(payable)
    if (amount < open && !isRest && (leastPart === null || amount < leastPart)) {
      return { kind: 'part', number: payable.number, least: leastPart, open }
    }
  }
  return undefined
}

/** `PG-21-0000017`; with `position`, one of its items. */
export const paymentFolio = (turn: number, today: CivilDate): string =>
  `PG-${today.slice(2, 4)}-${String(turn).padStart(7, '0')}`
export const itemReference = (folio: string, position: number): string => `${folio}-${position}`

/** The last day on which the utility keeps its word: so many working days after the money came. */
export const promisedOn = (calendar: Calendar, receivedOn: CivilDate, workingDays: number): CivilDate =>
  workingDayAfter(calendar, receivedOn, workingDays)

/** Whatever came before this day, and is not applied today, is late. */
export function lateBefore(calendar: Calendar, today: CivilDate, workingDays: number): CivilDate {
  let day = today
  while (promisedOn(calendar, addDays(day, -1), workingDays) >= today) day = addDays(day, -1)
  return day
}
