import type { CivilDate } from '../lib/dates.ts'
import type { WordKey, Words } from '../words/words.ts'

export type Sentence = { kind: 'sentence'; key: WordKey; values?: Record<string, string | number>; href?: string }

/** What a mail is made of, before it becomes HTML or text. Addresses are paths of the office. */
export type Block =
  /** A sentence; `href` is where its `<a>` leads. */
  | Sentence
  /** A link written out, to be copied. */
  | { kind: 'address'; href: string }
  | { kind: 'facts'; rows: [name: WordKey, value: string][] }
  | { kind: 'list'; items: string[] }
  /** Sentences, one a line. */
  | { kind: 'sentences'; items: Sentence[] }
  /** The one thing to do, as a button; `key` is what it says. */
  | { kind: 'action'; key: WordKey; values: Record<string, string | number>; href: string }
  /** What the person wrote, line by line. */
  | { kind: 'quote'; text: string }

export type Mail = { subject: string; blocks: Block[] }

export type Around = {
  words: Words
  utility: string
  /** A sentence of the utility's own, as the title of a request, in the language of the mail. */
  say: (sentence: string) => string
  /** The last day on which the utility applies what came on that day. */
  promisedOn: (receivedOn: CivilDate) => CivilDate
}

export function sentence(key: WordKey, values: Record<string, string | number> = {}, href?: string): Sentence {
  return { kind: 'sentence', key, values, ...(href && { href }) }
}
