import { chmodSync, closeSync, existsSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { WaitingDocument } from '../cfdi/queries.ts'
import { Problem } from '../problem.ts'
import type { Words } from '../words/words.ts'
import { asText, csvLine } from './csv-rules.ts'
import type { Rejection } from './row-reader.ts'

const enoughToWrite = 1 << 16
const longestValue = 500

/** `rechazos.csv`: what was left out, where, and what was expected. Written as it goes, for the owner's eyes only. */
export class Report {
  readonly folder: string
  readonly #words: Words
  readonly #file: number
  #text = 'archivo,linea,columna,valor,motivo\r\n'

  constructor(folder: string, words: Words) {
    this.folder = folder
    this.#words = words
    const path = join(folder, 'rechazos.csv')
    try {
      makeFolder(folder)
      this.#file = openSync(path, 'w', 0o600)
      chmodSync(path, 0o600)
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      throw new Problem(words('feed.refused.report', { path, reason: code ?? message }))
    }
  }

  add(file: string, { line, column, value, fault }: Rejection) {
    const motive = this.#words(fault.key, fault.values)
    this.#text += csvLine([file, String(line ?? ''), column, asText(shortened(value)), motive])
    if (this.#text.length > enoughToWrite) this.#flush()
  }

  /** `sin_factura.csv`: the stamped invoices that wait for theirs, those of earlier imports too. */
  async addWithoutInvoice(documents: AsyncIterable<WaitingDocument>) {
    const path = join(this.folder, 'sin_factura.csv')
    const file = openSync(path, 'w', 0o600)
    try {
      chmodSync(path, 0o600)
      writeSync(file, 'uuid,factura,tipo,fecha,total,moneda,receptor\r\n')
      for await (const { uuid, number, type, issuedAt, total, currency, receiver } of documents) {
        writeSync(file, csvLine([uuid, asText(number ?? ''), type, issuedAt, total, currency, asText(receiver)]))
      }
    } finally {
      closeSync(file)
    }
  }

  close() {
    this.#flush()
    closeSync(this.#file)
  }

  #flush() {
    writeSync(this.#file, this.#text)
    this.#text = ''
  }
}

// Not `recursive`: below some system folders Node would then try for ever.
export function makeFolder(folder: string) {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  mkdirSync(folder, { mode: 0o700 })
}

const shortened = (value: string) => (value.length > longestValue ? `${value.slice(0, longestValue)}…` : value)
