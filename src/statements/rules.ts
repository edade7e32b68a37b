import { amountDisputed, amountOwed, amountReceived } from '../invoices/rules.ts'
import type { CivilDate } from '../lib/dates.ts'
import { type Centavos, sum } from '../lib/money.ts'

export type InvoiceFact = {
  id: number
  number: string
  issuedOn: CivilDate
  period: CivilDate
  dueOn: CivilDate
  total: Centavos
  balance: Centavos
  paidOn: CivilDate | null
  cancelled: boolean
  held: Centavos
  isPosted: boolean
  disputed: Centavos
  /** What disputes that ended for the person come to, and when the last of them did. */
  upheld: Centavos
  upheldOn: CivilDate | null
}

/** A payment that the commercial system posted, and that the office did not take itself. */
type PostedFact = {
  number: string
  invoiceId: number | null
  paidOn: CivilDate
  amount: Centavos
  channel: string
}

/** Money that came through the office; negative when it went back. */
type OwnFact = {
  folio: string
  invoiceId: number | null
  isCredit: boolean
  /** The commercial system has not posted its payment yet. */
  isWaiting: boolean
  on: CivilDate
  amount: Centavos
}

export type AccountFacts = {
  invoices: readonly InvoiceFact[]
  posted: readonly PostedFact[]
  own: readonly OwnFact[]
  /** Money of ours that somebody is looking into. */
  inReview: Centavos
  /** Paid in advance or over, and not posted yet. */
  credit: Centavos
}

type MovementKind =
  | ('invoice' | 'cancelled' | 'payment' | 'online' | 'returned')
  /** What an invoice's balance says beside the payments that are known. */
  | ('elsewhere' | 'corrected' | 'notTakenBack' | 'over' | 'raised')

export type Movement = {
  on: CivilDate
  kind: MovementKind
  /** More owed is positive, less is negative. */
  amount: Centavos
  /** The number of the invoice, where it is known. */
  invoice?: string
  period?: CivilDate
  /** The number of the payment, and where it was made. */
  payment?: string
  channel?: string
  /** The commercial system told what, and not when. */
  isUndated?: boolean
  /** The commercial system has not posted it yet. */
  isWaiting?: boolean
}

export type History = {
  /** Oldest first: their sum is what the office shows as owed. */
  movements: Movement[]
  /** Payments that name no invoice and lowered none, as far as the balances tell. */
  unapplied: Centavos
}

/**
 * Everything that happened to the account of a contract. What an invoice owes is the commercial system's word: where the
 * payments that are known do not come to it, a line of its own says by how much and what is known of why.
 */
