import { compilePdf } from '../web/pdf/typst.ts'
import { type ReceiptView, receiptPage } from './receipt-page.ts'
import type { Receipt } from './receipt-rules.ts'

/** Prints a receipt: a tagged PDF, the same bytes for the same facts. */
export const receiptPdf = (view: ReceiptView, receipt: Receipt): Promise<Uint8Array<ArrayBuffer>> =>
  compilePdf('invoices/receipt.typ', receiptPage(view, receipt))
