import { z } from 'zod'
import { columns, everyOrder, orderName, pageSizes, type TableSettings } from '../contracts/list-rules.ts'
import { compact } from '../lib/text.ts'
import type { Words } from '../words/words.ts'
import { type MarkKind, tidy, troubleOf } from './mark-rules.ts'

const markName = (words: Words, kind: MarkKind) =>
  z
    .string()
    .transform(tidy)
    .superRefine((name, check) => {
      const trouble = troubleOf(kind, name)
      if (trouble) check.addIssue({ code: 'custom', message: words(`many.error.${trouble}`) })
    })

/** A new mark, or a mark's new name, in the field of that name. */
export const markForm = (words: Words, kind: MarkKind, field: string) =>
  z.object({ [field]: markName(words, kind) }).transform((typed) => ({ name: typed[field] ?? '' }))

export const chosenActs = { poner: 'group', sacar: 'ungroup', etiquetar: 'label', desetiquetar: 'unlabel' } as const
export type ChosenAct = (typeof chosenActs)[keyof typeof chosenActs]

/** Not as the filter calls its own, which the form carries along. */
export const chosenFields = { group: 'nombre-grupo', label: 'nombre-etiqueta' } as const

export const chosenActForm = (words: Words, act: ChosenAct) =>
  act === 'ungroup'
    ? z.object({}).transform(() => ({ name: '' }))
    : act === 'group'
      ? markForm(words, 'group', chosenFields.group)
      : markForm(words, 'label', chosenFields.label)

/** Contracts as a form carries them: by their references, which hold no spaces. */
export const referencesIn = (text: string): string[] => [...new Set(text.split(' ').map(compact).filter(Boolean))]

const tableForm = z.object({
  filas: z.coerce.number().refine((size) => (pageSizes as readonly number[]).includes(size)),
  orden: z.string(),
})

/** Every choice of it comes from a list: what is none of them is not from our page. */
export function readTableSettings(body: Record<string, unknown>): TableSettings | undefined {
  const read = tableForm.safeParse(body)
  if (!read.success) return undefined
  const order = everyOrder.find((one) => orderName(one) === read.data.orden)
  return (
    order && {
      ...order,
      pageSize: read.data.filas,
      columns: columns.filter((column) => body[columnField(column)] === 'si'),
    }
  )
}

export const columnField = (column: (typeof columns)[number]): string => `columna-${column}`
