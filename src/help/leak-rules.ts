import type { Centavos } from '../lib/money.ts'
import { type PriceRow, priceOf } from '../readings/price-rules.ts'

/** A contract to reckon with: what it uses a month, and its price list. */
export type LeakContract = { number: string; dwellings: number; usual: number; tariff: readonly PriceRow[] }

/** Litres an hour that the page shows: a tap that drips, one that runs thin, a toilet, a broken pipe. */
const losses = [1, 5, 20, 60]
const hoursAMonth = 24 * 30
const litresACubicMetre = 1000
const daysAMonth = 30

export type Loss = { litresAnHour: number; cubicMetres: number; price: Centavos | undefined }

/** What each loss is in a month, and how much more a bill would be with it. */
export function lossesWith(contract: LeakContract | undefined): Loss[] {
  const priceAt = (cubicMetres: number) =>
    contract && priceOf(contract.tariff, { cubicMetres, days: daysAMonth, dwellings: contract.dwellings })
  const usualPrice = contract && priceAt(contract.usual)
  return losses.map((litresAnHour) => {
    const cubicMetres = (litresAnHour * hoursAMonth) / litresACubicMetre
    const price = contract && priceAt(Math.round(contract.usual + cubicMetres))
    return {
      litresAnHour,
      cubicMetres,
      price: price === undefined || usualPrice === undefined ? undefined : price - usualPrice,
    }
  })
}
