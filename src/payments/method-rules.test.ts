import { describe, expect, it } from 'vitest'
import { wordsIn } from '../words/words.ts'
import type { ChoosableContract } from './choice-rules.ts'
import type { Voucher } from './gateway.ts'
import { leastChoice, methodWords, type Offered, offeredFor, overMost, placeWords, storesOf } from './method-rules.ts'

const words = wordsIn('es-MX')
const gateway: Offered = { name: 'stripe', methods: ['card', 'cash', 'transfer'], mostPer: { cash: 1_000_000 } }
const cash = (stores?: string[]): Voucher => ({ kind: 'cash', reference: '1', barcode: '1', ...(stores && { stores }) })
const transfer: Voucher = { kind: 'transfer', clabe: '1', bank: '', reference: '', beneficiary: '' }

describe('the most that a way to pay takes at once', () => {
  it.each([
    ['cash', 999_999, undefined],
    ['cash', 1_000_000, undefined],
    ['cash', 1_000_001, 1_000_000],
    ['card', 999_999_999, undefined],
    ['transfer', 999_999_999, undefined],
  ] as const)('by %s, of %i centavos, is over %s', (method, amount, most) => {
    expect(overMost(gateway, method, amount)).toBe(most)
    expect(overMost({}, method, amount)).toBeUndefined()
    expect(offeredFor(gateway, amount).methods.includes(method)).toBe(most === undefined)
  })

  it('leaves the other ways in their order, and what is said of them', () => {
    expect(offeredFor(gateway, 1_000_001)).toEqual({ ...gateway, methods: ['card', 'transfer'] })
    expect(offeredFor(gateway, 0)).toEqual(gateway)
    expect(offeredFor({ name: 'conekta', methods: ['cash'] }, 9e9)).toEqual({ name: 'conekta', methods: ['cash'] })
  })
})

describe('the least that somebody can choose', () => {
  const contractOwing = (...balances: number[]): ChoosableContract => ({
    id: 1,
    number: '1',
    title: '',
    invoices: balances.map((balance, id) => ({
      id,
      number: String(id),
      period: '2021-02-01',
      dueOn: '2021-03-07',
      balance,
      cancelled: false,
      held: 0,
      underWay: null,
      inReview: null,
    })),
  })
  const whole = { leastPart: null, mostAdvance: null }

  it.each([
    ['the smallest invoice', [contractOwing(300, 200), contractOwing(500)], whole, 200],
    ['a part of it, where parts are allowed', [contractOwing(30_000)], { ...whole, leastPart: 5_000 }, 5_000],
    ['the whole, where it is less than a part', [contractOwing(300)], { ...whole, leastPart: 5_000 }, 300],
    ['anything, where advances are allowed', [contractOwing(30_000)], { ...whole, mostAdvance: 1 }, 0],
    ['nothing, where nothing is owed', [contractOwing(0)], whole, 0],
    ['nothing, where there is no contract', [], whole, 0],
  ])('is %s', (_, contracts, terms, least) => expect(leastChoice(contracts, terms)).toBe(least))
})

describe('where cash is paid', () => {
  it.each([
    ['stripe', cash(), ['OXXO'], 'OXXO', 'Efectivo en OXXO'],
    ['sandbox', cash(), ['OXXO'], 'OXXO', 'Efectivo en OXXO'],
    ['conekta', cash(), [], 'una tienda', 'Efectivo en tiendas'],
    ['conekta', cash([]), [], 'una tienda', 'Efectivo en tiendas'],
    ['conekta', cash(['BBVA ATM']), ['BBVA ATM'], 'BBVA ATM', 'Efectivo en tiendas'],
    [
      'conekta',
      cash(['7 Eleven', 'OXXO']),
      ['7 Eleven', 'OXXO'],
      'una de las tiendas de la lista',
      'Efectivo en tiendas',
    ],
  ] as const)('by %s', (gateway, voucher, stores, place, method) => {
    expect(storesOf({ voucher, gateway })).toEqual(stores)
    expect(placeWords(words, stores)).toBe(place)
    expect(methodWords(words, { method: 'cash', gateway })).toBe(method)
  })

  it('is nowhere where a transfer is made', () => {
    expect(storesOf({ voucher: transfer, gateway: 'stripe' })).toEqual([])
    expect(methodWords(words, { method: 'transfer', gateway: 'conekta' })).toBe('Transferencia (SPEI)')
    expect(methodWords(words, { method: 'card', gateway: 'conekta' })).toBe('Tarjeta')
  })
})
