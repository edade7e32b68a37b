import type { Centavos } from '../lib/money.ts'
import type { Answer, GatewayStatus, Snapshot } from './gateway.ts'

export type PaymentState =
  /** A row; nobody outside has heard of it, as far as we know. */
  | 'created'
  /** We asked and had no answer. Not a refusal: the sweep asks until it is known. */
  | 'unknown'
  /** The gateway has it, and the person has yet to pay. */
  | 'awaiting'
  /** Paid, says the gateway, but it does not have the money yet. */
  | 'confirming'
  /** We hold the money. */
  | 'received'
  /** The commercial system has posted it. */
  | 'applied'
  /** Money came that is not what was asked for: kept, shown, looked into. */
  | 'held'
  | 'refused'
  | 'expired'
  | 'cancelled'
  /** All of it went back. */
  | 'returned'

export type Said =
  | 'silence'
  | 'opened'
  | 'processing'
  | 'paid'
  | 'mismatch'
  | 'refused'
  | 'expired'
  | 'cancelled'
  | 'released'
  | 'posted'
  | 'returned'
  | 'regained'

type Move = { from: readonly PaymentState[]; on: Said; to: PaymentState }

/** The person may still pay it, or has and we do not know. */
export const openStates = ['created', 'unknown', 'awaiting', 'confirming'] as const
const closed = ['refused', 'expired', 'cancelled'] as const
/** Its money came. */
export const settledStates = ['received', 'applied', 'held', 'returned'] as const
/** Nothing came of it, or nothing is left: what it was for may be paid again. */
export const overStates = [...closed, 'returned'] as const

/**
 * Every legal move, and nothing else is one. Money that came late still came: what was refused, expired or cancelled
 * can be received, and what was received is never refused.
 */
export const moves: readonly Move[] = [
  { from: ['created', 'awaiting'], on: 'silence', to: 'unknown' },
  { from: ['created', 'unknown'], on: 'opened', to: 'awaiting' },
  { from: ['created', 'unknown', 'awaiting', ...closed], on: 'processing', to: 'confirming' },
  { from: [...openStates, ...closed], on: 'paid', to: 'received' },
  { from: [...openStates, ...closed], on: 'mismatch', to: 'held' },
  { from: openStates, on: 'refused', to: 'refused' },
  { from: openStates, on: 'expired', to: 'expired' },
  { from: openStates, on: 'cancelled', to: 'cancelled' },
  { from: ['held'], on: 'released', to: 'received' },
  { from: ['received'], on: 'posted', to: 'applied' },
  { from: ['received', 'applied', 'held'], on: 'returned', to: 'returned' },
  { from: ['returned'], on: 'regained', to: 'received' },
]

/** News that a state has heard already, or that came too late to matter: no move, and no fault either. */
const echoes: Readonly<Record<PaymentState, readonly Said[]>> = {
  created: [],
  unknown: ['silence'],
  awaiting: ['opened'],
  confirming: ['silence', 'opened', 'processing'],
  received: ['silence', 'opened', 'processing', 'paid', 'expired', 'released'],
  applied: ['silence', 'opened', 'processing', 'paid', 'expired', 'posted', 'released'],
  held: ['silence', 'opened', 'processing', 'paid', 'mismatch', 'expired'],
  refused: ['silence', 'opened', 'refused', 'expired', 'cancelled'],
  expired: ['silence', 'opened', 'refused', 'expired', 'cancelled'],
  cancelled: ['silence', 'opened', 'refused', 'expired', 'cancelled'],
  returned: ['silence', 'opened', 'processing', 'paid', 'mismatch', 'expired', 'returned'],
}

export const states = Object.keys(echoes) as PaymentState[]

export type Verdict = { outcome: 'moved'; to: PaymentState } | { outcome: 'nothing-new' } | { outcome: 'refused' }

export function verdictOn(state: PaymentState, said: Said): Verdict {
  const move = moves.find(({ from, on }) => on === said && from.includes(state))
  if (move) return { outcome: 'moved', to: move.to }
  return { outcome: echoes[state].includes(said) ? 'nothing-new' : 'refused' }
}

/** Nothing more is expected of the gateway, though it may still come. */
export const isClosed = (state: PaymentState) => (closed as readonly PaymentState[]).includes(state)
export const isOpen = (state: PaymentState) => (openStates as readonly PaymentState[]).includes(state)
export const isSettled = (state: PaymentState) => (settledStates as readonly PaymentState[]).includes(state)

type Asked = { id: string; amount: Centavos; payee: string | undefined }
export type Mismatch = 'amount' | 'currency' | 'payee' | 'payment'

/** What was paid against what was asked for. */
export function mismatchOf(snapshot: Snapshot, asked: Asked): Mismatch | undefined {
  if (!snapshot.paid) return undefined
  if (snapshot.paymentId !== asked.id) return 'payment'
  if (snapshot.paid.currency !== 'MXN') return 'currency'
  if (snapshot.paid.amount !== asked.amount) return 'amount'
  if (asked.payee !== undefined && snapshot.payee !== undefined && snapshot.payee !== asked.payee) return 'payee'
  return undefined
}

const wordFor: Record<Exclude<GatewayStatus, 'paid'>, Said> = {
  open: 'opened',
  processing: 'processing',
  refused: 'refused',
  expired: 'expired',
  cancelled: 'cancelled',
}

/** What a gateway's answer says, in the words of the table. It never heard of it: nobody can pay it any more. */
export function saidBy(answer: Answer, asked: Asked): Said {
  if (answer.kind === 'silence') return 'silence'
  if (answer.kind === 'unheard') return 'expired'
  if (answer.status !== 'paid') return wordFor[answer.status]
  return mismatchOf(answer, asked) ? 'mismatch' : 'paid'
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const pauses = [minute, 5 * minute, hour, 6 * hour]
/** How long after it was closed a payment is still asked about: a voucher paid at the last minute is told the next day. */
const afterwards = 4 * day

/** What is given back at the gateway's own pages is told by a notice alone, and one may be lost. */
const rarely = 7 * day
const daysAskedAfterwards = 90

/** `daysHeld`: since its money came; null as long as none has. `isSilent`: the gateway did not answer just now. */
type Standing = { state: PaymentState; checks: number; expiresAt: Date; daysHeld: number | null; isSilent: boolean }

/**
 * When the sweep asks next: after 1 and 5 minutes, 1 and 6 hours, then daily until it is known; each week for 90 days once
 * money came, and the next day where nobody answered; nothing when there is nothing to learn.
 */
export function nextCheck({ state, checks, expiresAt, daysHeld, isSilent }: Standing, now: Date): Date | null {
  const after = (pause: number) => new Date(now.getTime() + pause)
  if (isSettled(state)) {
    if (daysHeld === null || daysHeld >= daysAskedAfterwards) return null
    return after(isSilent ? day : rarely)
  }
  if (isClosed(state) && now.getTime() > expiresAt.getTime() + afterwards) return null
  return after(pauses[checks] ?? day)
}
