/** Crockford's base 32: no letter that is taken for a digit, and no U. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const size = alphabet.length
/** 95 bits, and one more letter that tells typing errors. */
export const randomLetters = 19
const groupOf = 5

/** The code of a certificate out of so many random bytes: 20 letters and digits. */
export function codeFrom(bytes: Uint8Array): string {
  const letters = Array.from(bytes.subarray(0, randomLetters), (byte) => byte % size)
  return [...letters, checkOf(letters)].map((value) => alphabet[value]).join('')
}

/** As it is printed: `7H2KM-…`. */
export const grouped = (code: string): string => code.match(new RegExp(`.{1,${groupOf}}`, 'g'))?.join('-') ?? ''

/** The code that somebody typed, with O for 0 and I or L for 1 as they are read; nothing where a letter must be wrong. */
export function readCode(typed: string): string | undefined {
  const code = typed
    .toUpperCase()
    .replace(/[\s\p{Pd}._]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
    .replaceAll('U', 'V')
  const values = [...code].map((letter) => alphabet.indexOf(letter))
  if (values.length !== randomLetters + 1 || values.includes(-1)) return undefined
  return checkOf(values.slice(0, -1)) === values.at(-1) ? code : undefined
}

/** Luhn's check in base 32: one wrong letter never passes, nor do two that changed places but for 0 and Z. */
function checkOf(values: readonly number[]): number {
  const sum = values.toReversed().reduce((total, value, index) => {
    const weighed = index % 2 === 0 ? value * 2 : value
    return total + Math.floor(weighed / size) + (weighed % size)
  }, 0)
  return (size - (sum % size)) % size
}
