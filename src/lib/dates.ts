/** A civil date, `'2026-03-20'`: it sorts and compares as text, and has no time zone. */
export type CivilDate = string

/** The utility's clock is Mexico City's, whatever the machine says. */
const zone = 'America/Mexico_City'

export const todayInMexico = (): CivilDate => Temporal.Now.plainDateISO(zone).toString()

export const isCivilDate = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text
  } catch {
    return false
  }
}

export const addDays = (date: CivilDate, days: number): CivilDate =>
  Temporal.PlainDate.from(date).add({ days }).toString()

export const addMonths = (date: CivilDate, months: number): CivilDate =>
  Temporal.PlainDate.from(date).add({ months }).toString()

/** Whole days from `start` to `end`; negative when `end` comes first. */
export const daysBetween = (start: CivilDate, end: CivilDate): number =>
  Temporal.PlainDate.from(start).until(end, { largestUnit: 'days' }).days

/** The first day of the month, which is how a billing period is kept: `'2021-02-20'` → `'2021-02-01'`. */
export const monthOf = (date: CivilDate): CivilDate => `${date.slice(0, 7)}-01`

/** A billing period as the utility writes it: `'2021-02-01'` → `'2 / 2021'`. */
export const formatPeriod = (period: CivilDate): string => `${Number(period.slice(5, 7))} / ${period.slice(0, 4)}`

type DateStyle = 'short' | 'long' | 'weekday' | 'month' | 'monthYear' | 'shortMonth' | 'shortMonthYear'

const styles: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  short: { day: 'numeric', month: 'short', year: 'numeric' },
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  weekday: { weekday: 'long', day: 'numeric', month: 'long' },
  month: { month: 'long' },
  monthYear: { month: 'long', year: 'numeric' },
  shortMonth: { month: 'short' },
  shortMonthYear: { month: 'short', year: 'numeric' },
}

const formats = new Map<string, Intl.DateTimeFormat>()

/**
 * `short`: `20 feb 2021` · `long`: `20 de febrero de 2021` · `weekday`: `domingo, 7 de marzo` without its comma ·
 * `month`: `febrero` · `monthYear`: `febrero de 2021` · `shortMonth`: `feb` · `shortMonthYear`: `feb 2021`.
 */
export function formatDate(date: CivilDate, style: DateStyle = 'short', locale = 'es-MX'): string {
  return formatOf(locale, style)
    .format(Date.UTC(+date.slice(0, 4), +date.slice(5, 7) - 1, +date.slice(8, 10)))
    .replace(/^(\p{L}+), /u, '$1 ')
}

/** An instant as people read it where the utility is: `20 feb 2021, 18:26`. */
export function formatInstant(instant: Date, locale = 'es-MX'): string {
  const key = `${locale} instant`
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat(locale, {
      ...styles.short,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone: zone,
    })
  formats.set(key, format)
  return format.format(instant)
}

function formatOf(locale: string, style: DateStyle) {
  const key = `${locale} ${style}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale, { ...styles[style], timeZone: 'UTC' })
  formats.set(key, made)
  return made
}
