import type { CivilDate } from '../lib/dates.ts'
import { nationalHolidays, workingDayAfter } from '../lib/working-days.ts'
import type { CalendarFacts } from '../web/calendar-facts.ts'

export type CalendarChange =
  | { what: 'weekdayOn' | 'weekdayOff'; weekday: number }
  | { what: 'holidayNew' | 'holidayGone'; on: string; name: string }
  | { what: 'closureNew' | 'closureGone'; from: CivilDate; until: CivilDate; reason: string }

/** What is there on one side only. */
export function calendarChanges(before: CalendarFacts, after: CalendarFacts): CalendarChange[] {
  const only = <T>(some: readonly T[], others: readonly T[]) => {
    const known = new Set(others.map((one) => JSON.stringify(one)))
    return some.filter((one) => !known.has(JSON.stringify(one)))
  }
  const holidays = (some: CalendarFacts) => some.holidays.map(({ on, name }) => ({ on, name }))
  const closures = (some: CalendarFacts) => some.closures.map(({ from, until, reason }) => ({ from, until, reason }))
  return [
    ...only(after.weekdays, before.weekdays).map((weekday) => ({ what: 'weekdayOn' as const, weekday })),
    ...only(before.weekdays, after.weekdays).map((weekday) => ({ what: 'weekdayOff' as const, weekday })),
    ...only(holidays(after), holidays(before)).map((one) => ({ what: 'holidayNew' as const, ...one })),
    ...only(holidays(before), holidays(after)).map((one) => ({ what: 'holidayGone' as const, ...one })),
    ...only(closures(after), closures(before)).map((one) => ({ what: 'closureNew' as const, ...one })),
    ...only(closures(before), closures(after)).map((one) => ({ what: 'closureGone' as const, ...one })),
  ]
}

export type ClockEffect = { days: number; before: CivilDate; after: CivilDate }

/** When what is asked today would fall due, for each clock that the catalogue has. */
export const clockEffects = (
  clocks: readonly number[],
  { before, after, today }: { before: CalendarFacts; after: CalendarFacts; today: CivilDate },
): ClockEffect[] =>
  [...new Set(clocks)]
    .sort((a, b) => a - b)
    .map((days) => ({
      days,
      before: workingDayAfter(before, today, days),
      after: workingDayAfter(after, today, days),
    }))

export type RestDay = { on: CivilDate; name: string | undefined }

/** The nation's and the utility's own days of rest of a year, in their order; the nation's have no name here. */
export function restDaysOf(calendar: CalendarFacts, year: number): RestDay[] {
  const national = nationalHolidays(year).map((on) => ({ on, name: undefined }))
  const own = calendar.holidays
    .map(({ on, name }) => ({ on: on.length === 5 ? `${year}-${on}` : on, name }))
    .filter(({ on }) => on.startsWith(`${year}-`) && isRealDay(on))
  return [...national, ...own].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

/** 29 February is there every four years only. */
const isRealDay = (on: CivilDate) => !on.endsWith('-02-29') || isLeap(Number(on.slice(0, 4)))
const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** A day of each year as a day that there is, for a field that takes days. */
export function someDayOf(on: string, year: number): CivilDate {
  if (on.length > 5) return on
  return on === '02-29' ? `${year + ((4 - (year % 4)) % 4)}-02-29` : `${year}-${on}`
}
