import type { Words } from '../words/words.ts'

type Fault = (field: string, message: string) => void

/** One of several like it in a form: its fields are `q0-pregunta`, `q0-tipo`… */
export type FormRow = {
  field: (name: string) => string
  of: (name: string) => string
  /** What the row is about; it must say something. */
  named: (most: number, fault: Fault, words: Words) => string
}

/** The rows that say what they are about and are not to go, in the order in which they stand. */
export function rowsIn(typed: Record<string, string>, letter: string, main: string): FormRow[] {
  return indexesIn(typed, letter, main)
    .map((index): FormRow => {
      const field = (name: string) => `${letter}${index}-${name}`
      const of = (name: string) => typed[field(name)]?.trim() ?? ''
      const named = (most: number, fault: Fault, words: Words) => {
        if (of(main).length > most) fault(field(main), words('deskCatalogue.error.tooLong', { most }))
        return of(main)
      }
      return { field, of, named }
    })
    .filter(({ of }) => of(main) !== '' && of('quitar') !== 'si')
}

/** Those that the form has, whatever they hold. */
const indexesIn = (typed: Record<string, string>, letter: string, main: string): number[] =>
  Object.keys(typed)
    .map((name) => new RegExp(`^${letter}(\\d{1,3})-${main}$`).exec(name)?.[1])
    .filter((index) => index !== undefined)
    .map(Number)
    .sort((a, b) => a - b)

type Shown = { blank: number; most: number }

/** Those that the page shows: what is there, and some blank ones to add to. */
export function rowsToShow(typed: Record<string, string>, letter: string, main: string, { blank, most }: Shown) {
  const filled = indexesIn(typed, letter, main).filter((index) => typed[`${letter}${index}-${main}`]?.trim())
  const next = (filled.at(-1) ?? -1) + 1
  const room = Math.max(0, Math.min(blank, most - filled.length))
  return [...filled, ...Array.from({ length: room }, (_, more) => next + more)]
}
