import { text, widthOf } from './svg.ts'

/** A place on the axis below the columns. */
export type Place = {
  /** «feb» */
  label: string
  /** «2021» */
  year: string
}

type Below = {
  xOf: (index: number) => number
  y: number
  left: number
  right: number
  /** The place the page is about, if it is among these. */
  now: number | undefined
}

/** The months below the columns, every other where they stand close, and the year where it begins. */
export function monthsBelow(places: readonly Place[], { xOf, y, left, right, now }: Below): string {
  const last = places.length - 1
  const widest = Math.max(...places.map(({ label }) => widthOf(label)))
  const every = xOf(1) - xOf(0) < widest + 4 ? 2 : 1
  let drawn = ''
  places.forEach(({ label }, index) => {
    if (((now ?? last) - index) % every !== 0) return
    drawn += text(index === now ? 'mid strong' : 'mid', xOf(index), y, label)
  })
  let free = Number.POSITIVE_INFINITY
  for (let index = last; index >= 0; index--) {
    const year = places[index]!.year
    if (places[index - 1]?.year === year) continue
    const half = widthOf(year) / 2
    const x = Math.max(left + half, Math.min(right - half, xOf(index)))
    if (x + half + 6 > free) continue
    free = x - half
    drawn += text('mid', x, y + 19, year)
  }
  return drawn
}
