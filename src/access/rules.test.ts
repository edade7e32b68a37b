import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  maskedEmail,
  type Proof,
  type ProvableContract,
  provedBy,
  provesToPay,
  referencesOf,
  secondsToSlow,
} from './rules.ts'

const ana: ProvableContract = {
  personKind: 'person',
  status: 'active',
  firstSurname: 'Núñez',
  secondSurname: 'De la Peña',
  companyName: null,
  meter: '123123123',
  invoices: [],
}
const office: ProvableContract = {
  ...ana,
  personKind: 'company',
  firstSurname: null,
  secondSurname: null,
  companyName: 'Aguas y Jardines del Bajío, S.A. de C.V.',
  meter: 'A12B345678',
}
const person = (changes: Partial<Extract<Proof, { kind: 'person' }>> = {}): Proof => ({
  kind: 'person',
  reference: '123456',
  firstSurname: 'Núñez',
  secondSurname: 'De la Peña',
  meter: '123123123',
  invoice: '',
  ...changes,
})
const company = (name: string, meter = 'A12B345678'): Proof => ({
  kind: 'company',
  reference: '505050',
  company: name,
  meter,
  invoice: '',
})

describe('who a contract belongs to', () => {
  it.each([
    ['NUNEZ', 'DE LA PENA'],
    ['nuñez', 'de  la peña'],
    ['Nun\u0303ez', 'DelaPeña'],
    ['  Núñez. ', 'De-la-Peña'],
    ['Ｎúñez', 'DE\u00a0LA\u00a0PEÑA'],
  ])('knows the surnames however they are typed: %s, %s', (firstSurname, secondSurname) => {
    expect(provedBy(person({ firstSurname, secondSurname }), ana)).toBe('meter')
  })

  it.each([
    { firstSurname: 'Nunes' },
    { secondSurname: 'Peña' },
    { secondSurname: '' },
    { firstSurname: 'Núñez De la Peña', secondSurname: '' },
    { firstSurname: 'De la Peña', secondSurname: 'Núñez' },
    { meter: '123123124' },
    { meter: '' },
  ])('takes nothing else for the same: %o', (changes) => {
    expect(provedBy(person(changes), ana)).toBeUndefined()
  })

  it.each([null, '', '.', ' - '])('asks a holder without a second surname for none (%o)', (secondSurname) => {
    const foreigner = { ...ana, firstSurname: "O'Connor", secondSurname }
    expect(provedBy(person({ firstSurname: 'OConnor', secondSurname: '' }), foreigner)).toBe('meter')
    expect(provedBy(person({ firstSurname: "o'connor", secondSurname: 'Smith' }), foreigner)).toBeUndefined()
  })

  it('reads letters that other languages stroke', () => {
    const holder = { ...ana, firstSurname: 'Wałęsa', secondSurname: 'Sørensen' }
    expect(provedBy(person({ firstSurname: 'WALESA', secondSurname: 'SORENSEN' }), holder)).toBe('meter')
  })

  it('never takes an empty name for a name', () => {
    expect(provedBy(person({ firstSurname: '.', secondSurname: '' }), { ...ana, firstSurname: '-' })).toBeUndefined()
    expect(provedBy(company('...'), { ...office, companyName: ',' })).toBeUndefined()
  })

  it('does not take a company for a person, nor the other way round', () => {
    expect(provedBy(company('Núñez', '123123123'), ana)).toBeUndefined()
    expect(provedBy(person({ firstSurname: 'Aguas', meter: 'A12B345678' }), office)).toBeUndefined()
  })
})

