import { describe, expect, it } from 'vitest'
import { hasRolledOver, historyOf, type Reading } from './rules.ts'

const reading = (readOn: string, value: number, consumption: number, more: Partial<Reading> = {}): Reading => ({
  meter: 'A',
  readOn,
  value,
  consumption,
  kind: 'real',
  incident: null,
  digits: 4,
  ...more,
})

const inShort = (readings: Reading[]) =>
  historyOf(readings).map(({ meter, value, exchange }) => `${meter} ${value} ${exchange ?? ''}`.trim())

describe('a history', () => {
  it('stands oldest first, with the days from one reading to the next', () => {
    const history = historyOf([reading('2021-01-26', 30, 14), reading('2020-12-28', 16, 16)])
    expect(history.map(({ readOn, days }) => [readOn, days])).toEqual([
      ['2020-12-28', undefined],
      ['2021-01-26', 29],
    ])
  })

  it('puts the last reading of the old meter before the first of the new one, in whatever order they came', () => {
    const before = reading('2020-12-26', 980, 15)
    const last = reading('2021-01-14', 987, 7)
    const first = reading('2021-01-14', 0, 0, { meter: 'B' })
    const after = reading('2021-01-26', 9, 9, { meter: 'B' })
    const expected = ['A 980', 'A 987 last', 'B 0 first', 'B 9']
    expect(inShort([before, last, first, after])).toEqual(expected)
    expect(inShort([after, first, last, before])).toEqual(expected)
  })

  it('tells the two apart at either end of the history', () => {
    const last = reading('2021-01-14', 987, 7)
    const first = reading('2021-01-14', 0, 0, { meter: 'B' })
    expect(inShort([first, last, reading('2020-12-26', 980, 15)])).toEqual(['A 980', 'A 987 last', 'B 0 first'])
    expect(inShort([first, last, reading('2021-02-14', 9, 9, { meter: 'B' })])).toEqual([
      'A 987 last',
      'B 0 first',
      'B 9',
    ])
    expect(inShort([first, last])).toEqual(['A 987 last', 'B 0 first'])
  })

  it('does not call a reading the last of its meter when the new one was read a month later', () => {
    expect(inShort([reading('2020-12-26', 980, 15), reading('2021-01-26', 9, 16, { meter: 'B' })])).toEqual([
      'A 980',
      'B 9 first',
    ])
  })

  it('is empty without readings', () => {
    expect(historyOf([])).toEqual([])
  })
})

describe('a dial that passes its highest figure', () => {
  const before = reading('2020-12-26', 9995, 15)

  it('shows less than before, although water was used', () => {
    expect(hasRolledOver(before, reading('2021-01-26', 9, 14))).toBe(true)
  })

  it('is not one that stands still, is put right, or is new', () => {
    expect(hasRolledOver(before, reading('2021-01-26', 9995, 0))).toBe(false)
    expect(hasRolledOver(before, reading('2021-01-26', 9990, -5))).toBe(false)
    expect(hasRolledOver(before, reading('2021-01-26', 9, 9, { meter: 'B' }))).toBe(false)
  })
})
