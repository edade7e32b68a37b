import { describe, expect, it } from 'vitest'
import { waterCharge } from '../lib/tariff.ts'
import { tariffClasses, tariffOf } from './tariffs.ts'

describe.each(tariffClasses)('the demo tariff %s', (name) => {
  it('grows with every m³, by more and more, past the end of the list too', () => {
    const tariff = tariffOf(name, 2026)
    const steps = Array.from({ length: 160 }, (_, at) => waterCharge(tariff, at + 1, 1) - waterCharge(tariff, at, 1))
    expect(steps.every((step) => step > 0)).toBe(true)
    expect(steps.every((step, at) => at === 0 || step >= steps[at - 1]!)).toBe(true)
  })

  it('rises every January', () => {
    for (const year of [2021, 2024, 2025, 2026, 2029])
      expect(tariffOf(name, year + 1).charges[14]).toBeGreaterThan(tariffOf(name, year).charges[14]!)
  })

  it('has VAT unless it is for homes', () => {
    expect(tariffOf(name, 2026).vatPercent).toBe(name.startsWith('DOMESTICO') ? 0 : 16)
  })
})
