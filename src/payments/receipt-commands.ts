import { compilePdf } from '../web/pdf/typst.ts'
import type { ShownPayment } from './page-queries.ts'
import { type ReceiptView, receiptPage } from './receipt-page.ts'

/** Prints the receipt of a payment: a tagged PDF, the same bytes for the same facts. */
export const receiptPdf = (view: ReceiptView, payment: ShownPayment): Promise<Uint8Array<ArrayBuffer>> =>
  compilePdf('payments/payment-receipt.typ', receiptPage(view, payment))
