import { z } from 'zod'
import type { Words } from '../words/words.ts'
import { unknownBlanks } from './template-rules.ts'

export const bulkActs = ['asignar', 'escribir', 'cerrar'] as const
export type BulkAct = (typeof bulkActs)[number]

export const mostAtOnce = 200

/** A case as it stood when it was chosen. */
export type Chosen = { folio: string; latestEvent: number; assignedTo: string | null }

export const chosenText = (cases: readonly Chosen[]): string =>
  cases.map(({ folio, latestEvent, assignedTo }) => `${folio}:${latestEvent}:${assignedTo ?? ''}`).join(' ')

const one = /^([A-Z0-9-]{1,40}):(\d{1,15}):([0-9a-f-]{36})?$/

const chosenOf = (text: string): Chosen[] =>
  text.split(' ').flatMap((typed) => {
    const [, folio, latest, assignedTo] = one.exec(typed) ?? []
    return folio ? [{ folio, latestEvent: Number(latest), assignedTo: assignedTo ?? null }] : []
  })

const text = (most: number, long: string) =>
  z
    .string()
    .transform((typed) => typed.replaceAll('\r\n', '\n').trim())
    .pipe(z.string().max(most, long))
    .default('')

export const bulkForm = (words: Words) =>
  z
    .object({
      key: z.uuid(),
      hacer: z.enum(bulkActs),
      casos: z.string().transform(chosenOf),
      mensaje: text(4000, words('deskBulk.error.long')),
      evidencia: text(2000, words('desk.case.error.evidenceLong')),
      encargado: z.union([z.uuid(), z.literal('')], words('desk.case.error.operator')).default(''),
    })
    .superRefine(({ hacer, casos, mensaje, evidencia }, check) => {
      const refuse = (field: string, message: string) => check.addIssue({ code: 'custom', path: [field], message })
      if (casos.length === 0) refuse('', words('deskBulk.none'))
      if (casos.length > mostAtOnce) refuse('', words('deskBulk.error.many', { most: mostAtOnce }))
      if (hacer === 'asignar') return
      if (mensaje === '') refuse('mensaje', words('desk.case.error.message'))
      if (unknownBlanks(mensaje).length > 0) refuse('mensaje', words('deskTexts.error.blank'))
      if (hacer === 'cerrar' && evidencia === '') refuse('evidencia', words('desk.case.error.evidence'))
    })

export type TypedBulk = z.infer<ReturnType<typeof bulkForm>>
