import type { View } from '../web/view.ts'

/** `lunes, martes y viernes`; Monday is 1. */
export function weekdayWords(locale: string, weekdays: readonly number[]): string {
  // The first of January 2024 was a Monday.
  const name = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
  return listOf(
    locale,
    weekdays.map((weekday) => name.format(Date.UTC(2024, 0, weekday))),
  )
}

/** The utility's own days off that are still to come, each with why; nothing where it has none. */
export function holidayWords({ words, profile, today }: View): string | undefined {
  const ofEachYear = new Intl.DateTimeFormat(words.locale, { day: 'numeric', month: 'long', timeZone: 'UTC' })
  const ofOneYear = new Intl.DateTimeFormat(words.locale, { dateStyle: 'long', timeZone: 'UTC' })
  const named = profile.calendar.holidays
    .filter(({ on }) => on.length === 'MM-DD'.length || on >= today)
    .map(({ on, name }) => {
      const day =
        on.length === 'MM-DD'.length
          ? ofEachYear.format(new Date(`2024-${on}T00:00:00Z`))
          : ofOneYear.format(new Date(`${on}T00:00:00Z`))
      return `${day} (${profile.say(name)})`
    })
  return named.length > 0 ? listOf(words.locale, named) : undefined
}

const listOf = (locale: string, items: string[]) => new Intl.ListFormat(locale).format(items)
