import { z } from 'zod'
import {
  fieldsOfEveryForm,
  questionTypes,
  type RequestDocument,
  type RequestGroup,
  type RequestKind,
  type RequestQuestion,
} from '../web/request-catalogue.ts'
import type { Words } from '../words/words.ts'
import { fieldNameOf, isOfTheManual, slugOf } from './catalogue-rules.ts'
import { rowsIn } from './row-form.ts'

export const mostQuestions = 30
export const mostDocuments = 4

type About = { words: Words; groups: readonly RequestGroup[]; before: RequestKind | undefined }
type Fault = (field: string, message: string) => void

/** A kind as it is typed. What the page does not ask for stays as it was. */
export const kindForm = ({ words, groups, before }: About) =>
  z.record(z.string(), z.string()).transform((typed, check): { kind: RequestKind; group: string } => {
    const fault: Fault = (field, message) => check.addIssue({ code: 'custom', path: [field], message })
    const text = (field: string, most: number) => {
      const value = typed[field]?.trim() ?? ''
      if (value === '') fault(field, words('deskCatalogue.error.missing'))
      if (value.length > most) fault(field, words('deskCatalogue.error.tooLong', { most }))
      return value
    }
    const title = before && isOfTheManual(before) ? before.title : text('c-titulo', 100)
    const slug = before?.slug ?? slugOf(title)
    const others = groups.flatMap(({ kinds }) => kinds).filter((kind) => kind.slug !== before?.slug)
    if (!before && (slug === '' || slug === 'enviada' || others.some((kind) => kind.slug === slug)))
      fault('c-titulo', words('deskCatalogue.error.titleTaken'))
    const group = groups.find((one) => one.title === typed['c-grupo']) ?? groups[0]!
    const days = Number(typed['c-plazo']?.trim() || Number.NaN)
    const answerIn = Number.isInteger(days) && days >= 1 && days <= 90 ? days : 10
    if (answerIn !== days) fault('c-plazo', words('deskCatalogue.error.days'))
    const { questions, oneOf } = questionsIn(typed, { words, fault })
    const names = questions.map(({ name }) => name)
    const documents = documentsIn(typed, { words, fault, names })
    const also = (typed['c-sinonimos'] ?? '').trim().replace(/\s+/g, ' ')
    if (also.length > 300) fault('c-sinonimos', words('deskCatalogue.error.tooLong', { most: 300 }))
    return {
      group: group.title,
      kind: {
        slug,
        title,
        icon: before?.icon ?? group.kinds[0]!.icon,
        intro: text('c-intro', 500),
        ...(also && { also }),
        contract: (['none', 'optional', 'asked'] as const).find((one) => one === typed['c-contrato']) ?? 'optional',
        answerIn,
        questions,
        ...(oneOf.length > 1 && { oneOf }),
        documents,
        hidden: !(before && isOfTheManual(before)) && typed['c-visible'] !== 'si',
        looksAtService: before?.looksAtService ?? false,
        ...(before?.disputes && { disputes: before.disputes }),
        ...(before?.instead && { instead: before.instead }),
      },
    }
  })

type Typed = Record<string, string>
type Around = { words: Words; fault: Fault; names?: readonly string[] }

type Questions = { questions: RequestQuestion[]; oneOf: string[] }

/** In the order that the numbers beside them say; `oneOf` are those of which one is enough. */
function questionsIn(typed: Typed, { words, fault }: Around): Questions {
  const rows = rowsIn(typed, 'q', 'pregunta').map((row, index) => ({
    ...row,
    turn: Number(row.of('orden').replace(',', '.') || index + 1) || index + 1,
  }))
  const names: string[] = []
  const oneOf: string[] = []
  const questions = rows
    .sort((a, b) => a.turn - b.turn)
    .map(({ field, of, named }): RequestQuestion => {
      const label = named(200, fault, words)
      const name = nameOf(of('nombre'), label, names)
      names.push(name)
      if (of('alguna') === 'si') oneOf.push(name)
      const type = questionTypes.find((one) => one === of('tipo')) ?? 'text'
      const options = of('opciones')
        .split('\n')
        .map((line) => line.trim().slice(0, 100))
        .filter(Boolean)
      if (type === 'choice' && options.length < 2) fault(field('opciones'), words('deskCatalogue.error.options'))
      const help = of('ayuda').slice(0, 300)
      return {
        name,
        label,
        type,
        ...(help && { help }),
        maxlength: Number(of('largo')) || 100,
        required: of('obligatoria') === 'si',
        ...(type === 'choice' && { options: [...new Set(options)] }),
      }
    })
  if (questions.length > mostQuestions) fault('', words('deskCatalogue.error.questions', { most: mostQuestions }))
  if (questions.filter(({ type }) => type === 'position').length > 1)
    fault('', words('deskCatalogue.error.onePosition'))
  if (oneOf.length === 1)
    fault(rows.find(({ of }) => of('alguna') === 'si')!.field('alguna'), words('deskCatalogue.error.oneOf'))
  return { questions, oneOf }
}

function documentsIn(typed: Typed, { words, fault, names = [] }: Around): RequestDocument[] {
  const taken = [...names]
  return rowsIn(typed, 'd', 'documento')
    .slice(0, mostDocuments)
    .map(({ of, named }) => {
      const label = named(200, fault, words)
      const name = nameOf(of('nombre'), label, taken)
      taken.push(name)
      const help = of('ayuda').slice(0, 300)
      return { name, label, ...(help && { help }), required: of('obligatorio') === 'si' }
    })
}

/** What a field was called before, so that answers already given are still found; a new one by its label. */
const nameOf = (typed: string, label: string, taken: readonly string[]): string =>
  /^[a-zA-Z]{1,60}$/.test(typed) && ![...taken, ...fieldsOfEveryForm].includes(typed)
    ? typed
    : fieldNameOf(label, [...taken, ...fieldsOfEveryForm])

/** A kind as its form shows it. */
export function typedOf(kind: RequestKind, group: string): Typed {
  const yes = (is: boolean) => (is ? 'si' : '')
  const rows = [
    ...kind.questions.flatMap(({ name, label, type, help = '', maxlength, required, options = [] }, index) => [
      [`q${index}-nombre`, name],
      [`q${index}-pregunta`, label],
      [`q${index}-tipo`, type],
      [`q${index}-ayuda`, help],
      [`q${index}-largo`, String(maxlength)],
      [`q${index}-obligatoria`, yes(required)],
      [`q${index}-alguna`, yes(kind.oneOf?.includes(name) ?? false)],
      [`q${index}-opciones`, options.join('\n')],
      [`q${index}-orden`, String(index + 1)],
    ]),
    ...kind.documents.flatMap(({ name, label, help = '', required }, index) => [
      [`d${index}-nombre`, name],
      [`d${index}-documento`, label],
      [`d${index}-ayuda`, help],
      [`d${index}-obligatorio`, yes(required)],
    ]),
  ]
  return {
    'c-titulo': kind.title,
    'c-intro': kind.intro,
    'c-sinonimos': kind.also ?? '',
    'c-grupo': group,
    'c-contrato': kind.contract,
    'c-plazo': String(kind.answerIn),
    'c-visible': yes(!kind.hidden),
    ...Object.fromEntries(rows),
  }
}
