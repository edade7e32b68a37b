import { z } from 'zod'
import { typedPesos } from '../lib/money.ts'
import { isUuid } from '../lib/text.ts'
import type { Words } from '../words/words.ts'
import { fewestDaysBefore, mostDaysBefore } from './debit-rules.ts'

export const cardField = 'tarjeta'
export const daysField = 'dias'
export const mostField = 'limite'

/** Nobody has an invoice of more than a hundred million pesos. */
const mostLimit = 10_000_000_000

export const debitForm = (words: Words) =>
  z
    .object({
      [cardField]: z.string(words('debits.form.error.card')).refine(isUuid, words('debits.form.error.card')),
      [daysField]: z
        .string(words('debits.form.error.days'))
        .refine(
          (text) => /^\d{1,2}$/.test(text) && Number(text) >= fewestDaysBefore && Number(text) <= mostDaysBefore,
          words('debits.form.error.days'),
        ),
      [mostField]: z.string(words('debits.form.error.most')).refine((text) => {
        const most = typedPesos(text)
        return most !== undefined && most > 0 && most <= mostLimit
      }, words('debits.form.error.most')),
    })
    .transform((typed) => ({
      cardId: typed[cardField],
      daysBefore: Number(typed[daysField]),
      most: typedPesos(typed[mostField])!,
    }))
