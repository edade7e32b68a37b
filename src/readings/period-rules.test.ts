import { describe, expect, it } from 'vitest'
import { firstDayOf, periodsOf } from './period-rules.ts'
import { historyOf, type Reading } from './rules.ts'

type Read = [readOn: string, consumption: number, more?: Partial<Reading>]

const periods = (...read: Read[]) => {
  let value = 1000
  return periodsOf(
    historyOf(
      read.map(([readOn, consumption, more]) => {
        value += consumption
        return { meter: 'A', readOn, value, consumption, kind: 'real', incident: null, digits: 4, ...more }
      }),
    ),
  )
}

const month = (number: number) => firstDayOf(number).slice(0, 7)
const inShort = (...read: Read[]) =>
  periods(...read).periods.map(({ from, to, consumption }) =>
    from === to ? `${month(to)}: ${consumption}` : `${month(from)}–${month(to)}: ${consumption}`,
  )

describe('which months a reading stands for', () => {
  it('is the month it was read in', () => {
    expect(inShort(['2020-11-26', 14], ['2020-12-28', 15], ['2021-01-26', 14])).toEqual([
      '2020-11: 14',
      '2020-12: 15',
      '2021-01: 14',
    ])
  })

  it('is all the months since the reading before', () => {
    expect(inShort(['2020-11-26', 14], ['2021-01-26', 29], ['2021-02-26', 13])).toEqual([
      '2020-11: 14',
      '2020-12–2021-01: 29',
      '2021-02: 13',
    ])
  })

  it('is three for a contract read every quarter, the first reading included', () => {
    const { interval, periods: quarters } = periods(['2020-03-11', 40], ['2020-06-09', 41], ['2020-09-09', 42])
    expect(interval).toBe(3)
    expect(quarters.map(({ from, to }) => to - from + 1)).toEqual([3, 3, 3])
  })

  it('gives a month back that a late reading had taken', () => {
    expect(inShort(['2021-01-20', 14], ['2021-03-01', 20], ['2021-03-20', 6])).toEqual([
      '2021-01: 14',
      '2021-02: 20',
      '2021-03: 6',
    ])
  })

  it('is the month before where the reader comes around the turn of the month', () => {
    const { shift } = periods(['2021-01-02', 14], ['2021-02-01', 15], ['2021-03-01', 13], ['2021-03-31', 16])
    expect(shift).toBe(15)
    expect(inShort(['2021-01-02', 14], ['2021-02-01', 15], ['2021-03-01', 13], ['2021-03-31', 16])).toEqual([
      '2020-12: 14',
      '2021-01: 15',
      '2021-02: 13',
      '2021-03: 16',
    ])
  })

  it('is one month for two readings that both fell in it', () => {
    expect(inShort(['2021-01-05', 14], ['2021-01-20', 6], ['2021-02-20', 12])).toEqual(['2021-01: 20', '2021-02: 12'])
  })

  it('is nothing without readings', () => {
    expect(periods()).toEqual({ periods: [], interval: 1, shift: 0 })
  })
})

describe('a meter exchange', () => {
  const exchange = (on: string, last: number): Read[] => [
    [on, last],
    [on, 0, { meter: 'B', value: 0 }],
  ]

  it('between two readings belongs to the later one, in two pieces', () => {
    const [, month] = periods(['2020-12-26', 15], ...exchange('2021-01-14', 7), [
      '2021-01-26',
      9,
      { meter: 'B' },
    ]).periods
    expect(month).toMatchObject({
      consumption: 16,
      days: 31,
      startsOn: '2020-12-26',
      exchange: { on: '2021-01-14', before: 7, after: 9 },
    })
  })

  it('belongs to it over the turn of the month too', () => {
    expect(
      inShort(['2020-11-09', 15], ['2020-12-09', 15], ...exchange('2020-12-25', 7), ['2021-01-09', 8, { meter: 'B' }]),
    ).toEqual(['2020-11: 15', '2020-12: 15', '2021-01: 15'])
  })

  it('on the day of a reading leaves each month its own', () => {
    const read: Read[] = [
      ['2020-11-26', 15],
      ['2020-12-26', 14],
      ...exchange('2021-01-26', 13),
      ['2021-02-26', 12, { meter: 'B' }],
    ]
    expect(inShort(...read)).toEqual(['2020-11: 15', '2020-12: 14', '2021-01: 13', '2021-02: 12'])
    expect(periods(...read).periods[2]!.exchange).toEqual({ on: '2021-01-26', before: 13, after: 0 })
  })

  it('that is the latest news stands by itself', () => {
    expect(inShort(['2020-12-26', 15], ...exchange('2021-01-14', 7))).toEqual(['2020-12: 15', '2021-01: 7'])
  })

  it('without a date of its own is known from the serials', () => {
    const [, month] = periods(['2020-12-26', 15], ['2021-01-26', 16, { meter: 'B' }]).periods
    expect(month!.exchange).toEqual({ on: undefined, before: 0, after: 16 })
  })
})

it('calls estimated what holds an estimate', () => {
  expect(
    periods(['2020-12-26', 15, { kind: 'estimated' }], ['2021-01-26', 14]).periods.map((one) => one.estimated),
  ).toEqual([true, false])
})
