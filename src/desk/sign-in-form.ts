import { z } from 'zod'
import type { Words } from '../words/words.ts'

const typed = z.string().transform((text) => text.normalize('NFC').trim())

export const deskSignInForm = (words: Words) =>
  z.object({
    email: typed.pipe(z.string().min(1, words('desk.emailMissing')).max(254, words('desk.emailMissing'))),
    password: z.string().min(1, words('account.passwordMissing')),
  })

export const codeForm = (words: Words) =>
  z.object({ code: typed.pipe(z.string().min(6, words('desk.codeMissing')).max(20, words('desk.codeMissing'))) })
