import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { marked } from 'marked'
import { z } from 'zod'
import { Problem } from '../problem.ts'
import { root } from '../root.ts'
import type { Language } from '../words/words.ts'
import { calendarFacts } from './calendar-facts.ts'
import { type RequestGroup, requestGroups } from './request-catalogue.ts'

const text = z.string().min(1)
/** What is not known yet is null: the page leaves it out and `ov doctor` says so. */
const toFillIn = text.nullable()

const facts = z.strictObject({
  name: text,
  legalName: text,
  taxId: toFillIn,
  /** The hue of its water, in degrees of OKLCH; the whole palette follows. */
  hue: z.number().min(0).max(360),
  slogan: text,
  phone: toFillIn,
  phoneHours: toFillIn,
  emergencyPhone: toFillIn,
  email: toFillIn,
  payments: z.strictObject({
    /** Working days within which a payment shows in the commercial system: the utility's promise. */
    promisedWorkingDays: z.number().int().min(1).max(30),
    /** Working days after an answer before which the part of an invoice that was in dispute is not due. */
    daysToPayAfterAnswer: z.number().int().min(1).max(60).default(5),
    /** The least part of an invoice that may be paid, and the most in advance, in centavos; null where it is not allowed. */
    leastPart: z.number().int().positive().nullable(),
    mostAdvance: z.number().int().positive().nullable(),
    /** Where else the receipt's own reference can be paid with; null where it cannot. */
    elsewhere: toFillIn,
  }),
  noDebt: z.strictObject({
    /** For how many days a certificate of no debt is good. */
    validDays: z.number().int().min(1).max(366),
    /** What is owed and not due yet does not stand in its way. */
    allowsNotYetDue: z.boolean(),
    /** Nor what is in dispute: the certificate then says so. */
    allowsDisputed: z.boolean(),
  }),
  calendar: calendarFacts,
  offices: z.array(z.strictObject({ name: text, address: text, hours: text, phone: text.optional() })),
})

export type { RequestGroup, RequestKind, RequestQuestion } from './request-catalogue.ts'

export type LegalDocument = { version: string; title: string; html: string; language: Language }
export type LegalDocumentName = 'legalNotice' | 'termsOfUse' | 'privacy'

/** A utility: everything that makes the same office another utility's. */
export type Profile = z.infer<typeof facts> & {
  folder: string
  /** Inline SVG, drawn in currentColor. */
  mark: string
  /** Inline SVG behind the welcome of the home page. */
  drawing: string
  documents: Record<LegalDocumentName, LegalDocument>
  requestGroups: readonly RequestGroup[]
  /** A sentence of its own in the language of the page: Spanish as it is, unless `profileIn` made it. */
  say: (sentence: string) => string
}

export const documentFiles: Record<LegalDocumentName, string> = {
  legalNotice: 'aviso-legal.md',
  termsOfUse: 'condiciones-de-uso.md',
  privacy: 'politica-de-privacidad.md',
}

/** Reads `profile/<name>/`; a fault in it is one sentence that names the file. */
export function readProfile(name: string): Profile {
  const folder = join(root, 'profile', name)
  return {
    ...readJson(folder, 'profile.json', facts),
    requestGroups: readJson(folder, 'requests.json', requestGroups),
    folder,
    mark: readFileSync(join(folder, 'mark.svg'), 'utf8').trim(),
    drawing: existsSync(join(folder, 'drawing.svg')) ? readFileSync(join(folder, 'drawing.svg'), 'utf8').trim() : '',
    documents: {
      legalNotice: readDocument(folder, documentFiles.legalNotice),
      termsOfUse: readDocument(folder, documentFiles.termsOfUse),
      privacy: readDocument(folder, documentFiles.privacy),
    },
    say: (sentence) => sentence,
  }
}

function readJson<T>(folder: string, file: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(parsedJson(join(folder, file)))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new Problem(`${join(folder, file)}: ${issue?.path.join('.') || 'the whole'}: ${issue?.message}`)
}

function parsedJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new Problem(`${path}: ${(error as Error).message}`)
  }
}

/** Markdown whose first lines are `# Title` and `Versión: 2026-01-01`, in every language. */
export function readDocument(folder: string, file: string, language: Language = 'es-MX'): LegalDocument {
  const source = readFileSync(join(folder, file), 'utf8')
  const match = /^# (?<title>.+)\n+Versión: (?<version>\S+)\n+(?<body>[\s\S]*)$/.exec(source)
  if (!match?.groups) throw new Problem(`${join(folder, file)}: begins with «# Title», then «Versión: AAAA-MM-DD»`)
  const { title, version, body } = match.groups as { title: string; version: string; body: string }
  return { title, version, html: marked.parse(body, { async: false }), language }
}
