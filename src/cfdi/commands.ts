import { createHash } from 'node:crypto'
import type { Sql } from '../db.ts'
import type { Files } from '../lib/files.ts'
import { type Stamped, totalInCentavos } from './stamped-rules.ts'

type Document = { stamped: Stamped; contents: Uint8Array; sha256: Buffer; fileKey: string }

/** First the file, then the row that names it, then the old file goes: whoever reads finds one or the other whole. */
export async function keepDocument(sql: Sql, files: Files, { stamped, contents, sha256, fileKey }: Document) {
  const { uuid, number } = stamped
  const seal = sealHash(stamped)
  const [old] = await sql<{ fileKey: string; sha256: Buffer; isRead: boolean }[]>`
    select file_key, sha256, facts ? 'concepts' as is_read from cfdi_documents where uuid = ${uuid} and seal = ${seal}
  `
  if (old && sha256.equals(old.sha256)) {
    // Kept before the office read its lines.
    if (!old.isRead) {
      await sql`update cfdi_documents set facts = ${sql.json(stamped as never)} where uuid = ${uuid} and seal = ${seal}`
    }
    return 'unchanged'
  }
  await files.put(fileKey, contents)
  const row = {
    uuid,
    seal,
    number: number ?? null,
    total: totalInCentavos(stamped) ?? null,
    file_key: fileKey,
    size: contents.length,
    sha256,
    facts: sql.json(stamped as never),
  }
  await sql`
    insert into cfdi_documents ${sql(row)}
    on conflict (uuid, seal) do update
    set number = excluded.number, total = excluded.total, file_key = excluded.file_key, size = excluded.size,
      sha256 = excluded.sha256, facts = excluded.facts
  `
  if (!old) return 'new'
  await files.remove(old.fileKey)
  return 'changed'
}

/** By which a document is known besides its folio. */
const sealHash = ({ seal }: Pick<Stamped, 'seal'>) => createHash('sha256').update(seal).digest()

/**
 * Each document to its invoice: by fiscal folio, or by number where the invoice names no folio; both say the same total. One that fits
 * no more, because the feed has changed its invoice, waits again. Answers with how many found theirs.
 */
export async function attachDocuments(sql: Sql): Promise<number> {
  await sql`
    update cfdi_documents d set invoice_id = null
    from invoices i
    where i.id = d.invoice_id
      and (d.total is distinct from i.total or (i.fiscal_uuid <> d.uuid)
        or (i.fiscal_uuid is null and d.number is distinct from i.number))
  `
  const attached = await sql`
    with fitting as (
      select d.id, i.id as invoice_id, 1 as rank
      from cfdi_documents d join invoices i on i.fiscal_uuid = d.uuid and i.total = d.total
      where d.invoice_id is null
      union all
      select d.id, i.id, 2
      from cfdi_documents d join invoices i on i.number = d.number and i.fiscal_uuid is null and i.total = d.total
      where d.invoice_id is null
    ),
    of_one_invoice as (
      select distinct on (id) id, invoice_id, rank from fitting
      where not exists (select from cfdi_documents taken where taken.invoice_id = fitting.invoice_id)
      order by id, rank, invoice_id
    ),
    pairs as (
      select distinct on (invoice_id) id, invoice_id from of_one_invoice order by invoice_id, rank, id
    )
    update cfdi_documents d set invoice_id = pairs.invoice_id from pairs where pairs.id = d.id
  `
  return attached.count
}
