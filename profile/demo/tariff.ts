/**
 * The demo utility's tariff: invented, like the utility. Prices are centavos of 2026, for a dwelling and a month:
 * what is paid at 0 m³, then the price of each m³ up to each block's end and beyond the last. Prices never fall from
 * one block to the next, so the charge has no jumps. Every January they rise by `yearlyRise` thousandths.
 */
export const demoTariff = {
  priceYear: 2026,
  yearlyRise: 45,
  drainagePercent: 10,
  sanitationPercent: 12,
  /** The published list gives the total for 0, 1, 2 … up to this many m³. */
  listedCubicMetres: 100,
  blockEnds: [10, 20, 30, 50],
  classes: {
    'DOMESTICO BAJO': { vatPercent: 0, base: 5840, prices: [985, 1560, 2490, 4120, 6350] },
    'DOMESTICO MEDIO': { vatPercent: 0, base: 12130, prices: [1120, 1785, 2840, 4690, 7120] },
    'DOMESTICO ALTO': { vatPercent: 0, base: 20470, prices: [1340, 2095, 3310, 5280, 7960] },
    'DOMESTICO ZONA RURAL': { vatPercent: 0, base: 3690, prices: [760, 1135, 1820, 3070, 4890] },
    COMERCIAL: { vatPercent: 16, base: 24150, prices: [3180, 3820, 4760, 5940, 8230] },
    INDUSTRIAL: { vatPercent: 16, base: 31820, prices: [4130, 4890, 5720, 6860, 9410] },
    'PUBLICO OFICIAL': { vatPercent: 16, base: 18640, prices: [2460, 2990, 3870, 5020, 7480] },
    BENEFICENCIA: { vatPercent: 16, base: 4510, prices: [1290, 1640, 2180, 3060, 4450] },
  },
} as const

export type TariffClass = keyof typeof demoTariff.classes
