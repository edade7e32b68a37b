import type { Centavos } from './money.ts'

/** What a tariff publishes: the total for 0, 1, 2 … m³ a dwelling, and the price of each m³ above the list. */
export type PriceList = { charges: readonly Centavos[]; additional: Centavos }

/** What is added to the water charge, each a percentage. */
export type Surcharges = { drainagePercent: number; sanitationPercent: number; vatPercent: number }

type ChargeLine = { amount: Centavos; vat: Centavos }

export type Charges = { water: ChargeLine; drainage: ChargeLine; sanitation: ChargeLine; total: Centavos }

/** Each dwelling behind the meter pays for its share: the volume is divided, looked up, and multiplied again. */
export function waterCharge(list: PriceList, cubicMetres: number, dwellings: number): Centavos {
  return chargeOf(list, shareOf(cubicMetres, dwellings)) * dwellings
}

/** Whole m³ a dwelling: to the nearest, and exactly half rounds down, in the customer's favour. */
export function shareOf(cubicMetres: number, dwellings: number): number {
  return Math.floor((2 * cubicMetres + dwellings - 1) / (2 * dwellings))
}

/**
 * The lines of an invoice. Each line, and the VAT of each line, is rounded to the centavo by itself, so that
 * the printed lines add up to the printed total and nothing is left to be spread.
 */
export function chargesOn(water: Centavos, { drainagePercent, sanitationPercent, vatPercent }: Surcharges): Charges {
  const lines = {
    water: withVat(water, vatPercent),
    drainage: withVat(percentOf(water, drainagePercent), vatPercent),
    sanitation: withVat(percentOf(water, sanitationPercent), vatPercent),
  }
  const total = lineTotal(lines.water) + lineTotal(lines.drainage) + lineTotal(lines.sanitation)
  return { ...lines, total }
}

/** To the nearest centavo; half a centavo rounds up. */
export function percentOf(amount: Centavos, percent: number): Centavos {
  return Math.floor((amount * percent + 50) / 100)
}

function chargeOf({ charges, additional }: PriceList, cubicMetres: number): Centavos {
  const last = charges.length - 1
  return charges[Math.min(cubicMetres, last)]! + Math.max(0, cubicMetres - last) * additional
}

const withVat = (amount: Centavos, vatPercent: number): ChargeLine => ({ amount, vat: percentOf(amount, vatPercent) })

const lineTotal = ({ amount, vat }: ChargeLine): Centavos => amount + vat
