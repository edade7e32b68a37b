import type { Concept, ConceptTax, Sums } from '../cfdi/concepts-rules.ts'
import { formatMoney } from '../lib/money.ts'
import { formatDecimal } from '../lib/numbers.ts'
import type { Words } from '../words/words.ts'
import { type Receipt, totalsOf } from './receipt-rules.ts'

const columns = ['productCode', 'unitCode', 'description', 'quantity', 'unitPrice', 'amount'] as const
const unitPrice = new Intl.NumberFormat('es-MX', { style: 'currency', currency: 'MXN', maximumFractionDigits: 4 })

/** What an invoice is for. A stamped one prints the lines that were sealed, and no others. */
export function linesOf(words: Words, receipt: Receipt) {
  const rows = receipt.cfdi?.concepts
    ? receipt.cfdi.concepts.map((concept) => sealedLine(words, concept))
    : receipt.lines.map((line) => ({
        cells: [
          line.productCode ?? '',
          line.unitCode ?? '',
          line.description,
          line.quantity === null ? '' : formatDecimal(line.quantity, words.locale),
          line.unitPrice === null ? '' : unitPrice.format(line.unitPrice),
          formatMoney(line.amount),
        ],
        notes: [],
      }))
  return {
    heading: words('invoices.receipt.lines'),
    none: rows.length === 0 && words('invoices.receipt.noLines'),
    columns: columns.map((column) => words(`invoices.receipt.${column}`)),
    rows,
  }
}

function sealedLine(words: Words, concept: Concept) {
  const { product, unit, description, quantity, unitPrice, amount, discount, object, taxes } = concept
  return {
    cells: [product, unit, description, decimal(quantity), pesos(unitPrice), pesos(amount)],
    notes: [
      ...(object ? [words('cfdi.print.object', { object })] : []),
      ...(discount ? [words('cfdi.print.lineDiscount', { amount: pesos(discount) })] : []),
      ...taxes.map((tax) => taxWords(words, tax)),
    ],
  }
}

function taxWords(words: Words, { kind, tax, factor, rate, base, amount }: ConceptTax): string {
  return [
    words(`cfdi.print.tax.${kind}`, { tax: `${tax}${taxNames[tax] ? ` ${taxNames[tax]}` : ''}` }),
    rate ? `${factor} ${rate}` : factor,
    base && words('cfdi.print.tax.base', { amount: pesos(base) }),
    amount && words('cfdi.print.tax.amount', { amount: pesos(amount) }),
  ]
    .filter(Boolean)
    .join(' · ')
}

/** The SAT's own names, c_Impuesto. */
const taxNames: Record<string, string> = { '001': 'ISR', '002': 'IVA', '003': 'IEPS' }

type SumRow = { label: string; amount: string }

/** What comes before the total: of a stamped invoice, its own sums. */
export function sumRows(words: Words, receipt: Receipt): SumRow[] {
  if (receipt.cfdi?.sums) return sealedSums(words, receipt.cfdi.sums)
  if (receipt.lines.length === 0) return []
  const { subtotal, vat, other } = totalsOf(receipt)
  const row = (name: 'subtotal' | 'vat' | 'other', amount: number) => ({
    label: words(`invoices.receipt.${name}`),
    amount: formatMoney(amount),
  })
  return [row('subtotal', subtotal), row('vat', vat), ...(other !== 0 ? [row('other', other)] : [])]
}

function sealedSums(words: Words, { subtotal, discount, transferred, withheld }: Sums): SumRow[] {
  const row = (label: string, amount: string | undefined) => (amount ? [{ label, amount: pesos(amount) }] : [])
  return [
    ...row(words('invoices.receipt.subtotal'), subtotal),
    ...row(words('cfdi.print.discount'), discount),
    ...row(words('cfdi.print.transferred'), transferred),
    ...row(words('cfdi.print.withheld'), withheld),
  ]
}

// Text goes in as text: no digit of what was sealed is lost on the way.
const exact = new Intl.NumberFormat('es-MX', { maximumFractionDigits: 6 })
const exactPesos = new Intl.NumberFormat('es-MX', {
  style: 'currency',
  currency: 'MXN',
  minimumFractionDigits: 2,
  maximumFractionDigits: 6,
})
const decimal = (text: string) => exact.format(text as Intl.StringNumericLiteral)
const pesos = (text: string) => exactPesos.format(text as Intl.StringNumericLiteral)
