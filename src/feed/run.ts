import { attachDocuments } from '../cfdi/commands.ts'
import type { Schemas } from '../cfdi/import.ts'
import { countOfDocuments, documentsWithoutInvoice } from '../cfdi/queries.ts'
import type { Sql } from '../db.ts'
import type { Files } from '../lib/files.ts'
import type { Words } from '../words/words.ts'
import { Fault } from './cells.ts'
import { BrokenFile } from './csv.ts'
import { importDocuments } from './documents.ts'
import type { FeedFile } from './feed-files.ts'
import type { FeedFolder } from './folder.ts'
import { merge } from './merge.ts'
import type { Landed, Landing } from './outcome.ts'
import type { Progress } from './progress.ts'
import type { Report } from './report.ts'
import type { Reject } from './row-reader.ts'
import { type Staged, stage } from './stage.ts'
import { importStamped } from './stamped-files.ts'

type RunOptions = {
  /** One, or more on which files land at the same time. */
  connections: Sql[]
  files: Files
  issuer?: string | undefined
  schemas?: Schemas | undefined
  found: FeedFolder
  report: Report
  progress?: ((progress: Progress) => void) | undefined
  notice: (sentence: string) => void
  words: Words
}

/** One import from the first file to the last. */
export class Run {
  readonly #begin = performance.now()
  readonly #landed: Landed[] = []
  readonly #refused: Landing['refused'] = []
  readonly #options: RunOptions
  readonly #connections: Sql[]
  readonly #found: FeedFolder
  readonly #report: Report
  readonly #landings = new Map<string, Promise<void>>()
  readonly #unlanded: Set<string>
  #merging = ''
  #mergedBytes = 0

  constructor(options: RunOptions) {
    this.#options = options
    this.#connections = options.connections
    this.#found = options.found
    this.#report = options.report
    this.#unlanded = new Set(this.#found.files.map(({ file }) => file.name))
  }

