import type { CivilDate } from '../../lib/dates.ts'

/** A card is good to the end of the month that stands on it. */
export const lastDayOf = (year: number, month: number): CivilDate =>
  new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
