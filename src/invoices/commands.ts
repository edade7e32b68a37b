import type { Readable } from 'node:stream'
import type { Services } from '../services.ts'
import { compilePdf } from '../web/pdf/typst.ts'
import { type ReceiptView, receiptPage } from './receipt-page.ts'
import type { Receipt } from './receipt-rules.ts'

/** Prints a receipt: a tagged PDF, the same bytes for the same facts. */
export const receiptPdf = (view: ReceiptView, receipt: Receipt): Promise<Uint8Array<ArrayBuffer>> =>
  compilePdf('invoices/receipt.typ', receiptPage(view, receipt))

/** The stamped invoice as it came. Where the store has lost it, nothing else may take its place. */
export const stampedXml = ({ files }: Services, fileKey: string): Promise<Readable> => files.read(fileKey)

/** The utility's own print. Where the store has lost it, whoever runs the office learns so from the log. */
export async function utilityPrint(
  { files, log }: Pick<Services, 'files' | 'log'>,
  fileKey: string | null,
): Promise<Readable | undefined> {
  if (!fileKey) return undefined
  return files.read(fileKey).catch((error: Error) => {
    log.error({ error, fileKey }, 'a print of the utility is not in the file store: ours is given instead')
    return undefined
  })
}
