/** How easily a text is read: 100 is easy, 0 is hard. */

const vowels = /[aeiouáéíóúüy]/i
const strong = /[aeoáéíóú]/i

/** Spanish: two vowels are one syllable where one of them is a weak one without an accent. */
export function syllablesInSpanish(word: string): number {
  const letters = [...word.toLowerCase().replace(/qu(?=[eiéí])|gu(?=[eiéí])/g, (pair) => pair[0]!)]
  const nuclei = letters.filter((letter, index) => {
    if (!vowels.test(letter) || (letter === 'y' && index < letters.length - 1)) return false
    const before = letters[index - 1]
    if (before === 'y') return true
    return !before || !vowels.test(before) || (strong.test(before) && strong.test(letter))
  })
  return Math.max(1, nuclei.length)
}

export const syllablesInEnglish = (word: string): number =>
  Math.max(
    1,
    (
      word
        .toLowerCase()
        .replace(/(?<=[^aeiouy])e$|(?<=[^aeiouydt])ed$/, '')
        .match(/[aeiouy]+/g) ?? []
    ).length,
  )

type Counted = { words: number; sentences: number; syllables: number }

/** Words of letters; numbers and signs have no syllables to count. */
export function counted(text: string, syllablesIn: (word: string) => number): Counted {
  const words = text.match(/\p{L}+/gu) ?? []
  return {
    words: words.length,
    sentences: sentencesOf(text).length,
    syllables: words.reduce((sum, word) => sum + syllablesIn(word), 0),
  }
}

/** A colon or a semicolon ends what is held in mind, as a full stop does. */
export const sentencesOf = (text: string): string[] =>
  text.split(/(?<=[.!?:;…])\s+|\n+/).filter((sentence) => /\p{L}/u.test(sentence))

// Barrio-Cantalejo, «Legibilidad y salud» (2007): the scale INFLESZ, by the formula of Szigriszt-Pazos (1993).
export const inflesz = ({ words, sentences, syllables }: Counted): number =>
  206.835 - 62.3 * (syllables / words) - words / sentences

// Flesch, «A new readability yardstick» (1948).
export const flesch = ({ words, sentences, syllables }: Counted): number =>
  206.835 - 84.6 * (syllables / words) - 1.015 * (words / sentences)
