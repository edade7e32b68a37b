import { IntlMessageFormat } from 'intl-messageformat'
import { esMX } from './es-MX.ts'

/** A catalogue holds whole sentences in ICU message syntax. es-MX is the one every other language must cover. */
export type WordKey = keyof typeof esMX
export type Locale = 'es-MX'

type Value = string | number
type Values = Record<string, Value>
/** For `<b>…</b>` and the like inside a sentence: a function of what stands between the tags. */
type RichValues = Record<string, Value | ((chunks: unknown[]) => unknown)>

export type Words = {
  (key: WordKey, values?: Values): string
  /** A sentence with markup in it, as a list of children for JSX. */
  rich: (key: WordKey, values: RichValues) => unknown[]
  locale: Locale
}

const catalogues: Record<Locale, Record<WordKey, string>> = { 'es-MX': esMX }
const known = new Map<Locale, Words>()

/** The words of a language; the same object each time. */
export function wordsIn(locale: Locale): Words {
  const already = known.get(locale)
  if (already) return already
  const catalogue = catalogues[locale]
  const formats = new Map<WordKey, IntlMessageFormat>()
  const formatOf = (key: WordKey) => {
    const format = formats.get(key) ?? new IntlMessageFormat(catalogue[key], locale)
    formats.set(key, format)
    return format
  }
  const words = ((key, values) => (values ? String(formatOf(key).format(values)) : catalogue[key])) as Words
  words.rich = (key, values) => [formatOf(key).format(values as never)].flat()
  words.locale = locale
  known.set(locale, words)
  return words
}
