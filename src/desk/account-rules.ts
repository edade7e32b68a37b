import { fold } from '../lib/text.ts'

/** How many people a search shows; one more tells that there are more. */
export const mostPeople = 50

/** The words of a search as `accounts.found_by` holds them; a telephone in groups is one word of its digits. */
export function searchedWords(typed: string): string[] {
  const digits = typed.replace(/[\s().+-]/g, '')
  if (/^\d{8,}$/.test(digits)) return [digits.slice(-10)]
  return [...new Set(fold(typed).split(' '))].filter(Boolean).slice(0, 8)
}
