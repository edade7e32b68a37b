import { join } from 'node:path'
import type { Sql } from '../db.ts'
import { todayInMexico } from '../lib/dates.ts'
import type { Files } from '../lib/files.ts'
import { type Words, wordsIn } from '../words/words.ts'
import { Fault } from './cells.ts'
import { finishImport, startImport, takeTurn } from './commands.ts'
import { BrokenFile } from './csv.ts'
import { importDocuments } from './documents.ts'
import type { FeedFile } from './feed-files.ts'
import { type FeedFolder, lookInto } from './folder.ts'
import { type Merged, merge } from './merge.ts'
import { Report } from './report.ts'
import { type Staged, stage } from './stage.ts'

export type Landed = Merged & { name: string; rows: number }
type Refused = { name: string; fault: Fault }

export type Imported = {
  landed: Landed[]
  refused: Refused[]
  rejected: number
  seconds: number
  /** The folder of `rechazos.csv`. */
  report: string
}

/** How it goes: of each file all its rows are first read, then merged. `part` of the whole is done. */
export type Progress = { file: string; rows: number; part: number }

export type ImportOptions = {
  sql: Sql
  files: Files
  folder: string
  /** Where `rechazos.csv` goes; by default a folder of this run's own in `reportsFolder`. */
  reportFolder?: string | undefined
  reportsFolder: string
  progress?: ((progress: Progress) => void) | undefined
  /** Takes what is worth a sentence while it goes. */
  notice?: ((sentence: string) => void) | undefined
  words?: Words
}

/** Applies a folder of the feed; answers with nothing when there is nothing of the feed in it. */
export async function importFolder(options: ImportOptions): Promise<Imported | undefined> {
  const found = lookInto(options.folder)
  if (!found) return undefined
  const { sql } = options
  if (!isPool(sql)) return await importOn(sql, found, options)
  const connection = await sql.reserve()
  try {
    return await importOn(connection, found, options)
  } finally {
    connection.release()
  }
}

/** Inside a transaction (a test's) there is one connection already. */
const isPool = (sql: Sql): sql is Extract<Sql, { reserve: unknown }> => 'reserve' in sql

async function importOn(sql: Sql, found: FeedFolder, options: ImportOptions): Promise<Imported> {
  const { folder, words = wordsIn('es-MX'), notice = () => {} } = options
  const giveBack = await takeTurn(sql, () => notice(words('feed.notice.waiting')))
  try {
    const id = await startImport(sql, folder)
    const report = new Report(options.reportFolder ?? join(options.reportsFolder, `${todayInMexico()}-${id}`), words)
    try {
      const imported = await new Run(sql, found, { ...options, words, notice }, report).land()
      await finishImport(sql, id, imported)
      return imported
    } finally {
      report.close()
    }
  } finally {
    await giveBack()
  }
}

type Told = ImportOptions & { words: Words; notice: (sentence: string) => void }

class Run {
  readonly #begin = performance.now()
  readonly #landed: Landed[] = []
  readonly #refused: Refused[] = []
  readonly #sql: Sql
  readonly #found: FeedFolder
  readonly #options: Told
  readonly #report: Report
  #doneBytes = 0

  constructor(sql: Sql, found: FeedFolder, options: Told, report: Report) {
    this.#sql = sql
    this.#found = found
    this.#options = options
    this.#report = report
  }

  async land(): Promise<Imported> {
    const { words, notice } = this.#options
    for (const name of this.#found.later) notice(words('feed.notice.later', { name }))
    for (const name of this.#found.unknown) notice(words('feed.notice.unknownFile', { name }))
    for (const { name, fault } of this.#found.refused) this.#refuse(name, fault)
    for (const { file, path, bytes } of this.#found.files) {
      await this.#landFile(file, path, bytes)
      this.#doneBytes += bytes
    }
    if (this.#found.pdf) await this.#landDocuments(this.#found.pdf)
    await this.#analyse()
    return {
      landed: this.#landed,
      refused: this.#refused,
      rejected: this.#landed.reduce((sum, { rejected }) => sum + rejected, 0),
      seconds: (performance.now() - this.#begin) / 1000,
      report: this.#report.folder,
    }
  }

  async #landFile(file: FeedFile, path: string, bytes: number) {
    const name = `${file.name}.csv`
    const reject = (rejections: Parameters<Report['add']>[1][]) => {
      for (const one of rejections) this.#report.add(name, one)
    }
    let staged: Staged
    try {
      staged = await stage(this.#sql, file, path, reject, (rows, read) => this.#show(name, rows, read * 0.3))
    } catch (error) {
      return this.#refuse(name, faultOf(error))
    }
    this.#tell(name, staged)
    const merged = await merge(this.#sql, staged, reject, (rows) =>
      this.#show(name, rows, bytes * (0.3 + (0.7 * rows) / (staged.rows || 1))),
    )
    await this.#sql.unsafe(`drop table ${staged.table}`)
    const rejected = staged.rejected + merged.rejected
    this.#landed.push({ ...merged, rejected, name: file.name, rows: staged.rows - rejected - staged.duplicates })
  }

  #tell(file: string, { ignored, duplicates }: Staged) {
    const { words, notice } = this.#options
    if (ignored.length > 0) {
      notice(words('feed.notice.unknownColumns', { file, count: ignored.length, columns: ignored.join(', ') }))
    }
    if (duplicates > 0) notice(words('feed.notice.duplicates', { file, count: duplicates }))
  }

  async #landDocuments(folder: string) {
    const reject = (name: string, fault: Fault) =>
      this.#report.add(`pdf/${name}`, { line: undefined, column: '', value: '', fault })
    const merged = await importDocuments(this.#sql, this.#options.files, folder, reject, (rows) =>
      this.#show('pdf', rows, 0),
    )
    this.#landed.push({ ...merged, name: 'pdf', rows: merged.new + merged.changed + merged.unchanged })
  }

  /** The planner must know what came, before anybody opens a page. */
  async #analyse() {
    const changed = this.#landed.some((file) => file.new + file.changed > 10_000)
    if (changed)
      await this.#sql.unsafe('analyze contracts, invoices, invoice_lines, readings, posted_payments, tariffs')
  }

  #refuse(name: string, fault: Fault) {
    const { words, notice } = this.#options
    this.#refused.push({ name, fault })
    this.#report.add(name, { line: undefined, column: '', value: '', fault })
    notice(words('feed.refusedFile', { file: name, reason: words(fault.key, fault.values) }))
  }

  #show(file: string, rows: number, bytes: number) {
    const all = this.#found.files.reduce((sum, one) => sum + one.bytes, 0)
    this.#options.progress?.({ file, rows, part: all === 0 ? 1 : Math.min(1, (this.#doneBytes + bytes) / all) })
  }
}

function faultOf(error: unknown): Fault {
  if (error instanceof BrokenFile) return error.fault
  const { code, syscall } = error as NodeJS.ErrnoException
  if (code && syscall) return new Fault('feed.refused.unreadable', { reason: code })
  throw error
}