describe('the name of a company', () => {
  it.each([
    'Aguas y Jardines del Bajío, S.A. de C.V.',
    'AGUAS Y JARDINES DEL BAJIO SA DE CV',
    'Aguas y Jardines del Bajio S. A. de C. V.',
    'aguas y jardines del bajío,S.A.DE C.V',
    'Aguas y Jardines del Bajío',
    'Aguas y Jardines del Bajío, Sociedad Anónima de Capital Variable',
    'Aguas y Jardines del Bajío S de RL de CV',
  ])('is known with its legal form, without it, or with another: %s', (name) => {
    expect(provedBy(company(name), office)).toBe('meter')
  })

  it.each(['Aguas y Jardines', 'Jardines del Bajío', 'S.A. de C.V.', 'Aguas y Jardines del Bajío Norte'])(
    'is not known by a part of it: %s',
    (name) => {
      expect(provedBy(company(name), office)).toBeUndefined()
    },
  )

  it.each([
    ['Grupo Mesa', 'GRUPO MESA, S.A.'],
    ['Grupo Mesa, S.A.', 'grupo mesa'],
    ['Casa', 'Casa S.C.'],
    ['La Pasa', 'LA PASA SAPI DE CV'],
    ['S.C.', 'sc'],
    ['Peña & Hijos, S. en C.', 'pena hijos'],
  ])('may itself end like a legal form: %s = %s', (name, typed) => {
    expect(provedBy(company(typed), { ...office, companyName: name })).toBe('meter')
  })

  it('is not cut short inside a word', () => {
    expect(provedBy(company('Grupo Me'), { ...office, companyName: 'Grupo Mesa' })).toBeUndefined()
  })

  const legalForms = [
    'S.A. de C.V.',
    'SA DE CV',
    'S. de R.L. de C.V.',
    'S.C.',
    'A.C.',
    'S.A.B. de C.V.',
    'S.A.P.I. de C.V.',
    'I.A.P.',
    'S.A.S. de C.V.',
    'S.P.R. de R.L.',
    'S.C. de R.L. de C.V.',
    'S.A. de C.V., SOFOM, E.N.R.',
    'S. en C. por A.',
    'S. en N.C.',
    'S.N.C.',
    'A. en P.',
  ]
  it.each(legalForms)('never depends on %s', (form) => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Z][a-z]{3,9}( [A-Z][a-z]{3,9}){0,2}$/),
        fc.constantFrom(', ', ' '),
        fc.constantFrom('', ...legalForms),
        (name, comma, typedForm) => {
          const contract = { ...office, companyName: `${name}${comma}${form}` }
          const typed = typedForm ? `${name.toUpperCase()} ${typedForm.toLowerCase()}` : name
          expect(provedBy(company(typed), contract)).toBe('meter')
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('what proves a contract', () => {
  it.each(['123 123 123', '123.123.123', ' 123-123-123 '])('is its meter, compared compactly: %s', (meter) => {
    expect(provedBy(person({ meter }), ana)).toBe('meter')
  })

  it('is the meter alone where there is one', () => {
    const billed = { ...ana, invoices: ['IN 0001'] }
    expect(provedBy(person({ meter: '', invoice: 'IN 0001' }), billed)).toBeUndefined()
    expect(provedBy(person({ invoice: 'whatever' }), billed)).toBe('meter')
  })

  it.each(['IN 000120210100053772', 'in000120210100053772', '000120210100053772', '0001 2021 0100 053772'])(
    'is the number of one of its invoices where there is no meter: %s',
    (invoice) => {
      const bare = { ...ana, meter: null, invoices: ['IN 000120200900040001', 'IN 000120210100053772'] }
      expect(provedBy(person({ meter: '', invoice }), bare)).toBe('invoice')
    },
  )

  it('is nothing where there is neither', () => {
    expect(provedBy(person({ meter: '', invoice: '' }), { ...ana, meter: null })).toBeUndefined()
    expect(provedBy(person({ meter: '', invoice: '' }), { ...ana, meter: '-', invoices: [''] })).toBeUndefined()
    expect(provedBy(person({ meter: '', invoice: '1' }), { ...ana, meter: '', invoices: ['IN 1'] })).toBeUndefined()
  })

  it.each(['ended', 'void'] as const)('is of no use once the contract is %s', (status) => {
    expect(provedBy(person(), { ...ana, status })).toBeUndefined()
  })

  it('never depends on case, accents or punctuation, whatever the name', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-zñáéíóúü]{1,12}$/),
        fc.constantFrom('.', ' ', '-', "'", ', '),
        (name, sign) => {
          const typed = name.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase().split('').join(sign)
          expect(provedBy(person({ firstSurname: typed }), { ...ana, firstSurname: name })).toBe('meter')
        },
      ),
    )
  })

  it('answers anything that can be typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(provedBy(company(text, text), office)).toBeUndefined()
        expect(provedBy(person({ firstSurname: text }), { ...ana, firstSurname: `${text}q` })).toBeUndefined()
      }),
    )
  })
})

describe('what is enough to pay', () => {
  const billed = { status: 'active' as const, meter: '123123123', invoices: ['IN 000120210100053772', 'A 000001'] }
  const pays = (typed: { meter?: string; invoice?: string }, contract: Partial<ProvableContract> = {}) =>
    provesToPay({ meter: '', invoice: '', ...typed }, { ...billed, ...contract })

  it('is the meter or the number of any invoice, whatever the other field holds', () => {
    expect(pays({ meter: '123.123 123' })).toBe(true)
    expect(pays({ invoice: '0001 2021 0100 053772' })).toBe(true)
    expect(pays({ meter: 'other', invoice: 'a000001' })).toBe(true)
    expect(pays({ meter: '123123123', invoice: 'other' })).toBe(true)
    expect(pays({ meter: '123123124', invoice: 'IN 000120210100053773' })).toBe(false)
  })

  it('is not the one in the place of the other, nor a short folio without its series', () => {
    expect(pays({ invoice: '123123123' })).toBe(false)
    expect(pays({ meter: '000120210100053772' })).toBe(false)
    expect(pays({ invoice: '1' }, { invoices: ['A 1'] })).toBe(false)
    expect(pays({ invoice: 'A 1' }, { invoices: ['A 1'] })).toBe(true)
  })

  it('is nothing where there is neither', () => {
    expect(pays({})).toBe(false)
    for (const meter of [null, '', '-', ' . ']) {
      expect(pays({ meter: meter ?? '', invoice: '-' }, { meter, invoices: ['', ' - '] })).toBe(false)
    }
  })

  it.each([
    ['active', true],
    ['pending', true],
    ['ended', true],
    ['void', false],
  ] as const)('is of use while something may be owed: %s', (status, isOfUse) => {
    expect(pays({ meter: '123123123' }, { status })).toBe(isOfUse)
    expect(pays({ invoice: 'A 000001' }, { status })).toBe(isOfUse)
  })
})

describe('the reference', () => {
  it('is taken with dots, spaces and whatever else separates its figures', () => {
    expect(referencesOf(' 404.040 ')).toEqual(['404040', '404040'])
    expect(referencesOf('404-040a')).toEqual(['404-040A', '404040A'])
  })
})

describe('slowing down', () => {
  it('begins after ten wrong tries, grows, and ends', () => {
    expect([0, 9, 10, 11, 16, 17, 18, 5000].map(secondsToSlow)).toEqual([0, 0, 1, 2, 7, 8, 8, 8])
  })
})

describe('an address that is somebody else’s', () => {
  it('shows its first letter and where it is', () => {
    expect(maskedEmail('maria@correo.mx')).toBe('m•••@correo.mx')
    expect(maskedEmail('ñ@correo.mx')).toBe('ñ•••@correo.mx')
  })
})
