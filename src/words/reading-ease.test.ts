import { IntlMessageFormat } from 'intl-messageformat'
import type { Token, Tokens } from 'marked'
import { describe, expect, it } from 'vitest'
import {
  counted,
  flesch,
  inflesz,
  sentencesOf,
  syllablesInEnglish,
  syllablesInSpanish,
} from '../../test/reading-ease.ts'
import { manualChapters } from '../help/manual-chapters.ts'
import { english } from './en.ts'
import { spanish } from './es-MX.ts'
import type { LanguageFile, WordKey } from './words.ts'

/** What customers do not read: the desk, the exchange with the commercial system, the pretend gateway. */
const notForCustomers = /^(desk|mail\.desk|feed|cfdi\.list|sandbox|demo)/

/** The law or the utility's published manual says it so. */
const legal: readonly WordKey[] = [
  'registration.dataProtection',
  'registration.whereReference',
  'registration.usernameRule',
  'account.passwordRule.manual',
  'certificates.print.says',
  'certificates.print.saysNotDue',
  'certificates.print.saysDisputed',
  'cfdi.print.legend',
]

const mostWords = 30
/** Shorter texts are labels: one long word in them would say everything about the index and nothing about the reader. */
const enoughWords = 12

// INFLESZ calls 55 to 65 «normal» and 65 to 80 «bastante fácil»; Flesch calls 60 to 70 plain English for pupils of 13.
const leastInSpanish = 55
const leastInEnglish = 60

type Part = ReturnType<IntlMessageFormat['getAst']>[number]

/** Everything a message may say: one text for each of its cases; a value is a number, which is one word. */
function saidBy(parts: Part[]): string[] {
  return parts.reduce<string[]>(
    (begun, part) => {
      const next = wordsOf(part)
      return begun.flatMap((text) => next.map((more) => text + more)).slice(0, 64)
    },
    [''],
  )
}

function wordsOf(part: Part): string[] {
  if ('options' in part) return Object.values(part.options).flatMap((option) => saidBy(option.value))
  if ('children' in part) return saidBy(part.children)
  return part.type === 0 ? [part.value] : ['5']
}

const textsFor = ({ catalogue, locale }: LanguageFile) =>
  (Object.entries(catalogue) as [WordKey, string][])
    .filter(([key]) => !notForCustomers.test(key) && !legal.includes(key))
    .flatMap(([key, message]) => saidBy(new IntlMessageFormat(message, locale).getAst()).map((text) => ({ key, text })))

const lengthOf = (sentence: string) => sentence.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word)).length

function hardToRead(language: LanguageFile, easeOf: (text: string) => number, least: number) {
  const texts = textsFor(language)
  const long = texts.flatMap(({ key, text }) =>
    sentencesOf(text)
      .filter((sentence) => lengthOf(sentence) > mostWords)
      .map((sentence) => `${key}: ${lengthOf(sentence)} words: ${sentence}`),
  )
  const hard = texts
    .filter(({ text }) => lengthOf(text) >= enoughWords)
    .map(({ key, text }) => ({ key, text, ease: Math.round(easeOf(text)) }))
    .filter(({ ease }) => ease < least)
    .map(({ key, text, ease }) => `${key}: ease ${ease}: ${text}`)
  return [...new Set([...long, ...hard])]
}

/** Each paragraph and each point of a list, without its marks. */
const plainTexts = (tokens: readonly Token[]): string[] =>
  tokens.flatMap((token) => {
    if (token.type === 'list') return (token as Tokens.List).items.map(({ text }) => text.replaceAll('**', ''))
    return token.type === 'paragraph' && !token.text.startsWith('![') ? token.text.replaceAll('**', '') : []
  })

describe('what customers read', () => {
  it('is easy in Spanish: short sentences of common words', () => {
    const easeOf = (text: string) => inflesz(counted(text, syllablesInSpanish))
    expect(hardToRead(spanish, easeOf, leastInSpanish)).toEqual([])
  })

  it('is easy in the manual', () => {
    const texts = manualChapters().flatMap(({ tokens }) => plainTexts(tokens))
    const easeOf = (text: string) => Math.round(inflesz(counted(text, syllablesInSpanish)))
    expect(texts.filter((text) => lengthOf(text) >= enoughWords && easeOf(text) < leastInSpanish)).toEqual([])
    expect(texts.flatMap(sentencesOf).filter((sentence) => lengthOf(sentence) > mostWords)).toEqual([])
  })

  it('is easy in English too', () => {
    const easeOf = (text: string) => flesch(counted(text, syllablesInEnglish))
    expect(hardToRead(english, easeOf, leastInEnglish)).toEqual([])
  })

  it.each([
    ['agua', 2],
    ['aclaración', 4],
    ['día', 2],
    ['que', 1],
    ['guía', 2],
    ['recibo', 3],
    ['ley', 1],
    ['ayuda', 3],
  ])('«%s» has %i syllables', (word, count) => {
    expect(syllablesInSpanish(word)).toBe(count)
  })
})
