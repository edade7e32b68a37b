import { readTable, type Settlement } from '../settlement-table-rules.ts'

/** What people pay, and what goes back to them, as Conekta's transactions call it. */
const ours = [
  'capture',
  'capture_reversal',
  'refund',
  'refund_reversal',
  'chargeback',
  'chargeback_reversal',
  'won_chargeback',
]
const needed = ['charge', 'type', 'amount', 'fee', 'net', 'currency']

/**
 * A table of Conekta's transactions, with the names that Conekta's description gives their parts, amounts in centavos.
 * A transaction names the charge; an `order_id` beside it is preferred. By its `id` it is known again in any file.
 */
export const readConektaSettlement = (text: string): Settlement =>
  readTable(text, needed, (row) => {
    const [type, currency] = [row('type'), row('currency').toUpperCase()]
    const [gross, fee, net] = [centavos(row('amount')), centavos(row('fee')), centavos(row('net'))]
    if (gross === undefined || fee === undefined || net === undefined) return { why: 'an amount is not in centavos' }
    if (currency !== 'MXN') return { why: `it is in ${currency || 'no currency'}, not in MXN` }
    if (!ours.includes(type)) return { why: `«${type}» of ${row('amount')} is no payment` }
    const reference = row('order_id') || row('charge')
    const id = row('id')
    return reference
      ? { ...(id && { id }), reference, gross, fee, net }
      : { why: `«${type}» of ${row('amount')} names no payment` }
  })

const centavos = (text: string) => (/^-?\d{1,12}$/.test(text) ? Number(text) : undefined)
