/**
 * Text as it is compared when people search: no case, no accents, ñ as n, one space between words. The last letter of a
 * Greek word is as the database makes it, or two names would be one there and two here.
 */
export const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ς', 'σ').replace(/\s+/g, ' ').trim()

/** A contract number or a meter's serial as it is compared: no dots, no spaces, no case. */
export const compact = (text: string): string => text.replace(/[.\s]/g, '').toUpperCase()

/**
 * Whether folded text holds every word of a query as typed; «2 / 2021» is one word, and money is written «1344.00».
 * A short number begins or ends a word: «34» is «344.00» and «4040» is «404040», but neither is a piece of some folio.
 */
export const matches = (folded: string, query: string): boolean =>
  fold(query)
    .replace(/\s*\/\s*/g, '/')
    .replace(/[$,]/g, '')
    .split(' ')
    .every((word) => holds(folded, word) || holds(folded, word.replaceAll('.', '')))

function holds(folded: string, word: string): boolean {
  if (/^\d+\/\d*$/.test(word)) return ` ${folded}`.includes(` ${word}`)
  if (!/^\d{1,4}$/.test(word)) return folded.includes(word)
  return ` ${folded}`.includes(` ${word}`) || `${folded} `.includes(`${word} `)
}

/** To be asked before a word from an address reaches a uuid column. */
export const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

/** `visa 4242` → `Visa 4242`. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
