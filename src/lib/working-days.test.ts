import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from './dates.ts'
import { type Calendar, isWorkingDay, nationalHolidays, workingDayAfter } from './working-days.ts'

const plain: Calendar = { weekdays: [1, 2, 3, 4, 5], holidays: [] }

describe("Mexico's days of rest", () => {
  it.each([
    [2021, ['2021-01-01', '2021-02-01', '2021-03-15', '2021-05-01', '2021-09-16', '2021-11-15', '2021-12-25']],
    [
      2024,
      ['2024-01-01', '2024-02-05', '2024-03-18', '2024-05-01', '2024-09-16', '2024-10-01', '2024-11-18', '2024-12-25'],
    ],
    [2026, ['2026-01-01', '2026-02-02', '2026-03-16', '2026-05-01', '2026-09-16', '2026-11-16', '2026-12-25']],
  ])('are in %i those of the law', (year, days) => expect(nationalHolidays(year)).toEqual(days))

  it('have the handover of the federal executive every six years since 2024, and never before', () => {
    const years = Array.from({ length: 40 }, (_, index) => 2000 + index)
    expect(years.filter((year) => nationalHolidays(year).includes(`${year}-10-01`))).toEqual([2024, 2030, 2036])
  })

  it('move to a Monday three times each year', () => {
    for (let year = 1990; year < 2100; year++) {
      const moved = nationalHolidays(year).filter((day) => /-(02|03|11)-/.test(day))
      expect(moved.map((day) => Temporal.PlainDate.from(day).dayOfWeek)).toEqual([1, 1, 1])
      expect(moved.map((day) => Math.ceil(Number(day.slice(8)) / 7))).toEqual([1, 3, 3])
    }
  })
})

describe("a utility's working days", () => {
  it.each([
    ['2026-11-24', true, 'a Tuesday'],
    ['2026-11-21', false, 'a Saturday'],
    ['2026-11-22', false, 'a Sunday'],
    ['2026-11-16', false, 'the Monday of the Revolution'],
    ['2026-11-20', true, 'the day of the Revolution itself'],
  ])('%s: %s, being %s', (day, works) => expect(isWorkingDay(plain, day)).toBe(works))

  it('leave out its own holidays, of one year or of each', () => {
    const calendar = {
      ...plain,
      holidays: [
        { on: '2026-12-24', name: 'Puente' },
        { on: '12-12', name: 'Día de la Virgen' },
      ],
    }
    expect(['2026-12-24', '2027-12-24'].map((day) => isWorkingDay(calendar, day))).toEqual([false, true])
    expect(['2025-12-12', '2029-12-12'].map((day) => isWorkingDay(calendar, day))).toEqual([false, false])
  })

  it('may have Saturdays among them', () => {
    expect(isWorkingDay({ ...plain, weekdays: [1, 2, 3, 4, 5, 6] }, '2026-11-21')).toBe(true)
  })

  it.each([
    ['2026-11-13', 1, '2026-11-17', 'a Friday before a long weekend'],
    ['2026-11-14', 1, '2026-11-17', 'the Saturday of it'],
    ['2026-12-31', 1, '2027-01-04', 'the end of a year'],
    ['2028-02-28', 1, '2028-02-29', 'a leap day'],
    ['2026-11-24', 0, '2026-11-24', 'no days at all'],
    ['2026-11-24', 10, '2026-12-08', 'two weeks'],
  ])('%s and %i is %s: %s', (day, count, expected) => expect(workingDayAfter(plain, day, count)).toBe(expected))

  it('are counted one by one, whatever the day and the holidays', () => {
    const days = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays('2000-01-01', n))
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: 1, max: 60 }),
        fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
        fc.array(days, { maxLength: 20 }),
        (day, count, weekdays, holidays) => {
          const calendar = { weekdays, holidays: holidays.map((on) => ({ on, name: 'x' })) }
          const end = workingDayAfter(calendar, day, count)
          expect(isWorkingDay(calendar, end)).toBe(true)
          let passed = 0
          for (let one = addDays(day, 1); one <= end; one = addDays(one, 1)) {
            const { dayOfWeek, year } = Temporal.PlainDate.from(one)
            if (weekdays.includes(dayOfWeek) && !nationalHolidays(year).includes(one) && !holidays.includes(one))
              passed++
          }
          expect(passed).toBe(count)
        },
      ),
    )
  })
})
