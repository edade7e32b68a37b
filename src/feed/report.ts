import { chmodSync, closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Words } from '../words/words.ts'
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
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const path = join(folder, 'rechazos.csv')
    this.#file = openSync(path, 'w', 0o600)
    chmodSync(path, 0o600)
  }

  add(file: string, { line, column, value, fault }: Rejection) {
    const motive = this.#words(fault.key, fault.values)
    this.#text += `${[file, String(line ?? ''), column, safe(value), motive].map(quoted).join(',')}\r\n`
    if (this.#text.length > enoughToWrite) this.#flush()
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

/** A spreadsheet must take it for text, never for a formula. */
const safe = (value: string) => {
  const short = value.length > longestValue ? `${value.slice(0, longestValue)}…` : value
  return /^[=+\-@\t\r]/.test(short) ? `'${short}` : short
}

const quoted = (value: string) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)
