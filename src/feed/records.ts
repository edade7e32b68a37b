import { Fault } from './cells.ts'
import { BrokenFile } from './csv.ts'

/** Takes one record: its values, and the line that it begins in. */
export type TakeRecord = (values: string[], line: number) => void

const longestRecord = 1 << 20

/**
 * Splits CSV (RFC 4180) that comes in pieces into its records; empty lines are none.
 * Ours because it must be fast (docs/decisions/import.md): a line without quotes is found and split by the engine itself.
 */
export class Records {
  readonly #take: TakeRecord
  #text = ''
  #at = 0
  #line = 1

  constructor(take: TakeRecord) {
    this.#take = take
  }

  add(piece: string) {
    this.#text = this.#text.slice(this.#at) + piece
    this.#at = 0
    this.#split(false)
    if (this.#text.length - this.#at > longestRecord) this.#refuse('feed.refused.notCsv')
  }

  /** The last record may lack its line break. */
  end() {
    this.#split(true)
  }

  #split(isAll: boolean) {
    const text = this.#text
    let quote = text.indexOf('"', this.#at)
    while (this.#at < text.length) {
      const found = text.indexOf('\n', this.#at)
      if (found < 0 && !isAll) return
      const end = found < 0 ? text.length : found
      if (quote >= 0 && quote < this.#at) quote = text.indexOf('"', this.#at)
      if (quote >= 0 && quote < end) {
        if (!this.#splitQuoted(isAll)) return
        continue
      }
      const line = text.slice(this.#at, text.charCodeAt(end - 1) === 13 && end > this.#at ? end - 1 : end)
      if (line) this.#take(line.split(','), this.#line)
      this.#line++
      this.#at = end + 1
    }
  }

  /** One record value by value; false when its end has not come yet. */
  #splitQuoted(isAll: boolean): boolean {
    const text = this.#text
    const values: string[] = []
    let at = this.#at
    let breaks = 0
    for (;;) {
      let value: string
      if (text[at] === '"') {
        const close = closingQuote(text, at + 1)
        // A quote at the very end may be the first of two.
        if (close < 0 || (close + 1 >= text.length && !isAll)) return isAll ? this.#refuse('feed.refused.cut') : false
        const raw = text.slice(at + 1, close)
        value = raw.replaceAll('""', '"')
        for (let next = raw.indexOf('\n'); next >= 0; next = raw.indexOf('\n', next + 1)) breaks++
        at = close + 1
      } else {
        const end = endOfValue(text, at)
        if (end >= text.length && !isAll) return false
        value = text.slice(at, end)
        if (value.includes('"')) this.#refuse('feed.refused.notCsv')
        at = end
      }
      values.push(value)
      if (text[at] === ',') {
        at++
        continue
      }
      if (text[at] === '\r') at++
      if (at >= text.length && !isAll) return false
      if (at < text.length && text[at] !== '\n') this.#refuse('feed.refused.notCsv')
      break
    }
    this.#take(values, this.#line)
    this.#line += breaks + 1
    this.#at = at + 1
    return true
  }

  #refuse(key: 'feed.refused.notCsv' | 'feed.refused.cut'): never {
    throw new BrokenFile(new Fault(key, { line: this.#line }))
  }
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from)
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2)
  return at
}

/** The comma or the line break after a value without quotes. */
function endOfValue(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 44 || code === 10 || (code === 13 && (at + 1 >= text.length || text.charCodeAt(at + 1) === 10)))
      return at
  }
  return text.length
}
