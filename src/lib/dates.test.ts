import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  dayInWords,
  daysBetween,
  formatDate,
  formatInstant,
  formatMoment,
  formatPeriod,
} from './dates.ts'

const aDate = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2200-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const calendar = Temporal.PlainDate

describe('civil dates', () => {
  it('are counted as the calendar does, leap years and month ends included', () => {
    fc.assert(
      fc.property(aDate, aDate, fc.integer({ min: -20_000, max: 20_000 }), (date, other, count) => {
        expect(addDays(date, count)).toBe(calendar.from(date).add({ days: count }).toString())
        expect(daysBetween(date, other)).toBe(calendar.from(date).until(other, { largestUnit: 'days' }).days)
        const months = Math.trunc(count / 30)
        expect(addMonths(date, months)).toBe(calendar.from(date).add({ months }).toString())
      }),
    )
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29')
  })

  it('are written as people write them, each time the same', () => {
    for (let turn = 0; turn < 2; turn++) {
      expect(formatDate('2021-02-20', 'short', 'es-MX')).toBe('20 feb 2021')
      expect(formatDate('2021-03-07', 'weekday', 'es-MX')).toBe('domingo 7 de marzo')
      expect(dayInWords('2021-03-07', 'es-MX')).toBe('domingo 7 de marzo de 2021')
      expect(formatDate('2021-02-20', 'shortMonth', 'es-MX')).toBe('feb')
    }
  })

  it('are written day first in English too, as Mexico does', () => {
    const evening = new Date('2021-03-08T00:26:00Z')
    expect(formatDate('2021-02-20', 'short', 'en-GB')).toBe('20 Feb 2021')
    expect(formatDate('2021-02-20', 'long', 'en-GB')).toBe('20 February 2021')
    expect(formatDate('2021-03-07', 'weekday', 'en-GB')).toBe('Sunday 7 March')
    expect(dayInWords('2021-03-07', 'en-GB')).toBe('Sunday 7 March 2021')
    expect(formatInstant(evening, 'en-GB')).toBe('7 Mar 2021, 18:26')
    expect(formatMoment(evening, 'en-GB')).toBe('Sunday 7 March, 18:26')
    expect(formatMoment(evening, 'es-MX')).toBe('domingo 7 de marzo, 18:26')
    expect(formatPeriod('2021-02-01')).toBe('2 / 2021')
  })
})
