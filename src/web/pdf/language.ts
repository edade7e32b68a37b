import type { Words } from '../../words/words.ts'

/** In which language a reader program reads a PDF aloud, as Typst wants it. */
export function languageOfPdf({ locale }: Words) {
  const { language, region } = new Intl.Locale(locale)
  return { language, region }
}
