import { describe, expect, it } from 'vitest'
import { priceOf, pricesOf } from './price-rules.ts'

/** 100 pesos, and 10 for each m³ up to 3, then 50; a tenth for the drain and 16 % of VAT on both. */
const tariff = [0, 1, 2, 3].map((cubicMetres) => ({
  cubicMetres,
  waterCharge: 100 + 10 * cubicMetres,
  extra: 50,
  drainagePercent: 10,
  sanitationPercent: null,
  vatPercent: 16,
}))
const month = { days: 30, dwellings: 1 }

describe('about what a reading costs', () => {
  it.each([
    [0, 127_60],
    [3, 165_88],
    [4, 229_68],
  ])('%d m³ in a month', (cubicMetres, centavos) => {
    expect(priceOf(tariff, { ...month, cubicMetres })).toBe(centavos)
  })

  it('shares the volume among the homes, and among the months', () => {
    expect(priceOf(tariff, { cubicMetres: 6, days: 30, dwellings: 2 })).toBe(2 * 165_88)
    expect(priceOf(tariff, { cubicMetres: 6, days: 61, dwellings: 1 })).toBe(2 * 165_88)
    expect(priceOf(tariff, { cubicMetres: 3, days: 45, dwellings: 1 })).toBe(165_88)
  })

  it('is not guessed from a list that is not whole, nor below nought', () => {
    expect(priceOf([], { ...month, cubicMetres: 3 })).toBeUndefined()
    expect(priceOf(tariff.slice(1), { ...month, cubicMetres: 3 })).toBeUndefined()
    expect(priceOf(tariff, { ...month, cubicMetres: -1 })).toBeUndefined()
    const endless = tariff.map((row) => ({ ...row, extra: null }))
    expect(priceOf(endless, { ...month, cubicMetres: 3 })).toBe(165_88)
    expect(priceOf(endless, { ...month, cubicMetres: 4 })).toBeUndefined()
  })

  it('stands beside what is usual over the same days', () => {
    const usual = {
      perDay: 0.1,
      spread: 0.2,
      basis: 'recent',
      periods: 4,
      season: undefined,
      expected: 2.6,
      low: 0,
      high: 9,
    } as const
    expect(pricesOf({ tariff, dwellings: 1 }, { consumption: 0, days: 26, usual })).toEqual({
      now: 127_60,
      usual: 165_88,
    })
    expect(pricesOf({ tariff, dwellings: 1 }, { consumption: undefined, days: 26, usual })).toBeUndefined()
    expect(pricesOf({ tariff, dwellings: 1 }, { consumption: -3, days: 26, usual })).toBeUndefined()
  })
})
