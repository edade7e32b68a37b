import type { OneSentReading, ReadingState } from './sending-queries.ts'

/** What an operator may decide of a reading. */
export const decisions = ['accept', 'correct', 'reject'] as const
export type Decision = (typeof decisions)[number]

type Move = { from: readonly ReadingState[]; to: ReadingState }

/** Every move that an operator makes, and no other is one: what is not held was decided already. */
export const moves: Record<Decision, Move> = {
  accept: { from: ['held'], to: 'accepted' },
  correct: { from: ['held'], to: 'accepted' },
  reject: { from: ['held'], to: 'rejected' },
}

/** Nothing where it is no move. */
export const stateAfter = (state: ReadingState, decision: Decision): ReadingState | undefined =>
  moves[decision].from.includes(state) ? moves[decision].to : undefined

/** A reading has at most so many pictures. */
export const mostPhotos = 5
/** Until somebody decides, another picture may help. */
export const mayAddPhoto = (state: ReadingState): boolean => state === 'held' || state === 'received'

/** Somebody at the desk waits for another picture. */
export function askedForPhoto({ states }: Pick<OneSentReading, 'states'>) {
  const latest = states.at(-1)
  return latest?.state === 'held' && latest.cause === 'operator' ? latest : undefined
}

/** Why a reading is not taken; the last one wants words of its own. */
export const whysToReject = [
  'photo-unclear',
  'photo-other-meter',
  'photo-other-number',
  'no-photo',
  'not-possible',
  'other',
] as const
export type WhyRejected = (typeof whysToReject)[number]

export const longestReason = 500
