import { text, widthOf } from './svg.ts'

/** Room for words over the columns: who comes first stays, who comes later makes way. */
export class Labels {
  readonly #left: number
  readonly #right: number
  readonly #taken: { from: number; to: number; y: number }[] = []

  constructor(left: number, right: number) {
    this.#left = left
    this.#right = right
  }

  /** Always shown where there is room, one line higher if need be; else only under the pointer. */
  place(x: number, y: number, words: string): string {
    for (const at of [y, y - 16]) {
      if (at < 12 || !this.#free(x, at, words)) continue
      const half = widthOf(words) / 2
      const middle = this.#inside(x, words)
      this.#taken.push({ from: middle - half, to: middle + half, y: at })
      return text('value strong mid always', middle, at, words)
    }
    return this.whisper(x, y, words)
  }

  /** Shown only under the pointer. */
  whisper(x: number, y: number, words: string): string {
    return text('value strong mid', this.#inside(x, words), Math.max(12, y), words)
  }

  #free(x: number, y: number, words: string): boolean {
    const half = widthOf(words) / 2 + 3
    const middle = this.#inside(x, words)
    return !this.#taken.some(
      (other) => Math.abs(other.y - y) < 15 && other.from < middle + half && middle - half < other.to,
    )
  }

  #inside(x: number, words: string): number {
    const half = widthOf(words) / 2
    return Math.max(this.#left + half, Math.min(this.#right - half, x))
  }
}
