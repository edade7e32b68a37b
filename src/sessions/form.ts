import { z } from 'zod'
import type { Words } from '../words/words.ts'

/** As it was composed when registering, whatever the keyboard. */
const typed = z.string().transform((text) => text.normalize('NFC').trim())

export const signInForm = (words: Words) =>
  z.object({
    username: typed.pipe(z.string().min(1, words('account.usernameMissing'))),
    password: z.string().min(1, words('account.passwordMissing')),
  })

export const passwordRecoveryForm = (words: Words) =>
  z.object({ username: typed.pipe(z.string().min(1, words('account.usernameMissing'))) })

export const usernameRecoveryForm = (words: Words) =>
  z.object({ email: typed.pipe(z.string().regex(/^[^\s@]+@[^\s@]+$/, words('account.emailMissing'))) })
