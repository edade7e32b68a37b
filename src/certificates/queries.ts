import type { Sql } from '../db.ts'
import type { CivilDate } from '../lib/dates.ts'

export type IssuedCertificate = { folio: string; issuedOn: CivilDate; validUntil: CivilDate }

/** Those of a contract, the latest first, for who sees it: issued by whoever sees it still, so none of an earlier holder. */
export function certificatesOf(sql: Sql, { accountId, contractId }: { accountId: string; contractId: number }) {
  return sql<IssuedCertificate[]>`
    select i.folio, i.issued_on, i.valid_until
    from certificates i
    join access mine on mine.contract_id = i.contract_id and mine.account_id = ${accountId} and mine.ended_at is null
    where i.contract_id = ${contractId} and ${byOneOfUs(sql)}
    order by i.id desc
    limit 50
  `
}

/** The document itself, to the same people. */
export async function certificateFile(
  sql: Sql,
  { accountId, contractNumber, folio }: { accountId: string; contractNumber: string; folio: string },
) {
  const [file] = await sql<{ folio: string; fileKey: string; size: number }[]>`
    select i.folio, i.file_key, i.size
    from certificates i
    join contracts c on c.id = i.contract_id
    join access mine on mine.contract_id = c.id and mine.account_id = ${accountId} and mine.ended_at is null
    where i.folio = ${folio} and c.number = ${contractNumber} and ${byOneOfUs(sql)}
  `
  return file
}

const byOneOfUs = (sql: Sql) => sql`
  exists (select from access a where a.contract_id = i.contract_id and a.account_id = i.account_id and a.ended_at is null)
`

/** What came of a form that was sent before. */
export async function certificateOfForm(sql: Sql, { accountId, formKey }: { accountId: string; formKey: string }) {
  const [made] = await sql<{ folio: string }[]>`
    select folio from certificates where form_key = ${formKey} and account_id = ${accountId}
  `
  return made
}

/** What the public page may say of a certificate. */
export type PublicCertificate = IssuedCertificate & {
  contractId: number
  contractNumber: string
  initials: string
  address: string
  disputed: number
}

export async function certificateByCode(sql: Sql, codeHash: Buffer) {
  const [found] = await sql<PublicCertificate[]>`
    select i.folio, i.issued_on, i.valid_until, i.contract_id, c.number as contract_number, i.initials, i.address, i.disputed
    from certificates i join contracts c on c.id = i.contract_id
    where i.code_hash = ${codeHash}
  `
  return found
}
