import { z } from 'zod'
import { emailProblem } from '../registration/rules.ts'
import { type FormState, refuse } from '../web/form.tsx'
import type { Words } from '../words/words.ts'

export type TypedProof = { reference: string; meter: string; invoice: string }

/** Only what is left empty is refused here: whether the data are right is never said field by field. */
export function guestProofForm(words: Words): z.ZodType<TypedProof> {
  return z.record(z.string(), z.string()).transform((typed, check) => {
    const read = (name: string) => (typed[name] ?? '').trim()
    const refuse = (name: string, message: string) => check.addIssue({ code: 'custom', path: [name], message })
    const proof = { reference: read('reference'), meter: read('meter'), invoice: read('invoice') }
    if (!proof.reference) refuse('reference', words('registration.error.reference'))
    if (!proof.meter && !proof.invoice) refuse('meter', words('guest-pay.error.meter'))
    return proof
  })
}

export const emailField = 'correo'

/** Where the receipt goes, for whoever wants it by mail. */
export function readEmail(form: FormState, words: Words): { form: FormState; email: string | null } {
  const email = (form.values[emailField] ?? '').trim()
  if (email === '') return { form, email: null }
  return { form: emailProblem(email) ? refuse(form, emailField, words('guest-pay.error.email')) : form, email }
}
