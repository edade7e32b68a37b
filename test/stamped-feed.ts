import { createHash, randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { attachDocuments, keepDocument } from '../src/cfdi/commands.ts'
import { judge } from '../src/cfdi/import.ts'
import type { Sql } from '../src/db.ts'
import { generateDemoFeed } from '../src/demo/generate.ts'
import { importFolder } from '../src/feed/import.ts'
import type { Files } from '../src/lib/files.ts'
import { aCfdi } from './a-cfdi.ts'
import { anAccount, aSession } from './builders.ts'

const today = '2026-03-20'

/** The invented utility's feed with a stamped document for each invoice, all of it one account's. */
export async function aStampedFeed(
  sql: Sql,
  files: Files,
  { contracts, months }: { contracts: number; months: number },
) {
  const folder = await mkdtemp(join(tmpdir(), 'stamped-feed-'))
  try {
    await generateDemoFeed({ folder, contracts, months, today })
    await importFolder({ sql, files, folder, today, canPay: false, reportsFolder: join(folder, 'reports') })
  } finally {
    await rm(folder, { recursive: true })
  }
  const invoices = await sql<{ number: string; total: number; issuedOn: string }[]>`
    select number, total, issued_on from invoices order by id
  `
  for (const invoice of invoices) await stamp(sql, files, invoice)
  await attachDocuments(sql)
  const account = await anAccount(sql)
  await sql`insert into access_rows (account_id, contract_id, role, proof) select ${account}, id, 'holder', 'meter' from contracts`
  await sql`analyze`
  return { account, as: await aSession(sql, account), invoices: invoices.length, today }
}

async function stamp(
  sql: Sql,
  files: Files,
  { number, total, issuedOn }: { number: string; total: number; issuedOn: string },
) {
  const [series = '', folio = ''] = number.split(' ')
  const pesos = (total / 100).toFixed(2)
  const root = { Serie: series, Folio: folio, Fecha: `${issuedOn}T10:00:00`, SubTotal: pesos, Total: pesos }
  const contents = Buffer.from(aCfdi({ uuid: randomUUID(), root }))
  const stamped = judge(contents)
  if (stamped.kind === 'refused') throw new Error(`The document of ${number} is refused: ${stamped.reason}`)
  const sha256 = createHash('sha256').update(contents).digest()
  await keepDocument(sql, files, { stamped, contents, sha256, fileKey: randomUUID() })
}
