import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { addDays, type CivilDate } from '../lib/dates.ts'
import { type Calendar, isWorkingDay, nationalHolidays, workingDayAfter } from '../lib/working-days.ts'
import { type Count, clockOn, dueOf, type Pause } from './clock-rules.ts'

const plain: Calendar = { weekdays: [1, 2, 3, 4, 5], holidays: [] }
const dueOn = (calendar: Calendar, count: Count) => {
  const due = dueOf(calendar, count)
  return due.kind === 'due' ? due.on : `paused, ${due.left} left`
}
const ten = (since: CivilDate, ...pauses: Pause[]) => dueOn(plain, { since, workingDays: 10, pauses })

describe('the day by which the utility must answer', () => {
  it.each([
    ['2026-11-24', '2026-12-08', 'two weeks without a holiday'],
    ['2026-11-10', '2026-11-25', 'a holiday among them'],
    ['2026-11-14', '2026-11-30', 'asked on a Saturday: Monday is a holiday, Tuesday the first day'],
    ['2026-12-21', '2027-01-06', 'over the end of the year: Christmas and New Year are Fridays'],
    ['2021-03-12', '2021-03-29', 'the Monday of Benito Juárez'],
    ['2028-02-21', '2028-03-06', 'a leap day in between'],
  ])('asked on %s is %s: %s', (since, expected) => expect(ten(since)).toBe(expected))

  it.each<[string, Pause[], string]>([
    ['a question answered on the day it was asked', [{ from: '2026-11-26', until: '2026-11-26' }], '2026-12-08'],
    ['answered the next day', [{ from: '2026-11-26', until: '2026-11-27' }], '2026-12-09'],
    ['asked on Friday, answered on Sunday', [{ from: '2026-11-27', until: '2026-11-29' }], '2026-12-08'],
    ['asked on Friday, answered on Monday', [{ from: '2026-11-27', until: '2026-11-30' }], '2026-12-09'],
    ['asked the day it came', [{ from: '2026-11-24', until: '2026-11-26' }], '2026-12-10'],
    ['over the end of the month', [{ from: '2026-11-30', until: '2026-12-01' }], '2026-12-09'],
    [
      'two that overlap',
      [
        { from: '2026-11-25', until: '2026-11-27' },
        { from: '2026-11-26', until: '2026-11-30' },
      ],
      '2026-12-11',
    ],
    ['asked on the last day', [{ from: '2026-12-08', until: '2026-12-15' }], '2026-12-16'],
    ['asked and answered on the last day', [{ from: '2026-12-08', until: '2026-12-08' }], '2026-12-08'],
    ['asked when it was late already', [{ from: '2026-12-09', until: '2026-12-15' }], '2026-12-08'],
    ['not answered yet', [{ from: '2026-11-26' }], 'paused, 8 left'],
    ['asked on the last day and not answered yet', [{ from: '2026-12-08' }], 'paused, 1 left'],
    ['asked late and not answered yet', [{ from: '2026-12-09' }], '2026-12-08'],
  ])('with %s', (_, pauses, expected) => expect(ten('2026-11-24', ...pauses)).toBe(expected))
})

const days = fc.integer({ min: 0, max: 3000 }).map((n) => addDays('2024-01-01', n))
const calendars = fc.record({
  weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
  holidays: fc.array(
    days.map((on) => ({ on, name: 'Asueto' })),
    { maxLength: 30 },
  ),
})
const counts = fc
  .record({
    since: days,
    workingDays: fc.integer({ min: 1, max: 30 }),
    spans: fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 40 })), { maxLength: 6 }),
  })
  .map(
    ({ since, workingDays, spans }): Count => ({
      since,
      workingDays,
      pauses: spans.map(([after, length]) => {
        const from = addDays(since, after)
        return { from, until: addDays(from, length) }
      }),
    }),
  )
const anyClock = fc.tuple(calendars, counts)

/** The same by another way: lays out the days that can count, and takes the last one needed. */
function slowly({ weekdays, holidays }: Calendar, { since, workingDays, pauses }: Count): CivilDate {
  const open: CivilDate[] = []
  for (let day = Temporal.PlainDate.from(since).add({ days: 1 }); open.length < workingDays + 10; ) {
    const text = day.toString()
    const isFree =
      !weekdays.includes(day.dayOfWeek) ||
      nationalHolidays(day.year).includes(text) ||
      holidays.some(({ on }) => on === text)
    const isStopped = pauses.some(({ from, until }) => text > from && text <= until!)
    if (!isFree && !isStopped) open.push(text)
    day = day.add({ days: 1 })
  }
  const isAskedOn = (day: CivilDate) => pauses.some(({ from, until }) => from === day && until! > from)
  return open.slice(workingDays - 1).find((day) => !isAskedOn(day))!
}

