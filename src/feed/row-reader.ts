import { compact } from '../lib/text.ts'
import { Fault } from './cells.ts'
import { BrokenFile, type CsvText, textOf } from './csv.ts'
import type { Column, FeedFile } from './feed-files.ts'
import { Records } from './records.ts'

export type Rejection = { line: number | undefined; column: string; value: string; fault: Fault }
export type Reject = (rejections: Rejection[]) => void
/** How many rows were dealt with so far. */
export type Seen = (rows: number) => void
/** How many rows and characters were read so far. */
export type SeenRead = (rows: number, bytes: number) => void

/** Staging knows contracts and invoices by their names, the tables by their ids. */
export const stagedName = (column: string): string =>
  column === 'contract_id' ? 'contract_reference' : column === 'invoice_id' ? 'invoice_number' : column

type Reading = { file: FeedFile; header: string[]; columns: Column[]; csv: CsvText; reject: Reject; seen: SeenRead }

const enoughToSend = 1 << 16
const ascii = /^[ -~]*$/
const mustEscape = /[\\\t\n\r]/
const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** Turns the records of one file into lines of COPY, and what does not fit into rejections. */
export class RowReader {
  rows = 0
  rejected = 0
  isAscending = true
  hasForeignReferences = false
  readonly referenceColumn: string | undefined
  readonly #reading: Reading
  readonly #columns: (Column & { at: number; isReference: boolean; mayHoldAnything: boolean })[]
  readonly #key: number[]
  #read = 0
  #isBelowHeader = false
  #last: (string | null)[] | undefined
  #lastNumber = ''
  #lastReference = ''
  #text = ''
  #short: { line: number; record: string[] } | undefined

  constructor(reading: Reading) {
    this.#reading = reading
    const { file, header, columns } = reading
    this.#columns = columns.map((column) => ({
      ...column,
      at: header.indexOf(column.name),
      isReference: column.to === 'contract_reference',
      mayHoldAnything: column.cell.type === 'text',
    }))
    this.referenceColumn = file.key.includes('reference')
      ? 'reference'
      : columns.find(({ to }) => to === 'contract_reference')?.to
    this.#key = file.key.map((name) => {
      const own = name === 'reference' ? 'number' : stagedName(name)
      return columns.findIndex(({ to }) => to === own)
    })
  }

  get definition(): string {
    const own = this.#columns.map(({ to, cell }) => `${to} ${cell.type}`)
    return ['feed_line integer', ...own, ...(this.referenceColumn === 'reference' ? ['reference text'] : [])].join(', ')
  }

  /** The file's rows as lines for COPY, piece by piece. */
  async *lines(path: string): AsyncGenerator<string> {
    const records = new Records((record, line) => this.#take(record, line))
    for await (const piece of textOf(path, this.#reading.csv)) {
      records.add(piece)
      this.#read += piece.length
      if (this.#text.length > enoughToSend) yield this.#drain()
    }
    records.end()
    this.#end()
    yield this.#drain()
  }

  #take(record: string[], line: number) {
    if (!this.#isBelowHeader) {
      this.#isBelowHeader = true
      return
    }
    this.rows++
    this.#settleShort()
    if (record.length === this.#reading.header.length) this.#readRow(line, record)
    else this.#short = { line, record }
  }

  #readRow(line: number, record: string[]) {
    const staged: (string | null)[] = []
    let faults: Rejection[] | undefined
    for (const { at, name, cell, filled, empty } of this.#columns) {
      const value = record[at]!
      const read = isBlank(value)
        ? filled
          ? new Fault('feed.expected.value', { column: name })
          : (empty ?? null)
        : cell.read(value)
      if (read instanceof Fault) {
        faults ??= []
        faults.push({ line, column: name, value, fault: read })
        staged.push(null)
      } else staged.push(read)
    }
    if (!faults && this.#reading.file.needs) faults = this.#missing(line, staged)
    if (faults) this.#reject(faults)
    else this.#write(line, staged)
  }

  /** What no column can say alone. */
  #missing(line: number, staged: (string | null)[]): Rejection[] | undefined {
    const stagedAt = (to: string) => staged[this.#columns.findIndex((column) => column.to === to)]
    const need = this.#reading.file.needs?.find(
      ({ to, when }) => stagedAt(to) === null && stagedAt('person_kind') === when,
    )
    return need && [{ line, column: need.column, value: '', fault: need.fault }]
  }

  #write(line: number, staged: (string | null)[]) {
    this.isAscending &&= this.#last === undefined || this.#follows(staged, this.#last)
    this.#last = staged

    const values = staged.map((value, at) => {
      const { isReference, mayHoldAnything } = this.#columns[at]!
      if (value === null) return '\\N'
      return mayHoldAnything ? escaped(isReference ? this.#reference(value) : value) : value
    })
    if (this.referenceColumn === 'reference') values.push(escaped(this.#reference(staged[this.#key[0]!]!)))
    this.#text += `${line}\t${values.join('\t')}\n`
  }

  #follows(staged: (string | null)[], last: (string | null)[]): boolean {
    for (const at of this.#key) if (staged[at] !== last[at]) return staged[at]! > last[at]!
    return false
  }

  /** The rows of a contract mostly stand together. */
  #reference(number: string): string {
    if (number !== this.#lastNumber) {
      this.#lastNumber = number
      this.#lastReference = ascii.test(number) ? compact(number) : number
      if (!ascii.test(number)) this.hasForeignReferences = true
    }
    return this.#lastReference
  }

  #reject(rejections: Rejection[]) {
    this.rejected++
    this.#reading.reject(rejections)
  }

  /** A row that is not the last one is merely wrong. */
  #settleShort() {
    if (!this.#short) return
    const { line, record } = this.#short
    const values = { expected: this.#reading.header.length, found: record.length }
    this.#reject([{ line, column: '', value: record.join(','), fault: new Fault('feed.expected.columns', values) }])
    this.#short = undefined
  }

  #end() {
    const short = this.#short
    const isCut = short && short.record.length < this.#reading.header.length && !this.#reading.csv.endsWithLineBreak
    if (isCut) throw new BrokenFile(new Fault('feed.refused.cut', { line: short.line }))
    this.#settleShort()
  }

  #drain(): string {
    const text = this.#text
    this.#text = ''
    this.#reading.seen(this.rows, this.#read)
    return text
  }
}

/** Asked of every cell: most of them are seen at once to begin with something. */
const isBlank = (value: string) => {
  const first = value.charCodeAt(0)
  return !(first > 0x20 && first < 0x7f) && value.trim() === ''
}

const escaped = (value: string) =>
  mustEscape.test(value) ? value.replace(/[\\\t\n\r]/g, (character) => escapes[character]!) : value
