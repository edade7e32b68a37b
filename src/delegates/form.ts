import { z } from 'zod'
import { type CivilDate, formatDate, isCivilDate } from '../lib/dates.ts'
import { emailProblem } from '../registration/rules.ts'
import type { Words } from '../words/words.ts'
import { lastDayToGive, mayEndOn, roles } from './rules.ts'

export const invitationForm = (words: Words, today: CivilDate) =>
  z.object({
    key: z.uuid(),
    email: z
      .string()
      .transform((text) => text.normalize('NFC').trim())
      .refine((text) => !emailProblem(text), words('delegates.error.email')),
    role: z.enum(roles, words('delegates.error.role')),
    endsOn: z
      .string()
      .refine(
        (text) => isCivilDate(text) && mayEndOn(text, today),
        words('delegates.error.endsOn', { date: formatDate(lastDayToGive(today), 'long', words.locale) }),
      ),
  })
