import { createHash } from 'node:crypto'
import { constants, opendirSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Sql } from '../db.ts'
import type { Files } from '../lib/files.ts'
import { isUuid } from '../lib/text.ts'
import { Fault } from './cells.ts'
import { faultOf } from './folder.ts'
import type { Merged } from './merge.ts'
import type { Seen } from './row-reader.ts'

const largest = 20 * 1024 * 1024
const namesAtOnce = 500

/** The utility's own prints: `<uuid>.pdf` or `<factura>.pdf`, kept under a key of ours. */
export async function importDocuments(sql: Sql, files: Files, folder: string, reject: RejectFile, seen: Seen) {
  const merged: Merged = { new: 0, changed: 0, unchanged: 0, rejected: 0 }
  const takenBy = new Map<number, string>()
  for (const names of inGroups(folder)) {
    const invoices = await invoicesNamed(sql, names)
    for (const name of names) {
      const invoiceId = invoices.get(wordsOf(name))
      const outcome = await importDocument({ sql, files, folder, name, invoiceId, takenBy })
      if (outcome instanceof Fault) reject(name, outcome)
      merged[outcome instanceof Fault ? 'rejected' : outcome]++
    }
    seen(merged.new + merged.changed + merged.unchanged + merged.rejected)
  }
  return merged
}

export type RejectFile = (name: string, fault: Fault) => void
export function* inGroups(folder: string): Generator<string[]> {
  const directory = opendirSync(folder)
  try {
    let group: string[] = []
    for (let entry = directory.readSync(); entry; entry = directory.readSync()) {
      if (entry.name.startsWith('.')) continue
      group.push(entry.name)
      if (group.length < namesAtOnce) continue
      yield group
      group = []
    }
    if (group.length > 0) yield group
  } finally {
    directory.closeSync()
  }
}

const wordsOf = (name: string) => name.replace(/\.pdf$/i, '')

async function invoicesNamed(sql: Sql, names: string[]): Promise<Map<string, number>> {
  const words = names.filter((name) => /\.pdf$/i.test(name)).map(wordsOf)
  const byNumber = await sql<{ id: number; name: string }[]>`
    select id, number as name from invoices where number = any(${words}::text[])
  `
  const byFolio = await sql<{ id: number; name: string }[]>`
    select distinct on (name) invoices.id, name
    from unnest(${words.filter(isUuid)}::text[]) name join invoices on fiscal_uuid = name::uuid
    order by name, invoices.id
  `
  return new Map([...byFolio, ...byNumber].map(({ id, name }) => [name, id]))
}

type Place = {
  sql: Sql
  files: Files
  folder: string
  name: string
  invoiceId: number | undefined
  takenBy: Map<number, string>
}

async function importDocument({ sql, files, folder, name, invoiceId, takenBy }: Place) {
  const fault = faultOf(join(folder, name), false)
  if (fault) return fault
  if (!invoiceId) return new Fault('feed.refused.pdfName')
  const other = takenBy.get(invoiceId)
  if (other) return new Fault('feed.refused.pdfSame', { other })
  const contents = await readPdf(join(folder, name))
  if (contents instanceof Fault) return contents
  takenBy.set(invoiceId, name)
  return await keep(sql, files, invoiceId, contents)
}

async function readPdf(path: string): Promise<Buffer | Fault> {
  const file = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0))
  try {
    const { size } = await file.stat()
    if (size > largest) return new Fault('feed.refused.pdfSize', { max: largest / 1024 / 1024 })
    const contents = await file.readFile()
    return contents.subarray(0, 5).toString('latin1') === '%PDF-' ? contents : new Fault('feed.refused.pdf')
  } finally {
    await file.close()
  }
}

/** First the file, then the row that names it, then the old file goes: whoever reads finds one or the other whole. */
async function keep(sql: Sql, files: Files, invoiceId: number, contents: Buffer) {
  const sha256 = createHash('sha256').update(contents).digest()
  const [old] = await sql<{ fileKey: string; sha256: Buffer }[]>`
    select file_key, sha256 from invoice_documents where invoice_id = ${invoiceId}
  `
  if (old && sha256.equals(old.sha256)) return 'unchanged'
  const fileKey = keyOf(invoiceId, sha256)
  await files.put(fileKey, contents)
  await sql`
    insert into invoice_documents ${sql({ invoice_id: invoiceId, file_key: fileKey, size: contents.length, sha256 })}
    on conflict (invoice_id) do update
    set file_key = excluded.file_key, size = excluded.size, sha256 = excluded.sha256
  `
  if (!old) return 'new'
  await files.remove(old.fileKey)
  return 'changed'
}

/** A run that was killed and begins again writes the same file again, not another one. */
export function keyOf(owner: number | string, sha256: Buffer): string {
  const hash = createHash('sha256').update(`${owner}/`).update(sha256).digest('hex')
  const groups = [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ]
  return groups.join('-')
}
