import { parsePesos } from '../../lib/money.ts'
import { type Row, readTable, type Settlement } from '../settlement-table-rules.ts'

/** What people pay, and what goes back to them. Stripe writes it as a negative charge, and `dispute_reversal` gives it back. */
const ours = ['charge', 'refund', 'refund_failure', 'dispute', 'dispute_reversal', 'partial_capture_reversal']
const needed = ['currency', 'gross', 'fee', 'net', 'reporting_category']

/**
 * Stripe's itemised payout reconciliation (`payout_reconciliation.itemized`), in pesos. With the column
 * `payment_metadata[payment_id]` it names our payment; without, only Stripe's intent. With `balance_transaction_id` a
 * movement is known again in any file.
 */
export const readStripeSettlement = (text: string): Settlement =>
  readTable(text, needed, (row) => {
    const [category, currency] = [row('reporting_category'), row('currency').toUpperCase()]
    const [gross, fee, net] = [parsePesos(row('gross')), parsePesos(row('fee')), parsePesos(row('net'))]
    if (gross === undefined || fee === undefined || net === undefined) return { why: 'an amount is not in pesos' }
    if (currency !== 'MXN') return { why: `it is in ${currency || 'no currency'}, not in MXN` }
    const reference = referenceOf(row)
    if (!ours.includes(category)) return { why: `«${category}» of ${row('gross')} is no payment` }
    const id = row('balance_transaction_id')
    return reference
      ? { ...(id && { id }), reference, gross, fee, net }
      : { why: `«${category}» of ${row('gross')} names no payment` }
  })

const referenceOf = (row: Row) =>
  row('payment_metadata[payment_id]') || row('payment_intent_id') || row('charge_id') || undefined
