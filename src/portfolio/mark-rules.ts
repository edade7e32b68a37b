import { fold } from '../lib/text.ts'

export type MarkKind = 'group' | 'label'

/** As the database holds them to. */
export const longestName = 40
export const mostMarks = 200
export const mostLabels = 10

/** A name as it is kept: one space between words, none around. */
export const tidy = (typed: string): string =>
  typed
    .normalize('NFC')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()

export type NameTrouble = 'name' | 'long' | 'comma' | 'dash'

/** What is wrong with a tidy name, if anything is. */
export function troubleOf(kind: MarkKind, name: string): NameTrouble | undefined {
  if (name === '') return 'name'
  if ([...name].length > longestName) return 'long'
  if (kind === 'label' && name.includes(',')) return 'comma'
  if (!/[\p{L}\p{N}]/u.test(name)) return 'dash'
  return undefined
}

/** Two names that people take for one. */
export const isSame = (one: string, other: string): boolean => fold(one) === fold(other)
