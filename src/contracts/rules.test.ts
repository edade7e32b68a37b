import { describe, expect, it } from 'vitest'
import { holderName, masked, queryAsTyped, wordsOf } from './rules.ts'

const nobody = { companyName: null, givenName: null, firstSurname: null, secondSurname: null }

describe('the rules of a contract', () => {
  it('names a person with what surnames they have, and a company with its own', () => {
    expect(holderName({ ...nobody, personKind: 'person', givenName: 'Ana', firstSurname: 'Núñez' })).toBe('Ana Núñez')
    expect(holderName({ ...nobody, personKind: 'company', companyName: 'ACME SA' })).toBe('ACME SA')
  })

  it('compares words without case, accents and spaces around', () => {
    expect(wordsOf('  Peñón   ÁVILA ')).toEqual(['penon', 'avila'])
    expect(wordsOf('   ')).toEqual([])
  })

  it('keeps a search short', () => {
    expect(queryAsTyped(undefined)).toBe('')
    expect(queryAsTyped('x'.repeat(500))).toHaveLength(100)
  })

  it('shows enough of a contact value to know it again, and no more', () => {
    expect(masked('maria@correo.mx')).toBe('m•••@correo.mx')
    expect(masked('442 123 4567')).toBe('••• 4567')
    expect(masked(null)).toBe(null)
  })
})
