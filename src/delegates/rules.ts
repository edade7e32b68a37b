import { addDays, addMonths, type CivilDate } from '../lib/dates.ts'

export const roles = ['sees', 'pays', 'manages'] as const
export type Role = (typeof roles)[number]

/** How long the link of an invitation serves. */
export const invitationDays = 7

/** Nobody means forever: the latest day that an invitation may name. */
export const lastDayToGive = (today: CivilDate): CivilDate => addMonths(today, 24)

export const mayEndOn = (endsOn: CivilDate, today: CivilDate): boolean =>
  endsOn >= today && endsOn <= lastDayToGive(today)

/** What the form offers: a year from today. */
export const usualEnd = (today: CivilDate): CivilDate => addDays(addMonths(today, 12), -1)

export type InvitationState = 'open' | 'dead'

/** Used, taken back, too late, or of a contract that the inviter no longer holds: all the same to whoever opens it. */
export const stateOf = (
  invitation: { isOver: boolean; isExpired: boolean; isHeld: boolean } | undefined,
): InvitationState => (invitation?.isHeld && !invitation.isOver && !invitation.isExpired ? 'open' : 'dead')
