import { z } from 'zod'
import type { Words } from '../words/words.ts'
import { usernameProblem } from './rules.ts'

/** Of an account that somebody opens by a link they were mailed. The password is read with `readNewPassword`. */
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
