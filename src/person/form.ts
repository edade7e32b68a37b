import { z } from 'zod'
import { emailProblem } from '../registration/rules.ts'
import type { Words } from '../words/words.ts'
import { isRegimeOf, isUseOf, kindOfTaxId, taxIdProblem } from './sat-rules.ts'

const oneLine = z.string().transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())

export const nameForm = (words: Words) =>
  z.object({
    name: oneLine.refine((text) => text !== '' && text.length <= 200, words('person.error.name')),
    phone: oneLine.refine(
      (text) => text === '' || (/^\+?[\d\s().-]{10,30}$/.test(text) && /^\d{10,15}$/.test(text.replace(/\D/g, ''))),
      words('person.error.phone'),
    ),
  })

export const emailForm = (words: Words) =>
  z.object({
    newEmail: oneLine.refine((text) => !emailProblem(text), words('person.error.email')),
    password: z.string().min(1, words('account.currentPasswordMissing')),
  })

/** A second address may be left empty. */
export const digitalForm = (words: Words) =>
  z.object({
    digital: z
      .string()
      .optional()
      .transform((text) => text === 'si'),
    second: oneLine.refine((text) => text === '' || !emailProblem(text), words('person.error.email')),
  })

/** As the SAT's certificate writes them; each field is judged together with those that it depends on. */
export const fiscalForm = (words: Words) =>
  z
    .object({
      taxId: z.string().transform((text) => text.normalize('NFC').replace(/[\s-]/g, '').toUpperCase()),
      legalName: oneLine
        .transform((text) => text.toUpperCase())
        .refine((text) => text !== '' && text.length <= 254, words('person.error.legalName')),
      regime: z.string(),
      use: z.string(),
      postalCode: oneLine.refine((text) => /^\d{5}$/.test(text), words('person.error.postalCode')),
    })
    .superRefine(({ taxId, regime, use }, check) => {
      const refuse = (name: string, message: string) => check.addIssue({ code: 'custom', path: [name], message })
      const problem = taxIdProblem(taxId)
      if (problem) return refuse('taxId', words(`person.error.taxId.${problem}`))
      const kind = kindOfTaxId(taxId)
      if (!isRegimeOf(regime, kind)) return refuse('regime', words('person.error.regime'))
      if (!isUseOf(use, kind, regime)) refuse('use', words('person.error.use'))
    })
