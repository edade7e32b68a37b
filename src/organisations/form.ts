import { z } from 'zod'
import { emailProblem } from '../registration/rules.ts'
import type { Words } from '../words/words.ts'
import { roles } from './rules.ts'

const name = (words: Words) =>
  z
    .string()
    .transform((text) =>
      text
        .normalize('NFC')
        .replace(/[\s\p{Cc}]+/gu, ' ')
        .trim(),
    )
    .refine((text) => text !== '' && text.length <= 100, words('organisations.error.name'))

export const nameForm = (words: Words) => z.object({ name: name(words) })

export const foundingForm = (words: Words) =>
  z.object({
    key: z.uuid(),
    name: name(words),
    contracts: z.enum(['all', 'chosen'], words('organisations.error.contracts')),
  })

export const invitationForm = (words: Words) =>
  z.object({
    key: z.uuid(),
    email: z
      .string()
      .transform((text) => text.normalize('NFC').trim())
      .refine((text) => !emailProblem(text), words('delegates.error.email')),
    role: z.enum(roles, words('organisations.error.role')),
  })

export const roleForm = (words: Words) => z.object({ role: z.enum(roles, words('organisations.error.role')) })

/** What of the contracts on the page belongs, and which button was pressed. */
export const contractsForm = z.object({
  listed: z.array(z.string().max(40)).max(100),
  chosen: z.array(z.string().max(40)).max(100),
  takesNew: z.boolean(),
})
