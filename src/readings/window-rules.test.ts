import { describe, expect, it } from 'vitest'
import { addDays, addMonths } from '../lib/dates.ts'
import { historyOf } from './rules.ts'
import { countsFor, windowOf } from './window-rules.ts'

/** Read on the 20th every so many months until 20 feb 2021, with a few days earlier or later. */
const read = (months: number, strays: readonly number[] = [0, 0, 0, 0, 0, 0]) =>
  historyOf(
    strays.map((days, index) => ({
      meter: 'M-77',
      readOn: addDays(addMonths('2021-02-20', -months * (strays.length - 1 - index)), days),
      value: 1000 + 14 * index,
      consumption: 14,
      kind: 'real' as const,
      incident: null,
      digits: 4,
    })),
  )

describe('which days count for the next invoice', () => {
  it('are three around the next reading, where the reader is punctual', () => {
    expect(windowOf(read(1), '2021-03-01')).toEqual({
      expectedOn: '2021-03-20',
      from: '2021-03-17',
      until: '2021-03-23',
      interval: 1,
      readings: 6,
    })
  })

  it('are more where the reader comes early and late', () => {
    const window = windowOf(read(1, [0, 4, -4, 5, -5, 4, 0]), '2021-03-01')!
    expect(window.from < '2021-03-13').toBe(true)
    expect(window.until > '2021-03-27').toBe(true)
  })

  it('follow a contract read every second or third month', () => {
    expect(windowOf(read(2), '2021-03-01')).toMatchObject({ expectedOn: '2021-04-20', interval: 2 })
    expect(windowOf(read(3), '2021-03-01')).toMatchObject({ expectedOn: '2021-05-20', interval: 3 })
  })

  it('are over on the day after the last, and then they are those of the reading after it', () => {
    expect(windowOf(read(1), '2021-03-23')!.expectedOn).toBe('2021-03-20')
    expect(windowOf(read(1), '2021-03-24')!.expectedOn).toBe('2021-04-20')
    expect(windowOf(read(1), '2022-03-24')!.expectedOn).toBe('2022-04-20')
  })

  it('are not known from two readings', () => {
    expect(windowOf(read(1, [0, 0]), '2021-03-01')).toBeUndefined()
    expect(windowOf(read(1, [0, 0, 0]), '2021-03-01')).toBeDefined()
    expect(windowOf([], '2021-03-01')).toBeUndefined()
  })

  it('begin and end on their days', () => {
    const window = windowOf(read(1), '2021-03-01')!
    expect(['2021-03-16', '2021-03-17', '2021-03-23', '2021-03-24'].map((day) => countsFor(window, day))).toEqual([
      false,
      true,
      true,
      false,
    ])
  })
})
