import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parse } from 'csv-parse/sync'
import postgres from 'postgres'
import { inject } from 'vitest'
import { connect } from '../../src/db.ts'
import { type ImportOptions, importFolder } from '../../src/feed/import.ts'
import { exitStatusOf } from '../../src/feed/outcome.ts'
import { filesIn } from '../../src/lib/files.ts'
import { migrate } from '../../src/migrate.ts'
import { dropDatabase } from '../drop-database.ts'

type Rejected = { archivo: string; linea: string; columna: string; valor: string; motivo: string }
export type FeedOffice = Awaited<ReturnType<typeof openOffice>>

/** An office with a database and a data folder of its own, for imports that commit. */
export async function openOffice() {
  const name = `feed_${randomUUID().replaceAll('-', '').slice(0, 12)}`
  const admin = postgres(inject('adminUrl'), { max: 1, onnotice: () => {} })
  await admin.unsafe(`create database ${name}`)
  const url = new URL(inject('databaseUrl'))
  url.pathname = `/${name}`
  const sql = connect(url.href, { max: 4 })
  await migrate(sql)
  const dataDir = mkdtempSync(join(tmpdir(), 'feed-'))
  const files = filesIn(join(dataDir, 'files'))

  return {
    sql,
    url: url.href,
    dataDir,
    files,
    /** Writes a folder of the feed and applies it. */
    async take(feed: Record<string, string | Buffer>, options: Partial<ImportOptions> = {}) {
      const folder = mkdtempSync(join(dataDir, 'feed-'))
      for (const [path, contents] of Object.entries(feed)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true })
        writeFileSync(join(folder, path), contents)
      }
      return await this.takeFolder(folder, options)
    },
    async takeFolder(folder: string, options: Partial<ImportOptions> = {}) {
      const notices: string[] = []
      const reportsFolder = join(dataDir, 'reports')
      const notice = (sentence: string) => void notices.push(sentence)
      const imported = await importFolder({ sql, files, folder, canPay: true, reportsFolder, notice, ...options })
      const rejected: Rejected[] = imported
        ? parse(readFileSync(join(imported.report, 'rechazos.csv'), 'utf8'), { columns: true })
        : []
      return { imported, status: exitStatusOf(imported), notices, rejected, folder }
    },
    /** Everything that the feed has brought, without the ids of ours. */
    async contents() {
      return await sql<Record<string, unknown>[]>`
        select 'contract' as kind, (to_jsonb(t) - 'id')::text as row from contracts t
        union all select 'tariff', to_jsonb(t)::text from tariffs t
        union all select 'invoice', (to_jsonb(t) - 'id' - 'contract_id')::text || c.number
          from invoices t join contracts c on c.id = contract_id
        union all select 'line', (to_jsonb(t) - 'invoice_id')::text || i.number
          from invoice_lines t join invoices i on i.id = invoice_id
        union all select 'reading', (to_jsonb(t) - 'id' - 'contract_id')::text || c.number
          from readings t join contracts c on c.id = contract_id
        union all select 'payment', (to_jsonb(t) - 'contract_id' - 'invoice_id')::text || c.number || coalesce(i.number, '')
          from posted_payments t join contracts c on c.id = t.contract_id left join invoices i on i.id = t.invoice_id
        union all select 'document', i.number || size || sha256
          from invoice_documents join invoices i on i.id = invoice_id
        order by 1, 2
      `
    },
    /** Takes away whatever the feed has brought. */
    async forget() {
      // Not truncate: that would empty the ledger too, which only grows.
      for (const table of [
        'cfdi_documents',
        'invoice_documents',
        'posted_payments',
        'invoice_lines',
        'readings',
        'invoices',
        'contracts',
        'tariffs',
      ]) {
        await sql`delete from ${sql(table)}`
      }
    },
    async close() {
      await sql.end()
      await dropDatabase(admin, name)
      await admin.end()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** CSV of these rows; the columns are those of the first one. */
export function csv(rows: Record<string, string | number>[]): string {
  const names = Object.keys(rows[0]!)
  const quoted = (value: string | number = '') =>
    /[",\r\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : value
  return [names, ...rows.map((row) => names.map((name) => quoted(row[name])))]
    .map((row) => `${row.join(',')}\n`)
    .join('')
}

export const aContractRow = (facts: Record<string, string | number> = {}) => ({
  contrato: '404040',
  tipo_persona: 'FISICA',
  nombre: 'Ana',
  apellido_paterno: 'Núñez',
  apellido_materno: 'De la Peña',
  razon_social: '',
  direccion: 'AVENIDA EMETERIO GONZALEZ 112',
  medidor: '404040404',
  ...facts,
})

export const anInvoiceRow = (facts: Record<string, string | number> = {}) => ({
  factura: 'IN 1',
  contrato: '404040',
  fecha_emision: '2021-02-20',
  periodo: '2021-02',
  fecha_vencimiento: '2021-03-07',
  importe: '344.00',
  saldo: '344.00',
  ...facts,
})

export const aReadingRow = (facts: Record<string, string | number> = {}) => ({
  contrato: '404040',
  medidor: '404040404',
  fecha: '2021-01-26',
  lectura_m3: '1359',
  consumo_m3: '14',
  ...facts,
})
