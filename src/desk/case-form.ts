import { z } from 'zod'
import { type DisputeOutcome, disputeOutcomes, type Outcomes } from '../disputes/rules.ts'
import type { Saying } from '../requests/follow-commands.ts'
import type { Words } from '../words/words.ts'

const caseActs = ['message', 'asked', 'answered', 'closed'] as const
export type CaseAct = (typeof caseActs)[number]

const longText = (most: number, missing: string, long: string) =>
  z
    .string(missing)
    .transform((typed) => typed.replaceAll('\r\n', '\n').trim())
    .pipe(z.string().min(1, missing).max(most, long))

export const sayingForm = (words: Words) =>
  z
    .object({
      key: z.uuid(),
      visto: z.coerce.number().int().nonnegative(),
      acto: z.enum(caseActs, words('desk.case.error.act')),
      mensaje: longText(5000, words('desk.case.error.message'), words('desk.case.error.messageLong')),
      evidencia: z
        .string()
        .transform((typed) => typed.replaceAll('\r\n', '\n').trim())
        .pipe(z.string().max(2000, words('desk.case.error.evidenceLong')))
        .default(''),
      siguiente: z.literal('si').optional(),
    })
    .superRefine(({ acto, evidencia }, check) => {
      if (acto === 'closed' && evidencia === '')
        check.addIssue({ code: 'custom', path: ['evidencia'], message: words('desk.case.error.evidence') })
      if ((acto === 'message' || acto === 'asked') && evidencia !== '')
        check.addIssue({ code: 'custom', path: ['evidencia'], message: words('desk.case.error.noEvidence') })
    })

export type TypedSaying = z.infer<ReturnType<typeof sayingForm>>

/** How one of its disputes ends. */
export const outcomeField = (disputeId: number) => `desenlace-${disputeId}`

const outcomesIn = (fields: Record<string, string>): Outcomes =>
  new Map(
    Object.entries(fields).flatMap(([name, value]): [number, DisputeOutcome][] => {
      const id = /^desenlace-(\d{1,15})$/.exec(name)?.[1]
      const outcome = disputeOutcomes.find((known) => known === value)
      return id && outcome ? [[Number(id), outcome]] : []
    }),
  )

/** `fields`: the form as it came, for what its disputes are called. */
export function sayingOf(
  { acto, mensaje: text, evidencia }: TypedSaying,
  { fields }: { fields: Record<string, string> },
): Saying {
  const disputeOutcome = outcomesIn(fields)
  if (acto === 'message') return { said: 'message-out', text }
  if (acto === 'asked') return { said: 'asked', text }
  if (acto === 'closed') return { said: 'closed', text, evidence: evidencia, disputeOutcome }
  return { said: 'answered', text, evidence: evidencia || null, disputeOutcome }
}

const nobodyOr = z.union([z.uuid(), z.literal('').transform(() => null)])

export const assigningForm = (words: Words) =>
  z.object({
    key: z.uuid(),
    antes: nobodyOr,
    encargado: z.union([z.uuid(), z.literal('').transform(() => null)], words('desk.case.error.operator')),
  })

export const noteForm = (words: Words) =>
  z.object({
    key: z.uuid(),
    nota: longText(5000, words('desk.case.error.note'), words('desk.case.error.messageLong')),
  })

export const transferForm = (words: Words) =>
  z.object({
    key: z.uuid(),
    tipo: z.string(words('desk.case.error.kind')).min(1, words('desk.case.error.kind')),
    motivo: longText(500, words('desk.case.error.reason'), words('desk.case.error.reasonLong')),
  })
