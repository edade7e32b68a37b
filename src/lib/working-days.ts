import { addDays, type CivilDate } from './dates.ts'

/** On which days a utility works: its weekdays (Monday is 1), and its holidays besides the nation's. */
export type Calendar = {
  weekdays: readonly number[]
  /** `'2026-12-24'`, or each year `'12-24'`. */
  holidays: readonly { on: string; name: string }[]
  /** From one day to another, both included. */
  closures?: readonly { from: CivilDate; until: CivilDate; reason: string }[]
}

const monday = 1

/** Monday is 1, Sunday 7. */
const weekdayOf = (date: CivilDate): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7

const nthMonday = (year: number, month: string, nth: number): CivilDate => {
  const first = `${year}-${month}-01`
  return addDays(first, ((monday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7)
}

/** Ley Federal del Trabajo, article 74; its days of elections are a utility's own data, because laws of their own name them. */
export function nationalHolidays(year: number): CivilDate[] {
  // The day on which the federal executive changes, moved from 1 December by the reform of 2024.
  const isHandover = year >= 2024 && (year - 2024) % 6 === 0
  return [
    `${year}-01-01`,
    nthMonday(year, '02', 1),
    nthMonday(year, '03', 3),
    `${year}-05-01`,
    `${year}-09-16`,
    ...(isHandover ? [`${year}-10-01`] : []),
    nthMonday(year, '11', 3),
    `${year}-12-25`,
  ]
}

const known = new Map<number, ReadonlySet<CivilDate>>()

function isNationalHoliday(date: CivilDate): boolean {
  const year = Number(date.slice(0, 4))
  const holidays = known.get(year) ?? new Set(nationalHolidays(year))
  known.set(year, holidays)
  return holidays.has(date)
}

export const isWorkingDay = ({ weekdays, holidays, closures = [] }: Calendar, date: CivilDate): boolean =>
  weekdays.includes(weekdayOf(date)) &&
  !isNationalHoliday(date) &&
  !holidays.some(({ on }) => on === date || on === date.slice(5)) &&
  !closures.some(({ from, until }) => from <= date && date <= until)

/** The working day that comes so many after this one, which itself does not count. */
export function workingDayAfter(calendar: Calendar, date: CivilDate, count: number): CivilDate {
  let day = date
  for (let left = count; left > 0; ) {
    day = addDays(day, 1)
    if (isWorkingDay(calendar, day)) left--
  }
  return day
}
