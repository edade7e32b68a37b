/** Made once for each language. */
const inLocale = (options: Intl.NumberFormatOptions) => {
  const known = new Map<string, Intl.NumberFormat>()
  return (value: number, locale: string): string => {
    const format = known.get(locale) ?? new Intl.NumberFormat(locale, options)
    known.set(locale, format)
    return format.format(value)
  }
}

/** A count: `1234` → `'1,234'`. A meter reading is not a count: it is written as on the dial, without separators. */
export const formatCount = inLocale({ maximumFractionDigits: 0 })

/** At most two decimals: `0.4516` → `'0.45'`. */
export const formatDecimal = inLocale({ maximumFractionDigits: 2 })

const tenth = inLocale({ maximumFractionDigits: 1 })

/** How large a file is, for people: `340 kB`, `2.1 MB`. */
export const formatBytes = (bytes: number, locale: string): string =>
  bytes < 1_000_000
    ? `${formatCount(Math.max(1, Math.round(bytes / 1000)), locale)} kB`
    : `${tenth(bytes / 1_000_000, locale)} MB`

/** The change from `before` to `after` in whole percent, `undefined` where there is nothing to compare with. */
export const percentChange = (before: number, after: number): number | undefined =>
  before === 0 ? undefined : Math.round(((after - before) / before) * 100)

/** The one in the middle; of two in the middle the lower. */
export function median(values: readonly number[]): number | undefined {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)]
}
