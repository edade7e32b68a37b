import { demoTariff, type TariffClass } from '../../profile/demo/tariff.ts'
import type { Centavos } from '../lib/money.ts'
import type { PriceList, Surcharges } from '../lib/tariff.ts'
import { type FeedFile, pesos } from './feed-file.ts'

export type YearlyTariff = PriceList & Surcharges

export const tariffColumns =
  'tarifa,vigente_desde,m3,cargo_agua,m3_adicional,alcantarillado_pct,saneamiento_pct,iva_pct'

export const tariffClasses = Object.keys(demoTariff.classes) as TariffClass[]

export function tariffOf(name: TariffClass, year: number): YearlyTariff {
  const { base, prices, vatPercent } = demoTariff.classes[name]
  const { blockEnds, listedCubicMetres, drainagePercent, sanitationPercent } = demoTariff
  const yearPrices = prices.map((price) => priceIn(year, price))
  const charges = [priceIn(year, base)]
  for (let cubicMetre = 1; cubicMetre <= listedCubicMetres; cubicMetre++) {
    const block = blockEnds.findIndex((end) => cubicMetre <= end)
    charges.push(charges.at(-1)! + yearPrices.at(block)!)
  }
  return { charges, additional: yearPrices.at(-1)!, drainagePercent, sanitationPercent, vatPercent }
}

export function addTariffRows(file: FeedFile, name: TariffClass, year: number): void {
  const tariff = tariffOf(name, year)
  const tail = `${pesos(tariff.additional)},${tariff.drainagePercent},${tariff.sanitationPercent},${tariff.vatPercent}`
  tariff.charges.forEach((charge, cubicMetres) => {
    file.add(`${name},${year}-01-01,${cubicMetres},${pesos(charge)},${tail}\n`)
  })
}

/** Rounded to the centavo at each January, as a published list would be. */
function priceIn(year: number, price: Centavos): Centavos {
  const rise = 1000 + demoTariff.yearlyRise
  let risen: Centavos = price
  for (let january = demoTariff.priceYear; january < year; january++) risen = Math.round((risen * rise) / 1000)
  for (let january = demoTariff.priceYear; january > year; january--) risen = Math.round((risen * 1000) / rise)
  return risen
}
