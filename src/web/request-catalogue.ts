import { z } from 'zod'
import { iconNames } from './icons.tsx'

const text = z.string().min(1)
/** Each is a field of the form, beside those that every form has. */
const fieldName = z.string().regex(/^[a-zA-Z]+$/, 'a name of letters only')
export const fieldsOfEveryForm = [
  'key',
  'para',
  'mensaje',
  'contrato',
  'nombre',
  'email',
  'sitio',
  'adjuntos',
  'camara',
  'conPosicion',
  'enterado',
]

export const questionTypes = ['text', 'date', 'money', 'number', 'choice', 'position'] as const

const question = z
  .strictObject({
    name: fieldName,
    label: text,
    /** `position` is where the telephone is: its field has a button that asks the telephone. */
    type: z.enum(questionTypes),
    help: text.optional(),
    maxlength: z.number().int().min(1).max(1000).default(100),
    required: z.boolean().default(false),
    /** What a `choice` is among. */
    options: z.array(text).min(2).optional(),
  })
  .refine(
    ({ type, options }) => (type === 'choice') === (options !== undefined),
    'a `choice` has `options`, others none',
  )

const document = z.strictObject({ name: fieldName, label: text, help: text.optional(), required: z.boolean() })

const kind = z
  .strictObject({
    slug: z.string().regex(/^[a-z]+(-[a-z]+)*$/, 'words of small letters with hyphens between'),
    title: text,
    icon: z.enum(iconNames),
    intro: text,
    /** What else people call it when they look for it. */
    also: text.optional(),
    contract: z.enum(['none', 'optional', 'asked']),
    /** Working days within which the utility answers. */
    answerIn: z.number().int().min(1).max(90).default(10),
    questions: z.array(question),
    /** Of these at least one must be answered. */
    oneOf: z.array(fieldName).min(2).optional(),
    /** Papers that are asked for; each comes as a file. */
    documents: z.array(document).max(4, 'at most four, for five files come with a form').default([]),
    /** Asked for no more; what was asked keeps its title. */
    hidden: z.boolean().default(false),
    /** Before it is taken, what the office knows of the water there is looked up and said. */
    looksAtService: z.boolean().default(false),
    /** It may hold a part of an invoice until it is answered: what is above the usual, or what was paid. */
    disputes: z.enum(['above-usual', 'paid']).optional(),
    /** What the office gives at once, and offers before it is asked for. */
    instead: z.enum(['no-debt-certificate']).optional(),
  })
  .superRefine(({ questions, documents, oneOf = [] }, check) => {
    const names = [...questions, ...documents].map(({ name }) => name)
    const twice = names.find((name, index) => names.indexOf(name) !== index)
    if (twice) check.addIssue({ code: 'custom', message: `«${twice}» is there twice` })
    const ours = names.find((name) => fieldsOfEveryForm.includes(name))
    if (ours) check.addIssue({ code: 'custom', message: `«${ours}» is a field of every form: choose another name` })
    const unknown = oneOf.find((name) => !questions.some((one) => one.name === name))
    if (unknown) check.addIssue({ code: 'custom', message: `oneOf: there is no question «${unknown}»` })
  })

/** What people can ask for: groups as they are printed, each kind with what it needs to know. */
export const requestGroups = z
  .array(
    z.strictObject({
      title: text,
      kinds: z.array(kind).min(1),
      /** Not on the pages that list what can be asked for: it has a page of its own. */
      isListed: z.boolean().optional(),
    }),
  )
  .min(1)
  .superRefine((groups, check) => {
    const slugs = groups.flatMap(({ kinds }) => kinds.map(({ slug }) => slug))
    const twice = slugs.find((slug, index) => slugs.indexOf(slug) !== index)
    if (twice) check.addIssue({ code: 'custom', message: `the slug «${twice}» is there twice` })
    // Addresses below /gestiones and /contacto that are pages of their own.
    if (slugs.includes('enviada'))
      check.addIssue({ code: 'custom', message: 'the slug «enviada» is an address already' })
  })

export type RequestGroup = z.infer<typeof requestGroups>[number]
export type RequestKind = RequestGroup['kinds'][number]
export type RequestQuestion = RequestKind['questions'][number]
export type RequestDocument = RequestKind['documents'][number]
