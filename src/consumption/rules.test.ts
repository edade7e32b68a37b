import { describe, expect, it } from 'vitest'
import { addMonths } from '../lib/dates.ts'
import { type Period, periodsOf } from '../readings/period-rules.ts'
import { historyOf } from '../readings/rules.ts'
import { drawnOf, perDay, summaryOf, usualOf, yearBefore } from './rules.ts'

/** One reading a month, the last of them on 26 January 2021. */
const monthly = (...consumptions: number[]) =>
  read(
    consumptions.map((consumption, index) => [addMonths('2021-01-26', index + 1 - consumptions.length), consumption]),
  )

const read = (readings: (readonly [readOn: string, consumption: number])[]) =>
  periodsOf(
    historyOf(
      readings.map(([readOn, consumption], index) => ({
        meter: 'A',
        readOn,
        value: 1000 + index,
        consumption,
        kind: 'real' as const,
        incident: null,
        digits: 4,
      })),
    ),
  )

describe('what a day cost in water', () => {
  const period = (consumption: number, days: number | undefined) => perDay({ consumption, days } as Period)

  it('is the consumption over the days between the readings', () => {
    expect(period(14, 31)!.litres).toBe(452)
    expect(period(14, 31)!.cubicMetres).toBeCloseTo(0.45, 2)
    expect(period(0, 31)).toEqual({ cubicMetres: 0, litres: 0 })
  })

  it('is not known without days, nor of a correction', () => {
    expect(period(14, undefined)).toBeUndefined()
    expect(period(14, 0)).toBeUndefined()
    expect(period(-1, 31)).toBeUndefined()
  })
})

describe('the same month a year before', () => {
  it('is twelve months back', () => {
    const { periods } = monthly(13, ...Array(11).fill(20), 14)
    expect(yearBefore(periods)).toMatchObject({
      past: { consumption: 13 },
      now: { consumption: 14 },
      difference: 1,
      percent: 8,
      monthly: false,
    })
  })

  it('is not there in the eleventh month', () => {
    expect(yearBefore(monthly(...Array(12).fill(20)).periods)).toBeUndefined()
    expect(yearBefore([])).toBeUndefined()
  })

  it('has no percent from nought', () => {
    expect(yearBefore(monthly(0, ...Array(11).fill(20), 14).periods)!.percent).toBeUndefined()
  })

  it('is compared by the mean of a month when the readings cover a different number of them', () => {
    const { periods } = read([
      ['2019-12-26', 14],
      ['2020-02-26', 31],
      ...Array.from({ length: 12 }, (_, index) => [addMonths('2020-03-26', index), 14] as const),
    ])
    expect(yearBefore(periods)).toMatchObject({ past: { consumption: 15.5 }, difference: -1.5, monthly: true })
  })
})

describe('what is usual for a contract', () => {
  it('takes six months to tell', () => {
    expect(usualOf(monthly(1, 2, 3, 4, 5, 9).periods)).toBeUndefined()
    expect(usualOf(monthly(1, 2, 3, 4, 5, 6, 6).periods)).toEqual({ low: 1, high: 6, verdict: 'usual' })
    expect(usualOf(monthly(2, 5, 4, 9973, 3, 6, 180).periods)).toBeUndefined()
  })

  it.each([
    [12, 'less'],
    [13, 'usual'],
    [16, 'usual'],
    [17, 'more'],
    [24, 'more'],
    [25, 'much more'],
  ])('finds %d m³ where 13 to 16 are usual: %s', (last, verdict) => {
    expect(usualOf(monthly(13, 14, 15, 16, 14, 13, last).periods)!.verdict).toBe(verdict)
  })

  it('sets the odd month aside', () => {
    expect(usualOf(monthly(13, 14, 15, 16, 90, 13, 14, 15, 14, 13, 14).periods)).toMatchObject({ low: 13, high: 16 })
  })
})

describe('what is drawn', () => {
  const today = '2021-02-10'

  it('is two years to the latest month', () => {
    const drawn = drawnOf(monthly(...Array(30).fill(10)), today)!
    expect(drawn.to - drawn.from).toBe(23)
    expect(drawn.periods).toHaveLength(24)
    expect(drawn.gaps).toEqual([])
  })

  it('is one year while the history is no longer', () => {
    expect(monthsOf(drawnOf(monthly(10), today)!)).toBe(12)
    expect(monthsOf(drawnOf(monthly(...Array(12).fill(10)), today)!)).toBe(12)
    expect(monthsOf(drawnOf(monthly(...Array(13).fill(10)), today)!)).toBe(24)
  })

  it('leaves a place for each month whose reading has not come, but not for this one', () => {
    expect(drawnOf(monthly(10), '2021-02-28')!.gaps).toHaveLength(0)
    expect(drawnOf(monthly(10), '2021-03-01')!.gaps).toHaveLength(1)
    expect(drawnOf(monthly(10), '2022-02-01')!.gaps).toHaveLength(12)
  })

  it('ends with the last reading when none has come for more than a year', () => {
    expect(drawnOf(monthly(10), '2022-03-01')!.gaps).toHaveLength(0)
  })

  it('waits as long as the contract is used to', () => {
    const quarterly = read([
      ['2020-07-12', 30],
      ['2020-10-12', 30],
      ['2021-01-12', 30],
    ])
    expect(drawnOf(quarterly, '2021-04-01')!.gaps).toHaveLength(0)
    expect(drawnOf(quarterly, '2021-05-01')!.gaps).toHaveLength(3)
  })

  it('is nothing without readings', () => {
    expect(drawnOf(read([]), today)).toBeUndefined()
  })

  const monthsOf = ({ from, to }: { from: number; to: number }) => to - from + 1
})

describe('the sum of what is drawn', () => {
  it('counts of a reading at the edge only the months inside', () => {
    const drawn = drawnOf(
      read([
        ['2018-11-26', 10],
        ['2019-02-26', 30],
        ...Array.from({ length: 23 }, (_, index) => [addMonths('2019-03-26', index), 10] as const),
      ]),
      '2021-02-10',
    )!
    expect(summaryOf(drawn)).toMatchObject({ months: 24, total: 240, mean: 10 })
  })
})
