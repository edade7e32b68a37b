import { Readable } from 'node:stream'
import { receiptPdf } from '../invoices/commands.ts'
import { receiptsAmong } from '../invoices/queries.ts'
import type { Services } from '../services.ts'
import type { View } from '../web/view.ts'
import { type ListLine, listSheet } from './list-rules.ts'
import { type Printer, packInvoice } from './packing-commands.ts'
import { chosenIds } from './queries.ts'
import { type Choice, rangeOf } from './rules.ts'
import { zipEnd, zipped } from './zip-rules.ts'

/** A small ZIP, written while it is read: an invoice at a time is in memory. Nothing where none of it is seen any more. */
export async function zipAtOnce(services: Services, view: View, asked: { accountId: string; choice: Choice }) {
  const ids = await chosenIds(services.sql, asked)
  const invoices = await receiptsAmong(services.sql, { accountId: asked.accountId, ids })
  return invoices.length === 0 ? undefined : Readable.from(bytesOf(services, view, invoices))
}

async function* bytesOf(services: Services, view: View, invoices: Awaited<ReturnType<typeof receiptsAmong>>) {
  const { words, today } = view
  const printer: Printer = { receipt: (receipt) => receiptPdf(view, receipt), list: (lines) => listSheet(words, lines) }
  const directory: Buffer[] = []
  const lines: ListLine[] = []
  let offset = 0
  for (const invoice of invoices) {
    const packed = await packInvoice(services, printer, { invoice, offset, today })
    for (const { bytes, line, size } of packed.files) {
      yield* bytes
      directory.push(line)
      offset += size
    }
    lines.push(packed.line)
  }
  const periods = invoices.map(({ period }) => period).sort()
  const range = rangeOf(periods[0]!, periods.at(-1)!, words('downloads.file.to'))
  const name = `${words('downloads.file.list', { range, day: today })}.xlsx`
  const list = zipped({ name, contents: await printer.list(lines), day: today }, offset)
  yield* list.bytes
  const records = Buffer.concat([...directory, list.line])
  yield records
  yield zipEnd({ entries: directory.length + 1, size: records.length, offset: offset + list.size })
}
