import { type CivilDate, formatDate } from '../lib/dates.ts'
import type { Words } from '../words/words.ts'

/** With its year only where it is another than that of the day it is read near. */
export function dayNear(words: Words, date: CivilDate, near: CivilDate): string {
  const day = formatDate(date, 'weekday', words.locale)
  const year = date.slice(0, 4)
  return year === near.slice(0, 4) ? day : words('invoices.dayOfYear', { day, year })
}
