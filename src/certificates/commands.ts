import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { holderName } from '../contracts/rules.ts'
import { atomically, type Sql } from '../db.ts'
import type { CivilDate } from '../lib/dates.ts'
import type { Files } from '../lib/files.ts'
import { hashToken } from '../lib/tokens.ts'
import { initialsOf } from '../payments/guest-rules.ts'
import { type AccountOfContract, accountOf } from '../statements/queries.ts'
import { addressOf } from '../statements/rules.ts'
import { compilePdf } from '../web/pdf/typst.ts'
import { codeFrom, randomLetters } from './code-rules.ts'
import { type CertificateView, printPage } from './print-page.ts'
import { certificateOfForm } from './queries.ts'
import { type Standing, standingOf, validUntil } from './rules.ts'

type Wanted = { accountId: string; contractNumber: string; formKey: string; view: CertificateView; officeUrl: string }

export type IssueOutcome =
  | { kind: 'issued'; folio: string }
  | { kind: 'refused'; standing: Standing }
  | { kind: 'not-found' }

/**
 * Issues a certificate of no debt: printed, kept byte for byte, and recorded if the contract owes nothing still. Its code
 * is on the print alone; the office keeps only its hash.
 */
export async function issueCertificate(sql: Sql, files: Files, wanted: Wanted): Promise<IssueOutcome> {
  const { accountId, contractNumber, formKey, view, officeUrl } = wanted
  const { noDebt } = view.profile
  const already = await certificateOfForm(sql, wanted)
  if (already) return { kind: 'issued', ...already }
  const account = await accountOf(sql, { accountId, number: contractNumber })
  if (!account) return { kind: 'not-found' }
  const standing = standingOf(account, noDebt, view.today)
  if (standing.kind !== 'clear') return { kind: 'refused', standing }

  const code = codeFrom(randomBytes(randomLetters))
  const row = {
    folio: await nextFolio(sql, view.today),
    code_hash: hashToken(code),
    form_key: formKey,
    contract_id: account.contractId,
    account_id: accountId,
    issued_on: view.today,
    valid_until: validUntil(view.today, noDebt),
    holder: holderName(account),
    initials: initialsOfHolder(account),
    address: addressOf(account),
    disputed: standing.disputed,
  }
  const facts = { ...row, number: account.number, issuedOn: row.issued_on, validUntil: row.valid_until, ...standing }
  const pdf = await compilePdf('certificates/certificate.typ', printPage(view, { ...facts, code, officeUrl }))
  const fileKey = randomUUID()
  await files.put(fileKey, pdf)
  const outcome = await atomically(sql, async (sql): Promise<IssueOutcome> => {
    await sql`select 1 from invoices where contract_id = ${account.contractId} order by id for share`
    const still = await accountOf(sql, { accountId, number: contractNumber })
    if (!still) return { kind: 'not-found' }
    const now = standingOf(still, noDebt, view.today)
    if (now.kind !== 'clear' || now.disputed !== standing.disputed) return { kind: 'refused', standing: now }
    const sha256 = createHash('sha256').update(pdf).digest()
    const made = await sql`
      insert into certificates ${sql({ ...row, file_key: fileKey, size: pdf.length, sha256 })}
      on conflict (form_key) do nothing
    `
    return made.count > 0 ? { kind: 'issued', folio: row.folio } : { kind: 'not-found' }
  })
  if (outcome.kind === 'issued') return outcome
  await files.remove(fileKey)
  // Sent twice at once: the other one made it.
  const other = await certificateOfForm(sql, wanted)
  return other ? { kind: 'issued', ...other } : outcome
}

/** `CN-26-0000012`: what people and the utility call it; it opens nothing. */
async function nextFolio(sql: Sql, today: CivilDate): Promise<string> {
  const [turn] = await sql<{ next: number }[]>`select nextval('certificate_folios') as next`
  return `CN-${today.slice(2, 4)}-${String(turn!.next).padStart(7, '0')}`
}

const initialsOfHolder = ({ companyName, givenName, firstSurname, secondSurname }: AccountOfContract) =>
  initialsOf({ company: companyName, names: [givenName, firstSurname, secondSurname] })
