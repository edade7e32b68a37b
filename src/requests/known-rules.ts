import type { KnownOfService } from './cut-queries.ts'

/** By it a form says what was read before it was sent: when something else is known by then, that is said too. */
export const signatureOf = ({ service, overdue, cuts }: KnownOfService): string =>
  [service, overdue, ...cuts.map(({ startsAt, endsAt }) => `${startsAt}-${endsAt}`)].join(' ')

export const isWorthSaying = ({ service, overdue, cuts }: KnownOfService): boolean =>
  service !== 'active' || overdue > 0 || cuts.length > 0
