import { fold } from '../lib/text.ts'
import type { Words } from '../words/words.ts'

type Holder = {
  personKind: 'person' | 'company'
  companyName: string | null
  givenName: string | null
  firstSurname: string | null
  secondSurname: string | null
}

export const holderName = ({ personKind, companyName, givenName, firstSurname, secondSurname }: Holder): string =>
  personKind === 'company' ? (companyName ?? '') : [givenName, firstSurname, secondSurname].filter(Boolean).join(' ')

/** What people call it, else its number. */
export const nameOf = ({ alias, number }: { alias: string | null; number: string }, words: Words): string =>
  alias ?? words('contracts.numberOf', { number })

/** The words that a search asks for, as they are compared. */
export const wordsOf = (query: string): string[] => fold(query).split(' ').filter(Boolean)

/** A search as it is shown again: nobody means more than a hundred letters. */
export const queryAsTyped = (text: string | undefined): string =>
  (text ?? '')
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, 100)

/** What a mail may show of a contact value: enough to know it again. */
export function masked(value: string | null): string | null {
  if (value === null) return null
  const at = value.lastIndexOf('@')
  return at > 0 ? `${value.slice(0, 1)}•••${value.slice(at)}` : `••• ${value.replace(/\D/g, '').slice(-4)}`
}
