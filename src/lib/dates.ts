/** A civil date, `'2026-03-20'`: it sorts and compares as text, and has no time zone. */
export type CivilDate = string

/** The utility's clock is Mexico City's, whatever the machine says. */
const zone = 'America/Mexico_City'

export const todayInMexico = (): CivilDate => Temporal.Now.plainDateISO(zone).toString()

/** From 0 to 23, on the utility's clock. */
export const hourInMexico = (): number => Temporal.Now.zonedDateTimeISO(zone).hour

// The database knows no year 0.
export const isCivilDate = (text: string): boolean => {
  if (!/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text
  } catch {
    return false
  }
}

// A page asks for hundreds of these: whole days since 1970 cost a tenth of a calendar object. The test compares with Temporal.
const dayLength = 86_400_000
const midnightOf = (date: CivilDate) => Date.UTC(+date.slice(0, 4), +date.slice(5, 7) - 1, +date.slice(8, 10))
const dateAt = (midnight: number): CivilDate => new Date(midnight).toISOString().slice(0, 10)

export const addDays = (date: CivilDate, days: number): CivilDate => dateAt(midnightOf(date) + days * dayLength)

/** The same day of another month, or that month's last: `'2021-01-31'` and one month are `'2021-02-28'`. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const [year, month, day] = [+date.slice(0, 4), +date.slice(5, 7) - 1 + months, +date.slice(8, 10)]
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return dateAt(Date.UTC(year, month, Math.min(day, lastDay)))
}

/** Whole days from `start` to `end`; negative when `end` comes first. */
export const daysBetween = (start: CivilDate, end: CivilDate): number =>
  (midnightOf(end) - midnightOf(start)) / dayLength

/** The first day of the month, which is how a billing period is kept: `'2021-02-20'` → `'2021-02-01'`. */
export const monthOf = (date: CivilDate): CivilDate => `${date.slice(0, 7)}-01`

/** A billing period as the utility writes it: `'2021-02-01'` → `'2 / 2021'`. */
export const formatPeriod = (period: CivilDate): string => `${Number(period.slice(5, 7))} / ${period.slice(0, 4)}`

type DateStyle = 'short' | 'long' | 'weekday' | 'weekdayYear' | 'month' | 'monthYear' | 'shortMonth' | 'shortMonthYear'

const styles: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  short: { day: 'numeric', month: 'short', year: 'numeric' },
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  weekday: { weekday: 'long', day: 'numeric', month: 'long' },
  weekdayYear: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long' },
  monthYear: { month: 'long', year: 'numeric' },
  shortMonth: { month: 'short' },
  shortMonthYear: { month: 'short', year: 'numeric' },
}

const formats = new Map<string, Intl.DateTimeFormat>()

/**
 * As es-MX writes them: `short`: `20 feb 2021` · `long`: `20 de febrero de 2021` · `weekday`: `domingo 7 de marzo` ·
 * `weekdayYear`: `domingo 7 de marzo de 2021` ·
 * `month`: `febrero` · `monthYear`: `febrero de 2021` · `shortMonth`: `feb` · `shortMonthYear`: `feb 2021`.
 */
export function formatDate(date: CivilDate, style: DateStyle, locale: string): string {
  const key = `${locale} ${style} ${date}`
  const known = written.get(key)
  if (known) return known
  const text = formatOf(locale, style)
    .format(midnightOf(date))
    .replace(/^(\p{L}+), /u, '$1 ')
  if (written.size >= mostWritten) written.clear()
  written.set(key, text)
  return text
}

/** A day that is promised, read aloud: `lunes 30 de noviembre de 2026`, `Monday 30 November 2026`. */
export const dayInWords = (date: CivilDate, locale: string): string => formatDate(date, 'weekdayYear', locale)

/** The same few thousand days are written again and again. */
const written = new Map<string, string>()
const mostWritten = 20_000

/** An instant as people read it where the utility is: `20 feb 2021, 18:26`. */
export function formatInstant(instant: Date, locale: string): string {
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

/** An instant on which a promise depends: `domingo 7 de marzo, 18:26`. */
export function formatMoment(instant: Date, locale: string): string {
  const key = `${locale} moment`
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat(locale, {
      ...styles.weekday,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone: zone,
    })
  formats.set(key, format)
  return format
    .format(instant)
    .replace(/^(\p{L}+), /u, '$1 ')
    .replace(/ (?:a las|at) /, ', ')
}

function formatOf(locale: string, style: DateStyle) {
  const key = `${locale} ${style}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale, { ...styles[style], timeZone: 'UTC' })
  formats.set(key, made)
  return made
}
