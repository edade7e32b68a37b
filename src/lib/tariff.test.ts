import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chargesOn, type PriceList, percentOf, shareOf, waterCharge } from './tariff.ts'

const list: PriceList = { charges: [5000, 6000, 7000, 8500, 10_000], additional: 2000 }

/** Any list a utility might publish: it never falls, and each step is no dearer than the m³ above the list. */
const anyList = fc
  .tuple(
    fc.integer({ min: 0, max: 50_000 }),
    fc.array(fc.integer({ min: 0, max: 9000 }), { minLength: 1, maxLength: 40 }),
  )
  .map(([base, steps]): PriceList => {
    const prices = steps.sort((one, other) => one - other)
    const charges = [base]
    for (const price of prices) charges.push(charges.at(-1)! + price)
    return { charges, additional: prices.at(-1)! }
  })
const anyVolume = fc.integer({ min: 0, max: 5000 })
const anyDwellings = fc.integer({ min: 1, max: 60 })

describe('the water charge', () => {
  it('is the published total, and grows by the additional price above the list', () => {
    expect(waterCharge(list, 0, 1)).toBe(5000)
    expect(waterCharge(list, 3, 1)).toBe(8500)
    expect(waterCharge(list, 4, 1)).toBe(10_000)
    expect(waterCharge(list, 5, 1)).toBe(12_000)
    expect(waterCharge(list, 7, 1)).toBe(16_000)
  })

  it('gives each home behind the meter its share of the volume', () => {
    expect(waterCharge(list, 6, 3)).toBe(3 * 7000)
    expect(waterCharge(list, 0, 10)).toBe(10 * 5000)
  })

  it('rounds the share to the nearest m³, and exactly half down', () => {
    expect([24, 25, 26, 27].map((volume) => shareOf(volume, 2))).toEqual([12, 12, 13, 13])
    expect([30, 31, 32, 33].map((volume) => shareOf(volume, 3))).toEqual([10, 10, 11, 11])
  })

  it('never falls when more is used', () => {
    fc.assert(
      fc.property(anyList, anyVolume, anyDwellings, (list, volume, dwellings) => {
        expect(waterCharge(list, volume + 1, dwellings)).toBeGreaterThanOrEqual(waterCharge(list, volume, dwellings))
      }),
    )
  })

  it('has no jumps: one m³ more a home never costs more than the dearest m³', () => {
    fc.assert(
      fc.property(anyList, anyVolume, anyDwellings, (list, volume, dwellings) => {
        const step = waterCharge(list, volume + dwellings, dwellings) - waterCharge(list, volume, dwellings)
        expect(step).toBeLessThanOrEqual(list.additional * dwellings)
      }),
    )
  })

  it('is whole centavos', () => {
    fc.assert(
      fc.property(anyList, anyVolume, anyDwellings, (list, volume, dwellings) => {
        expect(Number.isSafeInteger(waterCharge(list, volume, dwellings))).toBe(true)
      }),
    )
  })
})

describe('the lines of an invoice', () => {
  const business = { drainagePercent: 10, sanitationPercent: 12, vatPercent: 16 }

  it('add up to its total, each rounded by itself', () => {
    expect(chargesOn(28_197, { ...business, vatPercent: 0 })).toEqual({
      water: { amount: 28_197, vat: 0 },
      drainage: { amount: 2820, vat: 0 },
      sanitation: { amount: 3384, vat: 0 },
      total: 34_401,
    })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000 }), (amount) => {
        const { water, drainage, sanitation, total } = chargesOn(amount, business)
        const lines = [water, drainage, sanitation].flatMap(({ amount, vat }) => [amount, vat])
        expect(lines.reduce((sum, part) => sum + part, 0)).toBe(total)
      }),
    )
  })

  it('rounds half a centavo up', () => {
    expect([4, 5, 14, 15].map((amount) => percentOf(amount, 10))).toEqual([0, 1, 1, 2])
  })
})
