import { isClosed, openStates, type PaymentState } from './state-rules.ts'

export type PlannedState =
  /** Told: it will be charged, unless something comes between. */
  | 'announced'
  /** A payment of it is a row, and nobody knows yet how that ends. */
  | 'charging'
  /** Its money came. */
  | 'paid'
  /** Its money came and went back. */
  | 'returned'
  /** Refused, or not made, and not tried any more. */
  | 'refused'
  /** The invoice asks for nothing, or nobody wants it charged any more. */
  | 'dropped'
  /** Told, with a cause, that it will not be charged. */
  | 'not-charged'

/** What happens to a planned charge. */
export type PlannedEvent =
  | 'told'
  | 'told-not'
  | 'begun'
  | 'came'
  | 'went-back'
  | 'tried-again'
  | 'given-up'
  /** The invoice asks for nothing. */
  | 'nothing-owed'
  /** Whoever wanted it paid by itself wants that no more. */
  | 'stopped'

type Move = { from: readonly PlannedState[]; on: PlannedEvent; to: PlannedState }

/** Every legal move, and nothing else is one. What was dropped is told anew when the invoice asks for something again. */
export const plannedMoves: readonly Move[] = [
  { from: ['announced', 'dropped'], on: 'told', to: 'announced' },
  { from: ['announced', 'dropped'], on: 'told-not', to: 'not-charged' },
  { from: ['announced'], on: 'begun', to: 'charging' },
  { from: ['announced', 'charging'], on: 'came', to: 'paid' },
  { from: ['announced', 'charging'], on: 'went-back', to: 'returned' },
  { from: ['charging'], on: 'tried-again', to: 'announced' },
  { from: ['charging'], on: 'given-up', to: 'refused' },
  { from: ['announced', 'charging'], on: 'nothing-owed', to: 'dropped' },
  { from: ['announced'], on: 'stopped', to: 'dropped' },
]

/** The state to which `on` leads from each of `from`. */
export function plannedMove(on: PlannedEvent): Move {
  return plannedMoves.find((move) => move.on === on)!
}

/** Nobody knows yet how it ends, or the person was told not to pay again until somebody has looked into it. */
export const undecidedStates = [...openStates, 'held'] as const

/** What the payments that were made of a planned charge say of it together: money that came late still came. */
export type Attempted = 'none' | 'undecided' | 'came' | 'went-back' | 'not-made'

export function attempted(states: readonly PaymentState[]): Attempted {
  if (states.length === 0) return 'none'
  if (states.some((state) => (undecidedStates as readonly PaymentState[]).includes(state))) return 'undecided'
  if (states.every(isClosed)) return 'not-made'
  return states.some((state) => state === 'received' || state === 'applied') ? 'came' : 'went-back'
}
