import { describe, expect, it } from 'vitest'
import { addDays, addMonths } from '../lib/dates.ts'
import { type Asked, judge, limits } from './plausible-rules.ts'
import type { Reading } from './rules.ts'

const reading = (readOn: string, value: number, consumption: number, more: Partial<Reading> = {}): Reading => ({
  meter: 'M-77',
  readOn,
  value,
  consumption,
  kind: 'real',
  incident: null,
  digits: 4,
  ...more,
})

/** Two years read on the 20th, 14 to 16 m³ a month; the last one, 20 feb 2021, shows `until`. */
function twoYears(until: number, more: Partial<Reading> = {}): Reading[] {
  const months = Array.from({ length: 25 }, (_, index) => 24 - index)
  let value = until - months.slice(1).reduce((sum, ago) => sum + monthly(ago), 0)
  return months.map((ago, index) => {
    value += index === 0 ? 0 : monthly(ago)
    return reading(addMonths('2021-02-20', -ago), value, index === 0 ? 0 : monthly(ago), more)
  })
}
const monthly = (ago: number) => 14 + (ago % 3)

const asked = (changes: Partial<Asked>): Asked => ({
  meter: 'M-77',
  dwellings: 1,
  readings: twoYears(1359),
  others: [],
  value: 1373,
  readOn: '2021-03-20',
  today: '2021-03-20',
  ...changes,
})
const judged = (changes: Partial<Asked>) => judge(asked(changes))
const names = (changes: Partial<Asked>) => judged(changes).findings.map(({ name }) => name)

describe('a reading like those before', () => {
  it('is accepted, with what it means', () => {
    const { verdict, consumption, days, perDay, since, usual, findings } = judged({ value: 1373 })
    expect({ verdict, consumption, days, since, findings }).toEqual({
      verdict: 'accepted',
      consumption: 14,
      days: 28,
      since: { value: 1359, readOn: '2021-02-20', kind: 'real' },
      findings: [],
    })
    expect(perDay).toBeCloseTo(0.5)
    expect(usual).toMatchObject({ basis: 'season', low: expect.any(Number), high: expect.any(Number) })
    expect(usual!.low).toBeLessThan(14)
    expect(usual!.expected).toBeCloseTo(14, -1)
    expect(usual!.high).toBeLessThan(60)
  })

  it('is asked about from the first m³ beyond the band on', () => {
    const { low, high } = judged({}).usual!
    expect(judged({ value: 1359 + high }).findings.map(({ name }) => name)).not.toContain('too-high')
    expect(names({ value: 1359 + high + 1 })).toContain('too-high')
    expect(names({ value: 1359 + low })).not.toContain('too-low')
    if (low > 1) expect(names({ value: 1359 + low - 1 })).toContain('too-low')
  })

  it('says what a rule was found from', () => {
    const found = judged({ value: 1359 + 400 }).findings.find(({ name }) => name === 'too-high')
    expect(found).toMatchObject({ holds: true, facts: { consumption: 400, high: judged({}).usual!.high } })
  })

  it('may be sent two days after the last one, and nobody asks about a m³ or two', () => {
    expect(judged({ value: 1361, readOn: '2021-02-22' })).toMatchObject({ verdict: 'accepted', days: 2 })
    expect(judged({ value: 1359, readOn: '2021-02-20' })).toMatchObject({ verdict: 'accepted', days: 1 })
  })
})

describe('the season', () => {
  /** 10 m³ a month, and 40 in each May. */
  const withMays: Reading[] = []
  for (let month = 0; month < 36; month++) {
    const on = addMonths('2018-05-20', month)
    const used = on.slice(5, 7) === '05' ? 40 : 10
    withMays.push(reading(on, (withMays.at(-1)?.value ?? 500) + used, used))
  }

  it('allows in May what May is like, and not in November', () => {
    const may = withMays.filter(({ readOn }) => readOn < '2021-05-01')
    const november = withMays.filter(({ readOn }) => readOn < '2020-11-01')
    const plus = (some: Reading[], used: number) => some.at(-1)!.value + used
    const inMay = { readings: may, readOn: '2021-05-20', today: '2021-05-20' }
    const inNovember = { readings: november, readOn: '2020-11-20', today: '2021-05-20' }
    expect(judged({ ...inMay, value: plus(may, 40) }).usual!.high).toBeGreaterThanOrEqual(40)
    expect(names({ ...inNovember, value: plus(november, 60) })).toContain('too-high')
  })
})

