import { type Centavos, formatMoney } from '../lib/money.ts'

/** An amount set large, with small raised cents; still one text. */
export function Amount({ centavos }: { centavos: Centavos }) {
  const [pesos, cents] = formatMoney(centavos).split('.')
  return (
    <>
      {pesos}
      <span class="cents">.{cents}</span>
    </>
  )
}
