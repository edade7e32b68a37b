import { parseAccept } from 'hono/utils/accept'
import { type Language, languages } from './words.ts'

export const isLanguage = (tag: string | undefined | null): tag is Language =>
  languages.some((language) => language.tag === tag)

/** The language somebody wants first of those there are: `en-GB` is content with `en`, and any Spanish with Mexico's. */
export function languageWanted(acceptLanguage: string | undefined): Language {
  const wanted = parseAccept(acceptLanguage ?? '').filter(({ q }) => q > 0)
  for (const { type } of wanted) {
    const found = languages.find(({ tag }) => baseOf(tag) === baseOf(type))
    if (found) return found.tag
  }
  return languages[0].tag
}

const baseOf = (tag: string) => tag.toLowerCase().split('-')[0]
