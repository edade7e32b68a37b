import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guestTerms, initialsOf, isOffered } from './guest-rules.ts'

const person = (...names: (string | null)[]) => initialsOf({ company: null, names })
const company = (name: string) => initialsOf({ company: name, names: [null, null, null] })

describe('initials', () => {
  it.each([
    [['Ana', 'Núñez', 'De la Peña'], 'A. N. D.'],
    [['José Ángel', 'peña', 'ñuño'], 'J. P. Ñ.'],
    [['Ana', 'Núñez', null], 'A. N.'],
    [[null, 'Núñez', ''], 'N.'],
    [['  (MA.) Élida', '«Öst»', '-'], 'M. Ö.'],
    [['e\u0301lida', 'A\u030Alund', null], 'É. Å.'],
    [['𝒜na', '李', 'ǆ'], '𝒜. 李. Ǆ.'],
    [[null, null, null], ''],
    [['', ' ', '·'], ''],
  ])('of a person are one of each name: %j', (names, initials) => {
    expect(person(...names)).toBe(initials)
  })

  it.each([
    ['Panadería La Espiga, S.A. de C.V.', 'P. L. E.'],
    ['OXXO', 'O.'],
    ['7-Eleven México', '7. M.'],
    ['  «Grupo»   &  Hijos ', 'G. H.'],
    ['---', ''],
    ['Instituto Mexicano del Seguro Social', 'I. M. D.'],
  ])('of a company are those of three words at most: %s', (name, initials) => {
    expect(company(name)).toBe(initials)
  })

  it('are letters alone, also where a large one is written as two', () => {
    expect(initialsOf({ company: null, names: ['ῶ', 'ß'] })).toBe('Ω. SS.')
  })

  it('never tell more than three letters, whatever the name', () => {
    fc.assert(
      fc.property(
        fc.option(fc.string({ unit: 'grapheme', maxLength: 80 }), { nil: null }),
        fc.array(fc.option(fc.string({ unit: 'grapheme', maxLength: 40 }), { nil: null }), { maxLength: 6 }),
        (name, names) => {
          const initials = initialsOf({ company: name, names })
          expect(initials).toMatch(/^$|^[\p{L}\p{N}]{1,3}\.( [\p{L}\p{N}]{1,3}\.){0,2}$/u)
        },
      ),
    )
  })
})

describe('what a link serves for', () => {
  const item = (contractId: number, invoiceId: number | null) => ({ contractId, invoiceId, amount: 100, shown: 100 })
  const ofContract = { contractId: 7, invoiceId: null }
  const ofInvoice = { contractId: 7, invoiceId: 70 }

  it('is all that is owed for its contract, or its invoice alone', () => {
    expect(isOffered([item(7, 70), item(7, 71)], ofContract)).toBe(true)
    expect(isOffered([item(7, 70)], ofInvoice)).toBe(true)
    expect(isOffered([item(7, 71)], ofInvoice)).toBe(false)
    expect(isOffered([item(7, 70), item(7, 71)], ofInvoice)).toBe(false)
    expect(isOffered([item(7, 70), item(8, 80)], ofContract)).toBe(false)
    expect(isOffered([item(8, 70)], ofInvoice)).toBe(false)
    expect(isOffered([item(7, null)], ofInvoice)).toBe(false)
  })

  it('is never something in advance, whatever the utility takes from accounts', () => {
    expect(guestTerms({ leastPart: 100, mostAdvance: 500 })).toEqual({ leastPart: 100, mostAdvance: null })
    expect(guestTerms({ leastPart: null, mostAdvance: null })).toEqual({ leastPart: null, mostAdvance: null })
  })
})
