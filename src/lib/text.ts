/** Text as it is compared when people search: no case, no accents, ñ as n, one space between words. */
export const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()

/** A contract number or a meter's serial as it is compared: no dots, no spaces, no case. */
export const compact = (text: string): string => text.replace(/[.\s]/g, '').toUpperCase()

/** Whether folded text holds every word of a query as typed; a number counts with and without its dots. */
export const matches = (folded: string, query: string): boolean =>
  fold(query)
    .split(' ')
    .every((word) => folded.includes(word) || folded.includes(word.replaceAll('.', '')))
