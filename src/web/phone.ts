/** What a telephone dials, of a number as people write it. */
export const dial = (number: string): string => `tel:${number.replace(/[^+\d]/g, '')}`
