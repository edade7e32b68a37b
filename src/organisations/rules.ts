export const roles = ['sees', 'pays', 'administers'] as const
export type Role = (typeof roles)[number]

/** How long the link of an invitation serves. */
export const invitationDays = 7

/** People of one organisation, with those who are invited; the database refuses more. */
export const mostPeople = 100

/** Organisations that one account has founded and that are open. */
export const mostFounded = 10

/** Somebody has to be able to decide: whoever administers alone neither leaves nor becomes something less. */
export const isNeeded = (person: { role: Role }, administrators: number): boolean =>
  person.role === 'administers' && administrators <= 1

export type InvitationState = 'open' | 'dead'

/** Used, taken back, too late, or from somebody who no longer administers: all the same to whoever opens it. */
export const stateOf = (
  invitation: { isOver: boolean; isExpired: boolean; isMeant: boolean } | undefined,
): InvitationState => (invitation?.isMeant && !invitation.isOver && !invitation.isExpired ? 'open' : 'dead')
