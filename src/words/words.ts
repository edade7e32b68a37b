import { IntlMessageFormat } from 'intl-messageformat'
import { english } from './en.ts'
import { type esMX, spanish } from './es-MX.ts'

/** A catalogue holds whole sentences in ICU message syntax. es-MX is the one every other language must cover. */
export type WordKey = keyof typeof esMX

/** All that a language is: one file beside this one. */
export type LanguageFile<Tag extends string = string> = {
  /** How HTML and HTTP name it (BCP 47). */
  tag: Tag
  /** Its own name for itself. */
  name: string
  /** Whose habits its dates and numbers are written in. */
  locale: string
  catalogue: Record<WordKey, string>
}

/** Every language of the office, the one nobody has to ask for first: another one is a file, and its name here. */
export const languages = [spanish, english] as const

export type Language = (typeof languages)[number]['tag']

type Value = string | number
type Values = Record<string, Value>
/** For `<b>…</b>` and the like inside a sentence: a function of what stands between the tags. */
type RichValues = Record<string, Value | ((chunks: unknown[]) => unknown)>

export type Words = {
  (key: WordKey, values?: Values): string
  /** A sentence with markup in it, as a list of children for JSX. */
  rich: (key: WordKey, values: RichValues) => unknown[]
  language: Language
  /** For dates and numbers: `en` is English, but its dates are written day first. */
  locale: string
}

const known = new Map<Language, Words>()

/** The words of a language; the same object each time. */
export function wordsIn(language: Language): Words {
  const already = known.get(language)
  if (already) return already
  const { catalogue, locale } = languages.find(({ tag }) => tag === language)!
  const formats = new Map<WordKey, IntlMessageFormat>()
  const formatOf = (key: WordKey) => {
    const format = formats.get(key) ?? new IntlMessageFormat(catalogue[key], locale)
    formats.set(key, format)
    return format
  }
  const words = ((key, values) => (values ? String(formatOf(key).format(values)) : catalogue[key])) as Words
  words.rich = (key, values) => [formatOf(key).format(values as never)].flat()
  words.language = language
  words.locale = locale
  known.set(language, words)
  return words
}
