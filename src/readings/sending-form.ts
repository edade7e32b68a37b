import { z } from 'zod'
import { addDays, type CivilDate, formatDate, isCivilDate } from '../lib/dates.ts'
import type { Words } from '../words/words.ts'

/** What a person writes of their meter. */
export type TypedReading = { value: number; readOn: CivilDate }

/** What is kept of a reading that was typed and not sent. */
export const readingFields = ['lectura', 'fecha', 'otra', 'conPosicion'] as const

const mostDaysAgo = 365

export function readingForm(words: Words, today: CivilDate): z.ZodType<TypedReading> {
  const first = addDays(today, -mostDaysAgo)
  return z
    .object({
      lectura: numberOnDial(words, words('readings.error.value')),
      fecha: z
        .string()
        .transform((typed) => civil(typed.trim()))
        .pipe(
          z
            .string()
            .refine(isCivilDate, words('readings.error.date'))
            .refine((date) => !isCivilDate(date) || date <= today, words('readings.error.future'))
            .refine(
              (date) => !isCivilDate(date) || date >= first,
              words('readings.error.old', { first: formatDate(first, 'short', words.locale) }),
            ),
        ),
    })
    .transform(({ lectura, fecha }) => ({ value: lectura, readOn: fecha }))
}

/** The same with the number once more, as the second look at the meter showed it. */
export function lookAgainForm(words: Words, today: CivilDate): z.ZodType<TypedReading & { again: number }> {
  return z
    .intersection(readingForm(words, today), z.object({ otra: numberOnDial(words, words('readings.error.again')) }))
    .transform(({ otra, ...typed }) => ({ ...typed, again: otra }))
}

/** Spaces and noughts in front are as on the dial. */
const numberOnDial = (words: Words, missing: string) =>
  z
    .string()
    .default('')
    .transform((typed) => typed.replace(/\s/g, ''))
    .pipe(
      z
        .string()
        .regex(/^\d+$/, missing)
        .refine(
          (figures) => !/^\d+$/.test(figures) || figures.replace(/^0+/, '').length <= 12,
          words('readings.error.long'),
        ),
    )
    .transform(Number)

/** Where a browser has no field for dates, people write them as they do on paper. */
function civil(typed: string): string {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed) ?? []
  return day && month && year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : typed
}
