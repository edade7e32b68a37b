import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type CivilDate, isCivilDate } from '../lib/dates.ts'
import { typedPesos } from '../lib/money.ts'
import { emailProblem } from '../registration/rules.ts'
import type { RequestKind } from '../web/profile.ts'
import type { Words } from '../words/words.ts'

/** A field of the form that people do not see; only programs fill it in. */
export const trapName = 'sitio'

export type RequestFields = {
  key: string
  message: string
  contract: string
  answers: Record<string, string>
  name: string
  email: string
}

/** What must be written, within a length. Browsers count the end of a line as one letter and send two. */
export const longText = (most: number, empty: string, long: string) =>
  z
    .string()
    .transform((typed) => typed.replaceAll('\r\n', '\n').trim())
    .pipe(z.string().min(1, empty).max(most, long))

/** `guest` also says who they are. Questions of the kind may stay empty; what is written must make sense. */
export function requestForm(
  kind: RequestKind,
  { words, today, guest }: { words: Words; today: CivilDate; guest: boolean },
): z.ZodType<RequestFields> {
  const questions = Object.fromEntries(
    kind.questions.map((question) => [
      question.name,
      z
        .string()
        .trim()
        .max(question.maxlength, words('requests.error.long', { most: question.maxlength }))
        .refine(
          (value) => value === '' || question.type !== 'date' || (isCivilDate(value) && value <= today),
          words('requests.error.date'),
        )
        .refine(
          (value) => value === '' || question.type !== 'money' || typedPesos(value) !== undefined,
          words('requests.error.money'),
        )
        .refine(
          (value) => value === '' || question.type !== 'number' || /^\d{1,9}$/.test(value),
          words('requests.error.number'),
        )
        .default(''),
    ]),
  )
  const identity = {
    nombre: longText(200, words('requests.error.name'), words('requests.error.nameLong')),
    email: z
      .string()
      .trim()
      .superRefine((email, check) => {
        const problem = emailProblem(email)
        if (problem) check.addIssue({ code: 'custom', message: words(emailWords[problem]) })
      }),
  }
  return z
    .object({
      // Only a program leaves it out.
      key: z.uuid().catch(() => randomUUID()),
      ...(guest ? identity : {}),
      contrato: z.string().trim().max(40, words('requests.error.contractLong')).default(''),
      ...questions,
      mensaje: longText(5000, words('requests.error.message'), words('requests.error.messageLong')),
      [trapName]: z.literal('', words('requests.error.trap')).default(''),
    })
    .transform((fields) => {
      const typed = fields as Record<string, string>
      return {
        key: typed.key!,
        message: typed.mensaje!,
        contract: typed.contrato ?? '',
        answers: Object.fromEntries(kind.questions.map(({ name }) => [name, typed[name] ?? ''])),
        name: typed.nombre ?? '',
        email: typed.email ?? '',
      }
    })
}

const emailWords = {
  missing: 'requests.error.email',
  at: 'requests.error.at',
  shape: 'requests.error.email',
} as const
