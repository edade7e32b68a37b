import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { deflateRaw } from 'node:zlib'
import { utilityPrint } from '../invoices/commands.ts'
import type { Receipt } from '../invoices/receipt-rules.ts'
import type { CivilDate } from '../lib/dates.ts'
import type { Services } from '../services.ts'
import { type ListLine, lineOf } from './list-rules.ts'
import type { DownloadedInvoice } from './queries.ts'
import { pathOf } from './rules.ts'
import { zipped } from './zip-rules.ts'

/** Who draws what the office makes itself. */
export type Printer = {
  receipt(receipt: Receipt): Promise<Uint8Array>
  list(lines: readonly ListLine[]): Promise<Uint8Array>
}

const pack = promisify(deflateRaw)

/** An invoice's files as they stand in the ZIP from `offset` on, and its line of the list. */
export async function packInvoice(
  services: Pick<Services, 'files' | 'log'>,
  printer: Printer,
  { invoice, offset, today }: { invoice: DownloadedInvoice; offset: number; today: CivilDate },
) {
  const theirs = await utilityPrint(services, invoice.fileKey)
  const pdf = theirs ? await buffer(theirs) : await printer.receipt(invoice)
  const xml = await stampedXml(services, invoice)
  const path = pathOf(invoice)
  const first = zipped({ name: `${path}.pdf`, contents: pdf, day: today }, offset)
  if (!xml) return { files: [first], line: lineOf(invoice, { today, xml: invoice.xmlKey ? 'lost' : null }) }
  const second = zipped(
    { name: `${path}.xml`, contents: xml, packed: await pack(xml), day: today },
    offset + first.size,
  )
  return { files: [first, second], line: lineOf(invoice, { today, xml: 'kept' }) }
}

/** Where the store has lost it, the list says so: one lost file keeps nobody from all others. */
async function stampedXml({ files, log }: Pick<Services, 'files' | 'log'>, { xmlKey, number }: DownloadedInvoice) {
  if (!xmlKey) return undefined
  return await files
    .read(xmlKey)
    .then(buffer)
    .catch((error: Error) => {
      log.error({ error, fileKey: xmlKey, number }, 'a stamped invoice is not in the file store')
      return undefined
    })
}