const workingDaysIn = (calendar: Calendar, start: CivilDate, end: CivilDate) => {
  const found: CivilDate[] = []
  for (let day = addDays(start, 1); day <= end; day = addDays(day, 1)) if (isWorkingDay(calendar, day)) found.push(day)
  return found
}

describe('whatever the calendar and the questions', () => {
  it('is the same day as counted slowly', () => {
    fc.assert(
      fc.property(anyClock, ([calendar, count]) => {
        expect(dueOn(calendar, count)).toBe(slowly(calendar, count))
      }),
      { numRuns: 500 },
    )
  })

  it('is never early: the utility has all its working days outside of pauses', () => {
    fc.assert(
      fc.property(anyClock, ([calendar, count]) => {
        const on = dueOn(calendar, count)
        const had = workingDaysIn(calendar, count.since, on).filter(
          (day) => !count.pauses.some(({ from, until }) => day > from && day <= until!),
        )
        expect(had.length).toBeGreaterThanOrEqual(count.workingDays)
        expect(isWorkingDay(calendar, on)).toBe(true)
      }),
    )
  })

  it('is never late: a pause costs no more than the working days that it touches', () => {
    fc.assert(
      fc.property(anyClock, ([calendar, count]) => {
        const touched = new Set(
          count.pauses.flatMap(({ from, until }) => workingDaysIn(calendar, addDays(from, -1), until!)),
        )
        const latest = workingDayAfter(calendar, count.since, count.workingDays + touched.size)
        expect(dueOn(calendar, count) <= latest).toBe(true)
      }),
    )
  })

  it('goes on where it paused', () => {
    fc.assert(
      fc.property(
        anyClock,
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 1, max: 90 }),
        ([calendar, count], after, length) => {
          const from = addDays(count.since, after)
          const before = { ...count, pauses: count.pauses.filter(({ until }) => until! < from) }
          const paused = dueOf(calendar, { ...before, pauses: [...before.pauses, { from }] })
          const until = addDays(from, length)
          const resumed = dueOn(calendar, { ...before, pauses: [...before.pauses, { from, until }] })
          // Asked too late, it was due all the same.
          if (paused.kind === 'due') expect(resumed).toBe(paused.on)
          else expect(resumed).toBe(workingDayAfter(calendar, until, paused.left))
        },
      ),
    )
  })

  it('is not changed by a question answered on its day, by the order of the questions, or by asking the same twice', () => {
    fc.assert(
      fc.property(anyClock, fc.integer({ min: 0, max: 60 }), ([calendar, count], after) => {
        const day = addDays(count.since, after)
        const expected = dueOn(calendar, count)
        expect(dueOn(calendar, { ...count, pauses: [...count.pauses, { from: day, until: day }] })).toBe(expected)
        expect(dueOn(calendar, { ...count, pauses: [...count.pauses, ...count.pauses].reverse() })).toBe(expected)
      }),
    )
  })

  it('is never brought forward by one more question', () => {
    fc.assert(
      fc.property(
        anyClock,
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 0, max: 40 }),
        ([calendar, count], after, length) => {
          const from = addDays(count.since, after)
          const more = { ...count, pauses: [...count.pauses, { from, until: addDays(from, length) }] }
          expect(dueOn(calendar, more) >= dueOn(calendar, count)).toBe(true)
        },
      ),
    )
  })
})

describe('the machine and its clock', () => {
  const zone = process.env.TZ
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
  })

  it.each(['America/Mexico_City', 'Pacific/Kiritimati', 'America/Havana', 'Europe/Madrid'])(
    'do not matter in %s, nights of daylight saving among them',
    (name) => {
      process.env.TZ = name
      // Mexico's last changes of hour: 3 April and 30 October 2022.
      expect(ten('2022-03-31')).toBe('2022-04-14')
      expect(ten('2022-10-28', { from: '2022-10-29', until: '2022-10-31' })).toBe('2022-11-14')
    },
  )
})

describe('how the clock stands', () => {
  const due = dueOf(plain, { since: '2026-11-24', workingDays: 10, pauses: [] })
  it.each([
    ['2026-11-24', 10, 0],
    ['2026-11-28', 7, 0],
    ['2026-12-07', 1, 0],
    ['2026-12-08', 0, 0],
    ['2026-12-09', 0, 1],
    ['2026-12-12', 0, 3],
    ['2026-12-13', 0, 3],
  ])('on %s: %i working days left, %i over', (today, left, over) =>
    expect(clockOn(plain, due, today)).toEqual({ kind: 'running', dueOn: '2026-12-08', left, over }),
  )

  it('while it is paused: since when, and what is left', () => {
    const paused = dueOf(plain, { since: '2026-11-24', workingDays: 10, pauses: [{ from: '2026-11-30' }] })
    expect(clockOn(plain, paused, '2027-03-01')).toEqual({ kind: 'paused', since: '2026-11-30', left: 6 })
  })
})
