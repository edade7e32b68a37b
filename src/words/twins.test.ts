import { IntlMessageFormat } from 'intl-messageformat'
import { expect, test } from 'vitest'
import { english } from './en.ts'
import { esMX } from './es-MX.ts'

type Part = ReturnType<IntlMessageFormat['getAst']>[number]

/** What a sentence asks of whoever says it: its values, its tags, and the cases it tells apart. */
function askedBy(sentence: string) {
  const [values, tags, cases] = [new Set<string>(), new Set<string>(), new Set<string>()]
  const look = (parts: Part[]) => {
    for (const part of parts) {
      if ('children' in part) {
        tags.add(part.value)
        look(part.children)
      } else if ('options' in part) {
        values.add(part.value)
        for (const [name, option] of Object.entries(part.options)) {
          cases.add(`${part.value} ${name}`)
          look(option.value)
        }
      } else if ('value' in part && part.type !== 0) {
        values.add(part.value)
      }
    }
  }
  look(new IntlMessageFormat(sentence, english.locale).getAst())
  return { values: [...values].sort(), tags: [...tags].sort(), cases }
}

const twins = Object.entries(english.catalogue).map(([key, sentence]) => ({
  key,
  sentence,
  asked: askedBy(sentence),
  askedInSpanish: askedBy(esMX[key as keyof typeof esMX] ?? ''),
}))

test('a person who reads English gets every sentence, and no other', () => {
  expect(twins.map(({ key }) => key).sort()).toEqual(Object.keys(esMX).sort())
})

test('an English sentence is said with the values and the tags of the Spanish one', () => {
  const unlike = twins.filter(
    ({ asked, askedInSpanish }) =>
      String([asked.values, asked.tags]) !== String([askedInSpanish.values, askedInSpanish.tags]),
  )
  expect(unlike.map(({ key }) => key)).toEqual([])
})

test('an English sentence tells no case apart that the Spanish one does not know', () => {
  const unknown = twins.flatMap(({ key, asked, askedInSpanish }) =>
    [...asked.cases].filter((name) => !askedInSpanish.cases.has(name)).map((name) => `${key}: ${name}`),
  )
  expect(unknown).toEqual([])
})

test('every English sentence can be said, of none, of one and of several', () => {
  for (const { key, sentence, asked } of twins) {
    const format = new IntlMessageFormat(sentence, english.locale)
    for (const count of [0, 1, 2]) {
      const values = Object.fromEntries(asked.values.map((name) => [name, count]))
      const tags = Object.fromEntries(asked.tags.map((name) => [name, (inside: unknown[]) => inside.join('')]))
      expect(typeof format.format({ ...values, ...tags }), key).toBe('string')
    }
  }
})

test('no English sentence was left in Spanish', () => {
  expect(twins.filter(({ sentence }) => /[«»¿¡]/.test(sentence)).map(({ key }) => key)).toEqual([])
})

/** Words and units that both languages have, names, and samples. */
const shared =
  /^(m|s|email|pdf|rfc|uuid|folio fiscal|real|no|total|subtotal|pesos|base|folio|normal|conekta|stripe|error|ov|lucía ejemplo)?$/
/** The drawing of a bill has what is printed on the paper that people hold. */
const ofThePaper = (key: string) => key.startsWith('registration.receipt.')

test('what is the same in both languages is a word that both have', () => {
  const same = twins.filter(({ key, sentence }) => sentence === esMX[key as keyof typeof esMX] && !ofThePaper(key))
  const readAsIs = (sentence: string) => sentence.replace(/\{[^{}]*\}|<[^>]*>|\(UUID\)/g, '')
  const unsaid = same.filter(
    ({ sentence }) =>
      !shared.test(
        readAsIs(sentence)
          .replace(/[^\p{L} ]/gu, '')
          .trim()
          .toLowerCase(),
      ),
  )
  expect(unsaid.map(({ key, sentence }) => [key, sentence])).toEqual([])
})
