import type { Sql } from '../db.ts'
import type { Centavos } from '../lib/money.ts'

type Fit = { uuid: string; number: string | undefined }
export type InvoiceOfDocument = {
  number: string
  total: Centavos
  fiscalUuid: string | null
  documentUuid: string | null
  documentSeal: string | null
}

/** The invoice that a document names, whatever it says of it: by its fiscal folio, else by its number. */
export async function invoiceNamedBy(sql: Sql, { uuid, number }: Fit) {
  const [invoice] = await sql<InvoiceOfDocument[]>`
    select i.number, i.total, i.fiscal_uuid, d.uuid as document_uuid, d.facts->>'seal' as document_seal
    from (
      (select id, 1 as rank from invoices where fiscal_uuid = ${uuid} order by id limit 1)
      union all
      (select id, 2 from invoices where number = ${number ?? null})
    ) named
    join invoices i using (id)
    left join cfdi_documents d on d.invoice_id = i.id
    order by rank limit 1
  `
  return invoice
}

export type WaitingDocument = {
  uuid: string
  number: string | null
  type: string
  issuedAt: string
  total: string
  currency: string
  receiver: string
}

/** `sin factura`, oldest first. */
export async function* documentsWithoutInvoice(sql: Sql): AsyncGenerator<WaitingDocument> {
  let after = 0
  for (;;) {
    const rows = await sql<(WaitingDocument & { id: number })[]>`
      select id, uuid, number, facts->>'type' as type, facts->>'issuedAt' as issued_at, facts->>'total' as total,
        facts->>'currency' as currency, facts->'receiver'->>'taxId' as receiver
      from cfdi_documents
      where invoice_id is null and id > ${after}
      order by id limit 1000
    `
    yield* rows
    if (rows.length < 1000) return
    after = rows.at(-1)!.id
  }
}

export async function countOfDocuments(sql: Sql) {
  const [count] = await sql<{ all: number; waiting: number }[]>`
    select count(*) as all, count(*) filter (where invoice_id is null) as waiting from cfdi_documents
  `
  return count!
}

/** Joined to invoices `i`: what a page says of the stamp, and nothing where there is none. */
export const stampJson = (sql: Sql) => sql`
  (
    select json_build_object('uuid', x.uuid, 'issuer', x.facts->'issuer'->>'taxId', 'receiver', x.facts->'receiver'->>'taxId',
      'total', x.facts->>'total', 'sealEnd', right(x.facts->>'seal', 8))
    from cfdi_documents x where x.invoice_id = i.id
  ) as stamp
`

/** The document itself, if it is of an invoice of a contract that the account sees. */
export async function documentOf(sql: Sql, { accountId, number }: { accountId: string; number: string }) {
  const [document] = await sql<{ number: string; fileKey: string; size: number }[]>`
    select i.number, d.file_key, d.size
    from invoices i join cfdi_documents d on d.invoice_id = i.id
    where i.number = ${number} and exists (
      select from access a
      where a.account_id = ${accountId} and a.contract_id = i.contract_id and a.ended_at is null
    )
  `
  return document
}
