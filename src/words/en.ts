import { esMX } from './es-MX.ts'
import type { LanguageFile } from './words.ts'

/** Plain English in the tone of the Spanish; dates day first, as Mexico writes them. */
export const english: LanguageFile<'en'> = {
  tag: 'en',
  name: 'English',
  locale: 'en-GB',
  catalogue: {
    // Until every file has its twin, a sentence without one is the Spanish one: this line goes then.
    ...esMX,
  },
}
