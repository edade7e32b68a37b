import { type CivilDate, dayInWords, formatDate } from '../lib/dates.ts'
import type { View } from '../web/view.ts'

/** A day as it is promised: `lunes 30 de noviembre`, with its year where that is another. */
export const promisedDay = ({ today, words }: Pick<View, 'today' | 'words'>, day: CivilDate): string =>
  day.slice(0, 4) === today.slice(0, 4) ? formatDate(day, 'weekday', words.locale) : dayInWords(day, words.locale)
