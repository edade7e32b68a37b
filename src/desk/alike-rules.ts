import { fold } from '../lib/text.ts'

/** A name as it sounds in Mexico, as `accounts.sounds` holds it: s, c and z, b and v, ll and y, no h; `_` stays. */
export const soundOf = (text: string): string =>
  fold(text)
    .replace(/[^a-gi-z0-9_ ]/g, '')
    .replace(/c(?=[ei])/g, 's')
    .replace(/g(?=[ei])/g, 'j')
    .replace(/qu(?=[ei])/g, 'k')
    .replace(/ll/g, 'y')
    .replace(/[zvycq]/g, (letter) => 'sbikk'['zvycq'.indexOf(letter)]!)
    .replace(/([^_])\1+/g, '$1')

/**
 * What to look for in `accounts.sounds`, as patterns of `like`: words that begin so, and, of four letters or more, those that
 * are one letter away as they are written: another one, one more, one less, or two that changed places.
 */
export function patternsLike(typed: string): string[] {
  const word = fold(typed).replace(/[^a-z]/g, '')
  if (word === '') return []
  const begins = `% ${soundOf(word)}%`
  if (word.length < 4) return [begins]
  const away = [...word].flatMap((letter, place) => {
    const [before, after] = [word.slice(0, place), word.slice(place + 1)]
    return [
      `${before}_${after}`,
      `${before}_${letter}${after}`,
      `${before}${after}`,
      `${before}${after.slice(0, 1)}${letter}${after.slice(1)}`,
    ]
  })
  return [begins, ...new Set([...away, `${word}_`].map((one) => `% ${soundOf(one)} %`))]
}
