import { z } from 'zod'
import { type CivilDate, daysBetween, isCivilDate } from '../lib/dates.ts'
import type { CalendarFacts } from '../web/calendar-facts.ts'
import type { Words } from '../words/words.ts'
import { someDayOf } from './calendar-rules.ts'
import { rowsIn } from './row-form.ts'

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
export const mostHolidays = 100
export const mostClosures = 20

type Typed = Record<string, string>
type Fault = (field: string, message: string) => void

/** The utility's working days as they are typed. */
export const calendarForm = (words: Words) =>
  z.record(z.string(), z.string()).transform((typed, check): CalendarFacts => {
    const fault: Fault = (field, message) => check.addIssue({ code: 'custom', path: [field], message })
    const works = weekdays.filter((weekday) => typed[`dia-${weekday}`] === 'si')
    if (works.length === 0) fault('dia-1', words('deskCalendar.error.weekdays'))
    return {
      weekdays: works,
      holidays: holidaysIn(typed, { words, fault }),
      closures: closuresIn(typed, { words, fault }),
    }
  })

type Around = { words: Words; fault: Fault }

function dayIn(text: string, field: string, { words, fault }: Around): CivilDate {
  if (isCivilDate(text)) return text
  fault(field, words('deskCalendar.error.day'))
  return ''
}

function holidaysIn(typed: Typed, around: Around): CalendarFacts['holidays'] {
  const { words, fault } = around
  const rows = rowsIn(typed, 'f', 'fecha')
  if (rows.length > mostHolidays) fault('', words('deskCalendar.error.holidays', { most: mostHolidays }))
  return rows
    .map(({ field, of }) => {
      const on = dayIn(of('fecha'), field('fecha'), around)
      const name = of('nombre')
      if (name === '' || name.length > 100) fault(field('nombre'), words('deskCalendar.error.name'))
      return { on: of('cada-anio') === 'si' ? on.slice(5) : on, name }
    })
    .filter(({ on }, index, all) => all.findIndex((one) => one.on === on) === index)
}

function closuresIn(typed: Typed, around: Around): CalendarFacts['closures'] {
  const { words, fault } = around
  const rows = rowsIn(typed, 'p', 'desde')
  if (rows.length > mostClosures) fault('', words('deskCalendar.error.closures', { most: mostClosures }))
  return rows.map(({ field, of }) => {
    const from = dayIn(of('desde'), field('desde'), around)
    const until = dayIn(of('hasta'), field('hasta'), around)
    const reason = of('motivo')
    if (reason === '' || reason.length > 100) fault(field('motivo'), words('deskCalendar.error.reason'))
    if (from && until && (until < from || daysBetween(from, until) >= 90))
      fault(field('hasta'), words('deskCalendar.error.until'))
    return { from, until, reason }
  })
}

/** A calendar as its form shows it. */
export function typedOfCalendar({ weekdays: works, holidays, closures }: CalendarFacts, today: CivilDate): Typed {
  const year = Number(today.slice(0, 4))
  return Object.fromEntries([
    ...weekdays.map((weekday) => [`dia-${weekday}`, works.includes(weekday) ? 'si' : '']),
    ...holidays.flatMap(({ on, name }, index) => [
      [`f${index}-fecha`, someDayOf(on, year)],
      [`f${index}-cada-anio`, on.length === 5 ? 'si' : ''],
      [`f${index}-nombre`, name],
    ]),
    ...closures.flatMap(({ from, until, reason }, index) => [
      [`p${index}-desde`, from],
      [`p${index}-hasta`, until],
      [`p${index}-motivo`, reason],
    ]),
  ])
}
