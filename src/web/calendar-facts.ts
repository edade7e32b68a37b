import { z } from 'zod'
import { daysBetween, isCivilDate } from '../lib/dates.ts'

const text = z.string().min(1).max(100)
const civilDate = z.string().refine(isCivilDate, 'a day, as 2026-12-24')

const closure = z
  .strictObject({ from: civilDate, until: civilDate, reason: text })
  .refine(({ from, until }) => from <= until, '`until` comes after `from`')
  // However they are put together, working days must remain: a clock counts until it has found its day.
  .refine(({ from, until }) => daysBetween(from, until) < 90, 'ninety days at most')

/** On which days the utility works, in `profile.json` and as an administrator publishes it. */
export const calendarFacts = z.strictObject({
  /** Monday is 1. */
  weekdays: z.array(z.number().int().min(1).max(7)).min(1),
  /** Besides the nation's, which the office knows: a day of one year, or of each. */
  holidays: z.array(z.strictObject({ on: z.string().regex(/^(\d{4}-)?(0[1-9]|1[0-2])-\d{2}$/), name: text })).max(100),
  closures: z.array(closure).max(20).default([]),
})

export type CalendarFacts = z.infer<typeof calendarFacts>
