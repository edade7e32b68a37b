import { describe, expect, it } from 'vitest'
import { invoiceWanted } from './rules.ts'

describe('what a search means among invoices', () => {
  it('may be a period, however it is written', () => {
    for (const typed of ['2 / 2021', '02/2021', '2021-02', ' 2/2021 ']) {
      expect(invoiceWanted(typed)?.period, typed).toBe('2021-02-01')
    }
    expect(invoiceWanted('13 / 2021')?.period ?? null).toBe(null)
    expect(invoiceWanted('0 / 2021')?.period ?? null).toBe(null)
  })

  it('may be an amount, with or without its sign and commas', () => {
    for (const typed of ['$1,344.00', '1344', '1344.0', '$ 1,344']) {
      expect(invoiceWanted(typed)?.total, typed).toBe(134_400)
    }
  })

  it('may be a number or a part of it, spaces included', () => {
    expect(invoiceWanted('IN 000120210200053772')?.number).toBe('IN000120210200053772')
    expect(invoiceWanted('53772')).toEqual({ number: '53772', period: null, total: 5_377_200 })
    expect(invoiceWanted('12')).toEqual({ number: null, period: null, total: 1_200 })
  })

  it('is nothing when it is only words', () => {
    expect(invoiceWanted('casa de mamá')).toBe(undefined)
    expect(invoiceWanted('')).toBe(undefined)
  })
})