describe('slips of the hand', () => {
  it('names two figures that changed places, and the number that was meant', () => {
    expect(judged({ value: 1733 })).toMatchObject({
      verdict: 'held',
      findings: [{ name: 'swapped-digits', suggestion: 1373 }, { name: 'too-high' }],
    })
  })

  it('doubts a number within the band when the swapped one is far more usual', () => {
    expect(names({ readings: twoYears(1380), value: 1396 })).toEqual([])
    const found = judged({ readings: twoYears(1353), value: 1376 })
    expect(found.findings.find(({ name }) => name === 'swapped-digits')?.suggestion).toBe(1367)
  })

  it('names a number read from right to left', () => {
    expect(judged({ value: 3731 })).toMatchObject({ verdict: 'held', findings: [{ name: 'reversed-digits' }, {}] })
    expect(judged({ value: 3731 }).findings[0]!.suggestion).toBe(1373)
  })

  it('names a figure too many and one too few', () => {
    expect(judged({ value: 13_733 })).toMatchObject({
      verdict: 'held',
      findings: [
        { name: 'digits', facts: { typed: 5, digits: 4 } },
        { name: 'digits', suggestion: 1373 },
        { name: 'too-high' },
      ],
    })
    expect(names({ value: 137 })).toEqual(['digits', 'lower-than-last'])
  })

  it('does not call a number too long that fills the dial', () => {
    expect(names({ readings: twoYears(9900), value: 9914 })).toEqual([])
  })

  it('knows the serial number of the meter, whole or as far as the dial goes', () => {
    expect(names({ meter: 'X123456', readings: twoYears(1359, { meter: 'X123456' }), value: 123_456 })).toContain(
      'other-meter',
    )
    expect(names({ meter: 'X123456', readings: twoYears(1359, { meter: 'X123456' }), value: 3456 })).toContain(
      'other-meter',
    )
  })

  it('knows the other meters of the same person', () => {
    const other = { contract: '404041', meter: 'M-99887', value: 5210, readOn: '2021-02-20', perDay: 0.5 }
    expect(judged({ others: [other], value: 5221 })).toMatchObject({
      verdict: 'held',
      findings: [{ name: 'other-meter', facts: { contract: '404041', last: 5210 } }, { name: 'too-high' }],
    })
    expect(names({ others: [other], value: 5209 })).not.toContain('other-meter')
    expect(names({ others: [other], value: 9988 })).toContain('other-meter')
    expect(names({ others: [{ ...other, value: 1365 }], value: 1373 })).toEqual([])
  })
})

describe('less than before', () => {
  it('is asked about', () => {
    expect(names({ value: 1358 })).toContain('lower-than-last')
    expect(judged({ value: 1358 })).toMatchObject({ verdict: 'held', consumption: -1 })
  })

  it('is no wonder where the dial has passed its highest figure', () => {
    expect(judged({ readings: twoYears(9995), value: 9 })).toMatchObject({
      verdict: 'accepted',
      consumption: 14,
      findings: [{ name: 'rolled-over', holds: false, facts: { digits: 4, last: 9995 } }],
    })
    expect(judged({ readings: twoYears(9995), value: 5 })).toMatchObject({ verdict: 'accepted', consumption: 10 })
  })

  it('is one where the dial stood in the middle', () => {
    expect(judged({ readings: twoYears(5000), value: 9 }).verdict).toBe('held')
  })

  it('is the end of an estimate that was too high', () => {
    const readings = [...twoYears(1359), reading('2021-03-12', 1385, 26, { kind: 'estimated' })]
    expect(judged({ readings, value: 1373 })).toMatchObject({
      verdict: 'accepted',
      consumption: 14,
      since: { value: 1359, readOn: '2021-02-20', kind: 'real' },
      findings: [{ name: 'estimate-corrected', holds: false, facts: { estimate: 1385 } }],
    })
    expect(judged({ readings, value: 1358 }).verdict).toBe('held')
  })

  it('is nought where nobody looked at the dial', () => {
    expect(names({ value: 0 })).toEqual(['zero'])
  })
})

describe('the same as before', () => {
  it('is asked about, and no longer where the house was empty the last time', () => {
    expect(names({ value: 1359 })).toEqual(['same-as-last'])
    const empty = [...twoYears(1359), reading('2021-03-05', 1359, 0)]
    expect(names({ readings: empty, value: 1359, readOn: '2021-03-28', today: '2021-03-28' })).toEqual([])
  })
})

describe('a meter that came', () => {
  it('counts from nought when nobody read it before, and the one before it does not matter', () => {
    expect(judged({ meter: 'NEW-1', value: 14 })).toMatchObject({
      verdict: 'accepted',
      consumption: 14,
      findings: [{ name: 'exchange', holds: false, facts: { meter: 'NEW-1' } }],
    })
    expect(judged({ meter: 'NEW-1', value: 1373 }).verdict).toBe('held')
  })

  it('is asked about when nothing was ever read', () => {
    expect(judged({ readings: [] })).toMatchObject({
      verdict: 'held',
      since: undefined,
      consumption: undefined,
      findings: [{ name: 'first-reading' }],
    })
  })

  it('is compared with other homes while it has one reading only', () => {
    const readings = [reading('2021-02-20', 3, 0)]
    expect(judged({ readings, value: 20 })).toMatchObject({
      verdict: 'accepted',
      usual: { basis: 'class', periods: 0 },
    })
    expect(judged({ readings, value: 903 }).verdict).toBe('held')
    const oneHome = judged({ readings, value: 20 }).usual!
    expect(judged({ readings, value: 20, dwellings: 12 }).usual!.expected).toBeCloseTo(12 * oneHome.expected)
  })
})

describe('its day', () => {
  it('may be today, and not tomorrow', () => {
    expect(names({ readOn: '2021-03-20' })).toEqual([])
    expect(judged({ readOn: '2021-03-21' })).toMatchObject({ verdict: 'held', findings: [{ name: 'future' }] })
  })

  it('may be that of the last reading, and not before it', () => {
    expect(names({ value: 1360, readOn: '2021-02-20' })).toEqual([])
    expect(judged({ readOn: '2021-02-19' })).toMatchObject({
      verdict: 'held',
      findings: [{ name: 'before-last', facts: { lastOn: '2021-02-20' } }],
    })
  })
})

it('never judges by what it cannot know: any number and any day has an answer', () => {
  for (const value of [0, 1, 9, 99, 1359, 9999, 10_000, 999_999_999]) {
    for (let ahead = -40; ahead <= 400; ahead += 11) {
      const readOn = addDays('2021-02-20', ahead)
      const { verdict, findings } = judged({ value, readOn, today: '2022-12-31' })
      expect(verdict).toBe(findings.some(({ holds }) => holds) ? 'held' : 'accepted')
      expect(new Set(findings.map((one) => JSON.stringify(one))).size).toBe(findings.length)
    }
  }
  expect(limits.digits).toBe(5)
})
