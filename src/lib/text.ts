/** Text as it is compared when people search: no case, no accents, ñ as n, one space between words. */
export const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()

/** A contract number or a meter's serial as it is compared: no dots, no spaces, no case. */
export const compact = (text: string): string => text.replace(/[.\s]/g, '').toUpperCase()
