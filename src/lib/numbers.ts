const whole = new Intl.NumberFormat('es-MX', { maximumFractionDigits: 0 })
const tenth = new Intl.NumberFormat('es-MX', { maximumFractionDigits: 1 })
const decimal = new Intl.NumberFormat('es-MX', { minimumFractionDigits: 0, maximumFractionDigits: 2 })

/** A count: `1234` → `'1,234'`. A meter reading is not a count: it is written as on the dial, without separators. */
export const formatCount = (count: number): string => whole.format(count)

/** At most two decimals: `0.4516` → `'0.45'`. */
export const formatDecimal = (value: number): string => decimal.format(value)

/** How large a file is, for people: `340 kB`, `2.1 MB`. */
export const formatBytes = (bytes: number): string =>
  bytes < 1_000_000
    ? `${whole.format(Math.max(1, Math.round(bytes / 1000)))} kB`
    : `${tenth.format(bytes / 1_000_000)} MB`

/** The change from `before` to `after` in whole percent, `undefined` where there is nothing to compare with. */
export const percentChange = (before: number, after: number): number | undefined =>
  before === 0 ? undefined : Math.round(((after - before) / before) * 100)

/** The one in the middle; of two in the middle the lower. */
export function median(values: readonly number[]): number | undefined {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)]
}