export function historyOf({ invoices, posted, own }: AccountFacts): History {
  const asked = invoices.filter(({ cancelled }) => !cancelled)
  const known = new Set(asked.map(({ id }) => id))
  const pool = posted
    .filter(({ invoiceId }) => invoiceId === null || !known.has(invoiceId))
    .map((payment) => ({ payment, left: payment.amount, used: 0 }))
  const movements = invoices.map(issued)

  for (const invoice of asked) {
    const payments = posted.filter(({ invoiceId }) => invoiceId === invoice.id)
    const ours = own.filter((one) => one.invoiceId === invoice.id && !one.isCredit)
    const rows = [
      ...payments.map((one) => paid(one, one.amount, invoice.number)),
      ...ours.map((one) => paidHere(one, invoice.number)),
    ]
    movements.push(...rows)
    let rest = invoice.total + sum(rows.map(({ amount }) => amount)) - amountOwed(invoice)
    for (const one of pool) {
      const part = Math.min(Math.max(0, rest), Math.max(0, one.left))
      one.left -= part
      one.used += part
      rest -= part
    }
    movements.push(...unexplained(invoice, rest, { rows, ours }))
  }
  movements.push(...pool.filter(({ used }) => used > 0).map(({ payment, used }) => paid(payment, used)))
  return {
    movements: movements
      .filter(({ kind, amount }) => amount !== 0 || kind === 'cancelled' || kind === 'invoice')
      .sort((one, other) => compare(one.on, other.on) || ranks[one.kind] - ranks[other.kind]),
    unapplied: sum(pool.map(({ left }) => left)),
  }
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

/** On the same day what is asked for comes first. */
const ranks: Record<MovementKind, number> = {
  invoice: 0,
  cancelled: 0,
  payment: 1,
  online: 1,
  elsewhere: 2,
  corrected: 2,
  returned: 3,
  notTakenBack: 3,
  over: 3,
  raised: 3,
}

const issued = ({ issuedOn, number, period, total, cancelled }: InvoiceFact): Movement => ({
  on: issuedOn,
  kind: cancelled ? 'cancelled' : 'invoice',
  amount: cancelled ? 0 : total,
  invoice: number,
  period,
})

const paid = ({ paidOn, number, channel }: PostedFact, amount: Centavos, invoice?: string): Movement => ({
  on: paidOn,
  kind: 'payment',
  amount: -amount,
  payment: number,
  channel,
  ...(invoice !== undefined && { invoice }),
})

const paidHere = ({ on, folio, amount, isWaiting }: OwnFact, invoice: string): Movement => ({
  on,
  kind: amount < 0 ? 'returned' : 'online',
  amount: -amount,
  payment: folio,
  invoice,
  isWaiting: amount > 0 && isWaiting,
})

type Known = { rows: readonly Movement[]; ours: readonly OwnFact[] }

/** `rest`: what the invoice owes less than its payments leave, or more where it is negative. */
function unexplained(invoice: InvoiceFact, rest: Centavos, { rows, ours }: Known): Movement[] {
  const { number, issuedOn, paidOn, total, upheld, upheldOn } = invoice
  const last = [issuedOn, ...rows.map(({ on }) => on)].sort().at(-1)!
  const row = (kind: MovementKind, amount: Centavos, on: CivilDate | null): Movement => ({
    on: on ?? issuedOn,
    kind,
    amount,
    invoice: number,
    ...(on === null && { isUndated: true }),
  })
  if (rest >= 0) {
    const corrected = Math.min(rest, upheld)
    const gone = -sum(ours.map(({ amount }) => Math.min(0, amount)))
    const notTakenBack = Math.min(rest - corrected, gone)
    return [
      row('corrected', -corrected, upheldOn),
      row('notTakenBack', -notTakenBack, last),
      row('elsewhere', -(rest - corrected - notTakenBack), paidOn),
    ]
  }
  const over = Math.min(-rest, Math.max(0, -sum(rows.map(({ amount }) => amount)) - total))
  return [row('over', over, last), row('raised', -rest - over, last)]
}

/** What waits to be said beside the balance of today. */
export type Beside = {
  owed: Centavos
  disputed: Centavos
  received: Centavos
  credit: Centavos
  inReview: Centavos
  unapplied: Centavos
  /** Went back to whoever paid, and the commercial system still counts it. */
  notTakenBack: Centavos
}

export type Line = Movement & { balance: Centavos }

export type Statement = {
  year: number
  /** The years that have movements, the latest first. */
  years: number[]
  opening: Centavos
  lines: Line[]
  charged: Centavos
  /** Negative. */
  credited: Centavos
  closing: Centavos
  /** Where nothing comes after: the balance is that of today. */
  beside: Beside | undefined
}

/** One year of the account; without one asked for, the latest that has movements. */
export function statementOf(facts: AccountFacts, asked: number | undefined, today: CivilDate): Statement {
  const history = historyOf(facts)
  const { movements } = history
  const years = [...new Set(movements.map(({ on }) => yearOf(on)))].sort((one, other) => other - one)
  const year = asked ?? years[0] ?? yearOf(today)
  const opening = sum(movements.filter(({ on }) => yearOf(on) < year).map(({ amount }) => amount))
  const lines: Line[] = []
  let balance = opening
  for (const movement of movements.filter(({ on }) => yearOf(on) === year)) {
    balance += movement.amount
    lines.push({ ...movement, balance })
  }
  const amounts = lines.map(({ amount }) => amount)
  return {
    year,
    years,
    opening,
    lines,
    charged: sum(amounts.filter((amount) => amount > 0)),
    credited: sum(amounts.filter((amount) => amount < 0)),
    closing: balance,
    beside: year >= (years[0] ?? year) ? besideOf(facts, history) : undefined,
  }
}

export function besideOf(facts: AccountFacts, { movements, unapplied }: History = historyOf(facts)): Beside {
  const { invoices, credit, inReview } = facts
  return {
    owed: sum(invoices.map(amountOwed)),
    disputed: sum(invoices.map(amountDisputed)),
    received: sum(invoices.map(amountReceived)),
    credit,
    inReview,
    unapplied,
    notTakenBack: -sum(movements.filter(({ kind }) => kind === 'notTakenBack').map(({ amount }) => amount)),
  }
}

const yearOf = (on: CivilDate) => Number(on.slice(0, 4))

type Place = { address: string; neighbourhood: string | null; municipality: string | null; postalCode: string | null }

/** Where the water comes in, on one line. */
export const addressOf = ({ address, neighbourhood, municipality, postalCode }: Place): string =>
  [address, neighbourhood, [postalCode, municipality].filter(Boolean).join(' ')].filter(Boolean).join(', ')

/** A year as it stands in an address; anything else is none. */
export const yearAsked = (text: string | undefined): number | undefined =>
  text !== undefined && /^(19|20)\d{2}$/.test(text) ? Number(text) : undefined

/** Safe in a header and on any disk. */
export const statementFileName = (contractNumber: string, year: number, kind: 'pdf' | 'xlsx') =>
  `estado-de-cuenta-${contractNumber.replace(/[^A-Za-z0-9._-]+/g, '-')}-${year}.${kind}`
