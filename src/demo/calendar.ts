import type { CivilDate } from '../lib/dates.ts'

/** A civil day as a number, days since 1970-01-01: the generator counts days by the million. */
export type Day = number

export type BillingMonth = { period: string; year: number; month: number; readOn: Day; issuedOn: Day; dueOn: Day }

export const billingGroups = 12

const millisecondsADay = 86_400_000
const daysToPay = 15
const names = new Map<Day, CivilDate>()

export const dayOf = (date: CivilDate): Day => Date.parse(`${date}T00:00:00Z`) / millisecondsADay

export function dateOf(day: Day): CivilDate {
  const known = names.get(day)
  if (known) return known
  const name = new Date(day * millisecondsADay).toISOString().slice(0, 10)
  names.set(day, name)
  return name
}

/**
 * The months billed to a group, oldest first. The last is TODAY's month if its invoice is out by then, else the one before.
 * The first entry is the month before the first bill: its reading is where the history begins.
 */
export function billingCalendar(group: number, today: CivilDate, months: number): BillingMonth[] {
  const current = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1
  const last = billingMonth(group, current).issuedOn <= dayOf(today) ? current : current - 1
  return Array.from({ length: months + 1 }, (_, index) => billingMonth(group, last - months + index))
}

/** Groups are read every other day from the 1st to the 23rd; the invoice follows three or four days later, in the same month. */
function billingMonth(group: number, monthNumber: number): BillingMonth {
  const year = Math.floor(monthNumber / 12)
  const month = monthNumber % 12
  const readOn = unlessSunday(Date.UTC(year, month, 2 * group - 1) / millisecondsADay)
  const issuedOn = unlessSunday(readOn + 3)
  const period = `${year}-${String(month + 1).padStart(2, '0')}`
  return { period, year, month, readOn, issuedOn, dueOn: unlessSunday(issuedOn + daysToPay) }
}

// 1970-01-01 was a Thursday.
const unlessSunday = (day: Day): Day => ((day + 4) % 7 === 0 ? day + 1 : day)
