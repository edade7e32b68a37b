import { type Centavos, formatMoney } from '../lib/money.ts'
import type { View } from './view.ts'

type Props = { view: View; disputed: Centavos; payable: Centavos }

/** What is held of an invoice until the utility answers, and what is paid meanwhile. */
export function DisputeNote({ view: { words }, disputed, payable }: Props) {
  if (disputed <= 0) return null
  const facts = { amount: formatMoney(disputed), payable: formatMoney(payable) }
  return <span class="sub small">{words(payable > 0 ? 'web.disputed' : 'web.disputedWhole', facts)}</span>
}
