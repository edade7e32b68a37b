import { formatPeriod } from '../lib/dates.ts'
import { type Centavos, formatMoney, typedPesos } from '../lib/money.ts'
import type { Words } from '../words/words.ts'
import { aboveUsual, type Disputable } from './rules.ts'

/** A box that says «this invoice», and how much of it. */
export const invoiceField = (invoiceId: number) => `factura-${invoiceId}`
export const amountField = (invoiceId: number) => `aclarar-${invoiceId}`
export const isChoosingField = (name: string): boolean => /^(factura|aclarar)-\d{1,18}$/.test(name)

type Typed = {
  kind: 'above-usual' | 'paid'
  fields: Record<string, string>
  /** In pesos, as the person answered how much they paid. */
  paid: string
  words: Words
}

type Chosen = { invoiceId: number; amount: Centavos }
export type Choosing =
  /** `said`: for whoever answers; nothing where no invoice was chosen. */
  { kind: 'chosen'; parts: Chosen[]; said: string } | { kind: 'refused'; errors: { field: string; message: string }[] }

/** What of which invoices is to be held. Empty means what the page proposed; nobody holds more than is asked for. */
export function chosenDisputes(disputables: readonly Disputable[], { kind, fields, paid, words }: Typed): Choosing {
  const ids = Object.keys(fields).flatMap((name) =>
    /^factura-(\d{1,18})$/.exec(name)?.[1] ? [Number(name.slice(8))] : [],
  )
  const parts: Chosen[] = []
  const said: string[] = []
  const errors: { field: string; message: string }[] = []
  let left = typedPesos(paid)
  // What was paid is counted against the oldest first, as money is.
  const chosen = disputables.filter(({ id }) => ids.includes(id)).reverse()
  for (const invoice of chosen) {
    const typed = fields[amountField(invoice.id)]?.trim() ?? ''
    const amount = typed === '' ? proposed(kind, invoice, left) : typedPesos(typed)
    if (amount === undefined || amount <= 0 || amount > invoice.open) {
      const word = typed === '' ? 'disputes.error.howMuch' : 'disputes.error.amount'
      errors.push({ field: amountField(invoice.id), message: words(word, { open: formatMoney(invoice.open) }) })
      continue
    }
    if (left !== undefined) left -= amount
    const facts = { number: invoice.number, period: formatPeriod(invoice.period), amount: formatMoney(amount) }
    parts.push({ invoiceId: invoice.id, amount })
    said.push(words('disputes.said', facts))
  }
  if (chosen.length < ids.length) errors.unshift({ field: '', message: words('disputes.error.invoice') })
  return errors.length > 0 ? { kind: 'refused', errors } : { kind: 'chosen', parts, said: said.join('\n') }
}

function proposed(kind: Typed['kind'], invoice: Disputable, left: Centavos | undefined): Centavos | undefined {
  if (kind === 'paid') return Math.min(invoice.open, left ?? invoice.open)
  const proposal = aboveUsual(invoice)
  return proposal.kind === 'not-above' ? undefined : proposal.amount
}
