import { z } from 'zod'
import { type CivilDate, formatDate, isCivilDate } from '../lib/dates.ts'
import { emailProblem, usernameProblem } from '../registration/rules.ts'
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

/** The password is read with `readNewPassword`. */
export const newAccountForm = (words: Words) =>
  z.object({
    name: z
      .string()
      .transform((text) => text.replace(/\s+/g, ' ').trim())
      .refine((text) => text !== '' && text.length <= 200, words('delegates.accept.nameMissing')),
    username: z
      .string()
      .transform((text) => text.normalize('NFC').trim())
      .superRefine((text, check) => {
        const problem = usernameProblem(text)
        if (!problem) return
        const key =
          problem === 'missing' ? 'registration.error.username' : (`registration.error.username.${problem}` as const)
        check.addIssue({ code: 'custom', message: words(key) })
      }),
    terms: z.literal('si', words('registration.error.terms')),
  })
