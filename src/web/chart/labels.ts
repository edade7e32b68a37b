import { text, widthOf } from './svg.ts'

/** Room for words over the columns: who comes first stays, who comes later makes way. */
export class Labels {
  readonly #left: number
  readonly #right: number
  readonly #taken: Box[] = []

  constructor(left: number, right: number) {
    this.#left = left
    this.#right = right
  }

  /** What words must not stand on: a column, a level. */
  keepClear(box: Box): void {
    this.#taken.push(box)
  }

  /** Always shown where there is room, a line or two higher if need be; else only under the pointer. */
  place(x: number, y: number, words: string): string {
    const middle = this.#inside(x, words)
    const line = this.#clearLine(middle, y, words)
    if (line === undefined) return this.whisper(x, y, words)
    this.#taken.push(boxOf(middle, line, words))
    return text('value strong mid always', middle, line, words)
  }

  /** Whether `place` would show them. */
  fits(x: number, y: number, words: string): boolean {
    return this.#clearLine(this.#inside(x, words), y, words) !== undefined
  }

  /** Shown only under the pointer. */
  whisper(x: number, y: number, words: string): string {
    return text('value strong mid', this.#inside(x, words), Math.max(highest, y), words)
  }

  #clearLine(middle: number, y: number, words: string): number | undefined {
    return [y, y - 16, y - 32].find((line) => {
      const box = boxOf(middle, line, words)
      return line >= highest && !this.#taken.some((other) => overlap(box, other))
    })
  }

  #inside(x: number, words: string): number {
    const half = widthOf(words) / 2
    return Math.max(this.#left + half, Math.min(this.#right - half, x))
  }
}

type Box = { from: number; to: number; top: number; bottom: number }

const highest = 12

const boxOf = (middle: number, line: number, words: string): Box => {
  const half = widthOf(words) / 2 + 2
  return { from: middle - half, to: middle + half, top: line - 11, bottom: line + 3 }
}

const overlap = (one: Box, other: Box) =>
  one.from < other.to && other.from < one.to && one.top < other.bottom && other.top < one.bottom
