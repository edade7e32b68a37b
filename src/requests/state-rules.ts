import { addDays, type CivilDate } from '../lib/dates.ts'

export type RequestState =
  /** The utility owes an answer, and its time counts. */
  | 'open'
  /** It asked the customer something, and its time does not count. */
  | 'asked'
  /** It has answered. */
  | 'answered'
  /** It has answered, and shown that it was done. */
  | 'closed'

export type Said =
  | 'opened'
  | 'message-in'
  | 'message-out'
  | 'asked'
  | 'resumed'
  | 'answered'
  | 'closed'
  | 'rated'
  | 'reopened'

type Move = { from: readonly RequestState[]; on: Said; to: RequestState }

export const states: readonly RequestState[] = ['open', 'asked', 'answered', 'closed']
const waiting = ['open', 'asked'] as const
const over = ['answered', 'closed'] as const

/** Every legal move, and nothing else is one. Another question while one waits keeps it waiting. */
export const moves: readonly Move[] = [
  { from: waiting, on: 'asked', to: 'asked' },
  { from: ['asked'], on: 'resumed', to: 'open' },
  { from: waiting, on: 'answered', to: 'answered' },
  { from: [...waiting, 'answered'], on: 'closed', to: 'closed' },
  { from: over, on: 'reopened', to: 'open' },
]

/** What may be said without moving anything. Who is not content with an answer opens it again, so that time counts. */
const mereWords: Partial<Record<Said, readonly RequestState[]>> = {
  'message-in': waiting,
  'message-out': states,
  rated: over,
}

export type Verdict = { outcome: 'moved'; to: RequestState } | { outcome: 'said' } | { outcome: 'refused' }

export function verdictOn(state: RequestState, said: Said): Verdict {
  const move = moves.find(({ from, on }) => on === said && from.includes(state))
  if (move) return { outcome: 'moved', to: move.to }
  return { outcome: mereWords[said]?.includes(state) ? 'said' : 'refused' }
}

export const isOver = (state: RequestState): boolean => (over as readonly RequestState[]).includes(state)

/** Days after an answer on which it can be opened again. */
export const daysToReopen = 10

export const lastDayToReopen = (endedOn: CivilDate): CivilDate => addDays(endedOn, daysToReopen)

type Ended = { state: RequestState; endedOn: CivilDate | null }

export const mayReopen = ({ state, endedOn }: Ended, today: CivilDate): boolean =>
  isOver(state) && endedOn !== null && today <= lastDayToReopen(endedOn)

/** An answer is rated once; opened again and answered again, the new answer is rated for itself. */
export function isRated(said: readonly Said[]): boolean {
  return said.lastIndexOf('rated') > Math.max(said.lastIndexOf('answered'), said.lastIndexOf('closed'))
}
