import { escaped } from '../markup/escaped.ts'

/** Pieces of SVG as text: drawn for every request, so nothing stands between the numbers and the markup. */

export const round = (value: number): number => Math.round(value * 10) / 10

export const text = (kind: string, x: number, y: number, words: string): string =>
  `<text${kind && ` class="${kind}"`} x="${round(x)}" y="${round(y)}">${escaped(words)}</text>`

export const rect = (kind: string, x: number, y: number, width: number, height: number, rounded = false): string =>
  `<rect class="${kind}" x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(Math.max(0, height))}"${rounded ? ' rx="1.5"' : ''}/>`

export const path = (kind: string, d: string): string => `<path class="${kind}" d="${d}"/>`

/** A horizontal stroke. */
export const across = (kind: string, from: number, to: number, y: number): string =>
  path(kind, `M${round(from)} ${round(y)}H${round(to)}`)

export const group = (kind: string, content: string): string => `<g class="${kind}">${content}</g>`

/** Shown by browsers when the pointer rests on the group it begins. */
export const hint = (words: string): string => `<title>${escaped(words)}</title>`

/** A drawing says nothing by itself: the element around it bears the name of all its versions. */
export const drawing = (kind: string, width: number, height: number, content: string): string =>
  `<svg class="${kind}" viewBox="0 0 ${round(width)} ${round(height)}" aria-hidden="true">${content}</svg>`

/** How wide these words are in the charts' heavier letters of 14 px, near enough to keep them apart. */
export function widthOf(words: string): number {
  let width = 0
  for (const letter of words) width += widths[letter] ?? 8
  return width
}

/** Measured in Figtree; letters that are not here are some 8 px wide. */
const widths: Record<string, number> = Object.fromEntries(
  Object.entries({ ' .,ijl': 3.5, ':³': 5, 'frt-': 5.6, '0123456789+−': 8.9, mMwW: 12.2 }).flatMap(([letters, width]) =>
    [...letters].map((letter) => [letter, width]),
  ),
)
