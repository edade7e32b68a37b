import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { Sql } from '../db.ts'
import { asText, csvLine } from '../feed/csv-rules.ts'
import { receiptPdf as invoicePdf, utilityPrint } from '../invoices/commands.ts'
import { receiptOf } from '../invoices/queries.ts'
import { shownPayment } from '../payments/page-queries.ts'
import { receiptPdf as paymentPdf } from '../payments/receipt-commands.ts'
import type { Services } from '../services.ts'
import type { View } from '../web/view.ts'
import { documentsOf, kept } from './kept-queries.ts'

export type Right = 'access' | 'portability'

export async function recordCopy(sql: Sql, { accountId, right }: { accountId: string; right: Right }): Promise<void> {
  await sql`insert into data_copies ${sql({ accountId, rightUsed: right })}`
}

/** Everything the office holds about somebody, written while it is read: a row or a document at a time is in memory. */
export async function copyOf(services: Services, view: View, accountId: string): Promise<Readable> {
  const { sql } = services
  const zip = new ZipFile()
  const add = (name: string, parts: () => AsyncIterable<string | Uint8Array>) =>
    zip.addReadStreamLazy(name, (done) => done(null, Readable.from(parts())))
  for (const { name, rows } of kept) {
    add(`json/${name}.json`, () => jsonOf(rows(sql, accountId).cursor(500)))
    add(`csv/${name}.csv`, () => csvOf(rows(sql, accountId).cursor(500)))
  }
  const documents = await documentsOf(sql, accountId)
  for (const number of documents.invoices) {
    add(`facturas/${plain(number)}.pdf`, () => invoiceIn(services, view, { accountId, number }))
  }
  for (const folio of documents.payments) {
    add(`comprobantes/${plain(folio)}.pdf`, () => paymentIn(services, view, { accountId, folio }))
  }
  zip.end()
  const out = zip.outputStream as Readable
  zip.on('error', (error) => out.destroy(error as Error))
  return out
}

const plain = (name: string) => name.replace(/[^\w-]+/g, '_')

type Rows = AsyncIterable<Record<string, unknown>[]>

async function* jsonOf(batches: Rows) {
  let before = '[\n'
  for await (const batch of batches) {
    for (const row of batch) {
      yield before + JSON.stringify(row)
      before = ',\n'
    }
  }
  yield before === '[\n' ? '[]\n' : '\n]\n'
}

async function* csvOf(batches: Rows) {
  let hasHead = false
  for await (const batch of batches) {
    for (const row of batch) {
      if (!hasHead) yield csvLine(Object.keys(row))
      hasHead = true
      yield csvLine(Object.values(row).map(cell))
    }
  }
}

function cell(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'string') return asText(value)
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

async function* invoiceIn(services: Services, view: View, asked: { accountId: string; number: string }) {
  const receipt = await receiptOf(services.sql, asked)
  if (!receipt) return
  const theirs = await utilityPrint(services, receipt.fileKey)
  if (theirs) yield* theirs
  else yield await invoicePdf(view, receipt)
}

async function* paymentIn({ sql }: Services, view: View, asked: { accountId: string; folio: string }) {
  const payment = await shownPayment(sql, asked)
  if (payment) yield await paymentPdf(view, payment)
}
