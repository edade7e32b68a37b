import { parse } from 'csv-parse/sync'
import { type Centavos, parsePesos } from '../../lib/money.ts'
import type { Method, SettlementLine } from '../gateway.ts'
import { type Charge, returnedAmount } from './charge-rules.ts'

const columns = ['referencia', 'folio', 'metodo', 'pagado_el', 'importe', 'comision', 'neto'] as const

/** What the pretend gateway keeps of each payment: hundredths of a percent, and centavos on top. */
const fees: Record<Method, { share: number; fixed: Centavos }> = {
  card: { share: 360, fixed: 300 },
  cash: { share: 390, fixed: 0 },
  transfer: { share: 0, fixed: 800 },
}

/** One line for each payment: what came less what went back. What went back whole is no line. */
export function writeSettlement(charges: readonly Charge[]): string {
  const rows = charges.flatMap((charge) => {
    const gross = (charge.paid?.amount ?? 0) - returnedAmount(charge)
    if (!charge.paid || gross <= 0) return []
    const fee = feeOf(charge.method, gross)
    const { reference, folio, method, paid } = charge
    return [[reference, folio, method, paid.at, pesos(gross), pesos(fee), pesos(gross - fee)].join(',')]
  })
  return [columns.join(','), ...rows].map((row) => `${row}\n`).join('')
}

const feeOf = (method: Method, gross: Centavos): Centavos =>
  Math.min(gross, Math.round((gross * fees[method].share) / 10_000) + fees[method].fixed)

const pesos = (amount: Centavos): string => (amount / 100).toFixed(2)

export function readSettlement(text: string): { lines: SettlementLine[]; faults: { line: number; why: string }[] } {
  const rows = rowsOf(text)
  if (!rows) return { lines: [], faults: [{ line: 1, why: 'It is not a CSV file.' }] }
  const [head, ...others] = rows
  const missing = columns.filter((column) => !head?.includes(column))
  if (!head || missing.length > 0) {
    return { lines: [], faults: [{ line: 1, why: `These columns are missing: ${missing.join(', ')}.` }] }
  }
  const lines: SettlementLine[] = []
  const faults: { line: number; why: string }[] = []
  others.forEach((row, index) => {
    const line = index + 2
    const value = (column: (typeof columns)[number]) => row[head.indexOf(column)] ?? ''
    const [gross, fee, net] = [value('importe'), value('comision'), value('neto')].map(parsePesos)
    if (!value('referencia')) faults.push({ line, why: 'The reference is missing.' })
    else if (gross === undefined || fee === undefined || net === undefined)
      faults.push({ line, why: 'An amount cannot be read.' })
    else if (gross - fee !== net) faults.push({ line, why: 'The amounts do not add up.' })
    else lines.push({ line, reference: value('referencia'), gross, fee, net })
  })
  return { lines, faults }
}

function rowsOf(text: string): string[][] | undefined {
  try {
    return parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true, trim: true }) as string[][]
  } catch {
    return undefined
  }
}
