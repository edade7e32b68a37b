/** Chance that repeats itself: the same numbers for the same seeds, on every machine (mulberry32). */
export class Random {
  #state: number

  constructor(...seeds: number[]) {
    this.#state = 0x9e3779b9
    for (const seed of seeds) {
      this.#state = Math.imul(this.#state ^ seed ^ (seed / 0x1_0000_0000), 0x85ebca6b)
      this.#state = Math.imul(this.#state ^ (this.#state >>> 13), 0xc2b2ae35)
      this.#state ^= this.#state >>> 16
    }
  }

  /** At least 0, less than 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }

  /** A whole number, both ends included. */
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1))
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(list: readonly T[]): T {
    return list[this.int(0, list.length - 1)]!
  }

  /** Picks by weight; the weights need not add up to anything. */
  weighted<T>(list: readonly (readonly [T, number])[]): T {
    let mark = this.next() * list.reduce((total, [, weight]) => total + weight, 0)
    for (const [value, weight] of list) {
      mark -= weight
      if (mark < 0) return value
    }
    return list.at(-1)![0]
  }
}
