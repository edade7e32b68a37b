import { type CivilDate, formatDate } from '../lib/dates.ts'
import { spanish } from '../words/es-MX.ts'

/** What a saved text may leave to be filled in from the case. */
const blanks = ['folio', 'nombre', 'contrato', 'vence'] as const
type Blank = (typeof blanks)[number]

export type Filling = { folio: string; name: string; contract: string | null; dueOn: CivilDate | null }

/** Braces around anything else, as somebody mistyped them. */
export const unknownBlanks = (body: string): string[] =>
  [...body.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name!).filter((name) => !blanks.includes(name as Blank))

/** A text of the desk, which is Spanish, with what the case says; what it does not say is a dash. */
export function fillText(body: string, { folio, name, contract, dueOn }: Filling): string {
  const filling: Record<Blank, string> = {
    folio,
    nombre: name,
    contrato: contract ?? '—',
    vence: dueOn ? formatDate(dueOn, 'weekday', spanish.locale) : '—',
  }
  return body.replace(/\{(folio|nombre|contrato|vence)\}/g, (_, blank: Blank) => filling[blank])
}