  async land(): Promise<Landing> {
    const { words, notice } = this.#options
    for (const name of this.#found.later) notice(words('feed.notice.later', { name }))
    for (const name of this.#found.unknown) notice(words('feed.notice.unknownFile', { name }))
    for (const { name, fault } of this.#found.refused) this.#refuse(name, fault)
    await this.#landFiles()
    if (this.#found.pdf) await this.#landDocuments(this.#found.pdf)
    if (this.#found.cfdi) await this.#landStamped(this.#found.cfdi)
    const withoutInvoice = await this.#attach()
    await this.#analyse()
    return {
      landed: this.#landed,
      refused: this.#refused,
      withoutInvoice,
      rejected: this.#landed.reduce((sum, { rejected }) => sum + rejected, 0),
      seconds: (performance.now() - this.#begin) / 1000,
      report: this.#report.folder,
    }
  }

  /** Each connection takes a file and lands it, and then the next one. */
  async #landFiles() {
    const waiting = [...this.#found.files]
    const lanes = this.#connections.map(async (sql) => {
      for (let place = this.#next(waiting); place; place = this.#next(waiting)) {
        const landing = this.#landFile(place, sql)
        this.#landings.set(place.file.name, landing)
        await landing
      }
    })
    await Promise.allSettled(lanes)
    await Promise.all(lanes)
    const order = this.#found.files.map(({ file }) => file.name as string)
    this.#landed.sort((one, other) => order.indexOf(one.name) - order.indexOf(other.name))
  }

  /** The first file that may land at once, else the first of all: it is read meanwhile. */
  #next(waiting: FeedFolder['files']): FeedFolder['files'][number] | undefined {
    const mayLand = waiting.findIndex(({ file }) => !file.after.some((name) => this.#unlanded.has(name)))
    return waiting.splice(Math.max(mayLand, 0), 1)[0]
  }

  /** Read whole first, and merged once those files have landed whose rows it names. */
  async #landFile(place: FeedFolder['files'][number], sql: Sql) {
    const { file, bytes } = place
    const staged = await this.#stage(place, sql)
    await Promise.all(file.after.map((name) => this.#landings.get(name)))
    this.#merging = file.name
    if (staged instanceof Fault) this.#refuse(`${file.name}.csv`, staged)
    else await this.#merge(staged, bytes, sql)
    this.#mergedBytes += bytes
    this.#unlanded.delete(file.name)
  }

  async #stage({ file, path }: FeedFolder['files'][number], sql: Sql): Promise<Staged | Fault> {
    const seen = (rows: number, read: number) => this.#show(file.name, rows, read * 0.3)
    try {
      return await stage(sql, file, path, this.#rejectIn(file), seen)
    } catch (error) {
      return faultOf(error)
    }
  }

  async #merge(staged: Staged, bytes: number, sql: Sql) {
    const { file, rows } = staged
    this.#tell(`${file.name}.csv`, staged)
    const merged = await merge(sql, staged, this.#rejectIn(file), (done) =>
      this.#show(file.name, done, bytes * (0.3 + (0.7 * done) / (rows || 1))),
    )
    await sql.unsafe(`drop table ${staged.table}`)
    const rejected = staged.rejected + merged.rejected
    this.#landed.push({ ...merged, rejected, name: file.name, rows: rows - rejected - staged.duplicates })
  }

  #rejectIn(file: FeedFile): Reject {
    return (rejections) => {
      for (const one of rejections) this.#report.add(`${file.name}.csv`, one)
    }
  }

  #tell(file: string, { ignored, duplicates }: Staged) {
    const { words, notice } = this.#options
    if (ignored.length > 0) {
      notice(words('feed.notice.unknownColumns', { file, count: ignored.length, columns: ignored.join(', ') }))
    }
    if (duplicates > 0) notice(words('feed.notice.duplicates', { file, count: duplicates }))
  }

  async #landDocuments(folder: string) {
    this.#merging = 'pdf'
    const reject = (name: string, fault: Fault) =>
      this.#report.add(`pdf/${name}`, { line: undefined, column: '', value: '', fault })
    const merged = await importDocuments(this.#connections[0]!, this.#options.files, folder, reject, (rows) =>
      this.#show('pdf', rows, 0),
    )
    this.#landed.push({ ...merged, name: 'pdf', rows: merged.new + merged.changed + merged.unchanged })
  }

  async #landStamped(folder: string) {
    this.#merging = 'cfdi'
    const { files, issuer, schemas } = this.#options
    const merged = await importStamped({
      sql: this.#connections[0]!,
      files,
      folder,
      issuer,
      schemas,
      reject: (name, fault) => this.#report.add(`cfdi/${name}`, { line: undefined, column: '', value: '', fault }),
      seen: (rows) => this.#show('cfdi', rows, 0),
    })
    this.#landed.push({ ...merged, name: 'cfdi', rows: merged.new + merged.changed + merged.unchanged })
  }

  /** Stamped invoices find theirs, whichever came first. Answers with how many wait. */
  async #attach(): Promise<number> {
    const sql = this.#connections[0]!
    const invoicesCame = this.#landed.some(({ name, ...file }) => name === 'facturas' && file.new + file.changed > 0)
    if (this.#found.cfdi || invoicesCame) await attachDocuments(sql)
    if (!this.#found.cfdi) return 0
    await this.#report.addWithoutInvoice(documentsWithoutInvoice(sql))
    return (await countOfDocuments(sql)).waiting
  }

  /** The planner must know what came, before anybody opens a page. */
  async #analyse() {
    const changed = this.#landed.some((file) => file.new + file.changed > 10_000)
    if (changed)
      await this.#connections[0]!.unsafe(
        'analyze contracts, invoices, invoice_lines, readings, posted_payments, tariffs',
      )
  }

  #refuse(name: string, fault: Fault) {
    const { words, notice } = this.#options
    this.#refused.push({ name, fault })
    this.#report.add(name, { line: undefined, column: '', value: '', fault })
    notice(words('feed.refusedFile', { file: name, reason: words(fault.key, fault.values) }))
  }

  #show(file: string, rows: number, bytes: number) {
    if (file !== this.#merging) return
    const all = this.#found.files.reduce((sum, one) => sum + one.bytes, 0)
    this.#options.progress?.({ file, rows, part: all === 0 ? 1 : Math.min(1, (this.#mergedBytes + bytes) / all) })
  }
}

function faultOf(error: unknown): Fault {
  if (error instanceof BrokenFile) return error.fault
  const { code, syscall } = error as NodeJS.ErrnoException
  if (code && syscall) return new Fault('feed.refused.unreadable', { reason: code })
  throw error
}
