import { describe, expect, it } from 'vitest'
import { languageWanted } from './choosing.ts'

describe('the language of a browser', () => {
  it.each([
    ['en', 'en'],
    ['en-US,en;q=0.9,es;q=0.8', 'en'],
    ['es-ES, en;q=0.9', 'es-MX'],
    ['fr-FR, fr;q=0.9, en;q=0.4, es;q=0.3', 'en'],
    ['en;q=0.3, es;q=0.7', 'es-MX'],
    ['en;q=0, es;q=0.1', 'es-MX'],
    ['en;q=0', 'es-MX'],
    ['nah, de', 'es-MX'],
    ['*', 'es-MX'],
    ['', 'es-MX'],
    [undefined, 'es-MX'],
    ['EN-gb;q=1.0', 'en'],
    [';;,=,q=,\u0000', 'es-MX'],
  ])('«%s» reads %s', (header, language) => {
    expect(languageWanted(header)).toBe(language)
  })
})
