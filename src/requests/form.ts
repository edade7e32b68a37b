import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { isChoosingField } from '../disputes/choosing-rules.ts'
import { type Typed, typedOf } from '../drafts/rules.ts'
import { type CivilDate, isCivilDate } from '../lib/dates.ts'
import { typedPesos } from '../lib/money.ts'
import { emailProblem } from '../registration/rules.ts'
import type { ShownAttachment } from '../web/attachments.tsx'
import { type FormState, refuse } from '../web/form.tsx'
import type { RequestKind, RequestQuestion } from '../web/profile.ts'
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
    kind.questions.map((question) => [question.name, answerTo(question, words, today)]),
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

function answerTo(question: RequestQuestion, words: Words, today: CivilDate) {
  const { maxlength, label, required } = question
  return z
    .string()
    .trim()
    .max(maxlength, words('requests.error.long', { most: maxlength }))
    .refine((value) => !required || value !== '', words('requests.error.answer', { label }))
    .refine((value) => value === '' || makesSense(question, value, today), words(senseWords[question.type]))
    .default('')
}

const position = /^-?\d{1,2}(\.\d{1,10})?, ?-?\d{1,3}(\.\d{1,10})?( \(±\d{1,6} m\))?$/

function makesSense({ type, options = [] }: RequestQuestion, value: string, today: CivilDate): boolean {
  switch (type) {
    case 'date':
      return isCivilDate(value) && value <= today
    case 'money':
      return typedPesos(value) !== undefined
    case 'number':
      return /^\d{1,9}$/.test(value)
    case 'choice':
      return options.includes(value)
    case 'position':
      return position.test(value)
    case 'text':
      return true
  }
}

const senseWords = {
  date: 'requests.error.date',
  money: 'requests.error.money',
  number: 'requests.error.number',
  choice: 'requests.error.choice',
  position: 'requests.error.position',
  text: 'requests.error.message',
} as const

/** What the kind asks for as a whole: one answer of several, and the papers without which it cannot be looked into. */
export function refuseMissing(
  form: FormState,
  { kind, waiting, words }: { kind: RequestKind; waiting: readonly ShownAttachment[]; words: Words },
): FormState {
  let whole = form
  const [first, ...others] = kind.oneOf ?? []
  if (first && ![first, ...others].some((name) => form.values[name]?.trim())) {
    const labels = kind.questions.filter(({ name }) => kind.oneOf?.includes(name)).map(({ label }) => `«${label}»`)
    whole = refuse(whole, first, words('requests.error.oneOf', { labels: labels.join(', ') }))
  }
  for (const { name, label, required } of kind.documents) {
    const isThere = waiting.some(({ field }) => field === name)
    if (required && !isThere && !form.errors[name]) {
      whole = refuse(whole, name, words('attachments.error.missing', { label }))
    }
  }
  return whole
}

/** What is kept of a form that was not sent: what people typed, and nothing that only serves the form. */
export const typedIn = (values: FormState['values'], kind: RequestKind): Typed =>
  typedOf(values, [
    ...['nombre', 'email', 'contrato', 'mensaje', 'conPosicion', ...kind.questions.map(({ name }) => name)],
    ...Object.keys(values).filter(isChoosingField).slice(0, 200),
  ])

const emailWords = {
  missing: 'requests.error.email',
  at: 'requests.error.at',
  shape: 'requests.error.email',
} as const
