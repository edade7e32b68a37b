import type { CivilDate } from '../lib/dates.ts'
import { type Calendar, workingDayAfter } from '../lib/working-days.ts'

export type EscalationLevel = 'near' | 'breach'

/** Working days that are left when four of five have been used; with fewer than five, the last day itself. */
export const leftWhenNear = (answerIn: number): number => Math.floor(answerIn / 5)

/** On that day at least 80 % of the clock is used up for whatever is due before the day this answers with. */
export const nearBefore = (calendar: Calendar, today: CivilDate, left: number): CivilDate =>
  workingDayAfter(calendar, today, left + 1)
