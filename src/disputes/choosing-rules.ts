import { formatPeriod } from '../lib/dates.ts'
import { type Centavos, formatMoney, typedPesos } from '../lib/money.ts'
import type { Words } from '../words/words.ts'
import { aboveUsual, type Disputable } from './rules.ts'

export const invoiceField = 'factura'
export const amountField = 'aclarar'

type Typed = {
  kind: 'above-usual' | 'paid'
  fields: Record<string, string>
  /** In pesos, as the person answered how much they paid. */
  paid: string
  words: Words
}

export type Choosing =
  | { kind: 'none' }
  /** `said`: for whoever answers. */
  | { kind: 'dispute'; invoiceId: number; amount: Centavos; said: string }
  | { kind: 'refused'; field: string; message: string }

/** What of which invoice is to be held. Empty means what the page proposed; nobody holds more than is asked for. */
export function chosenDispute(disputables: readonly Disputable[], { kind, fields, paid, words }: Typed): Choosing {
  const number = fields[invoiceField]?.trim() ?? ''
  if (number === '') return { kind: 'none' }
  const invoice = disputables.find((one) => one.number === number)
  if (!invoice) return { kind: 'refused', field: invoiceField, message: words('disputes.error.invoice') }

  const typed = fields[amountField]?.trim() ?? ''
  const amount = typed === '' ? proposed(kind, invoice, paid) : typedPesos(typed)
  if (amount === undefined || amount <= 0 || amount > invoice.open) {
    const open = formatMoney(invoice.open)
    return { kind: 'refused', field: amountField, message: words('disputes.error.amount', { open }) }
  }
  const facts = { number, period: formatPeriod(invoice.period), amount: formatMoney(amount) }
  return { kind: 'dispute', invoiceId: invoice.id, amount, said: words('disputes.said', facts) }
}

function proposed(kind: Typed['kind'], invoice: Disputable, paid: string): Centavos {
  if (kind === 'above-usual') return aboveUsual(invoice).amount
  return Math.min(invoice.open, typedPesos(paid) ?? invoice.open)
}
