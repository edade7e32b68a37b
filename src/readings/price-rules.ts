import type { Centavos } from '../lib/money.ts'
import { chargesOn, waterCharge } from '../lib/tariff.ts'
import type { Judged } from './plausible-rules.ts'

/** A line of a tariff's list; `extra` is charged for each m³ beyond it. */
export type PriceRow = {
  cubicMetres: number
  waterCharge: number
  extra: number | null
  drainagePercent: number | null
  sanitationPercent: number | null
  vatPercent: number | null
}

/** A price list is for a month. */
const daysAMonth = 30.4

/** About what these m³ would be on an invoice, by the published list; nothing where the list is not whole. */
export function priceOf(
  tariff: readonly PriceRow[],
  { cubicMetres, days, dwellings }: { cubicMetres: number; days: number; dwellings: number },
): Centavos | undefined {
  const last = tariff.at(-1)
  const isWhole = tariff.every((row, index) => row.cubicMetres === index)
  if (!last || !isWhole || cubicMetres < 0) return undefined
  const list = {
    charges: tariff.map((row) => Math.round(row.waterCharge * 100)),
    additional: Math.round((last.extra ?? 0) * 100),
  }
  if (last.extra === null && cubicMetres > last.cubicMetres * dwellings) return undefined
  const months = Math.max(1, Math.round(days / daysAMonth))
  const water = waterCharge(list, Math.round(cubicMetres / months), Math.max(1, dwellings)) * months
  return chargesOn(water, {
    drainagePercent: last.drainagePercent ?? 0,
    sanitationPercent: last.sanitationPercent ?? 0,
    vatPercent: last.vatPercent ?? 0,
  }).total
}

/** What a judged reading would cost, beside what is usual over the same days. */
export function pricesOf(
  { tariff, dwellings }: { tariff: readonly PriceRow[]; dwellings: number },
  { consumption, days, usual }: Pick<Judged, 'consumption' | 'days' | 'usual'>,
): { now: Centavos; usual: Centavos } | undefined {
  if (consumption === undefined || days === undefined || !usual) return undefined
  const now = priceOf(tariff, { cubicMetres: consumption, days, dwellings })
  const expected = priceOf(tariff, { cubicMetres: Math.round(usual.expected), days, dwellings })
  return now === undefined || expected === undefined ? undefined : { now, usual: expected }
}
