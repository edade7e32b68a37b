import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Centavos } from '../lib/money.ts'

const textAtOnce = 1 << 13
const enoughToWrite = 1 << 18

/**
 * One CSV file of the feed, written as it grows: add rows, and `drain` it when it is full. Rows are gathered in short
 * texts and these in one buffer: long texts made of many small pieces keep the garbage collector busier than the disk.
 */
export class FeedFile {
  rows = 0
  #text: string
  #buffer = Buffer.allocUnsafe(2 * enoughToWrite)
  #used = 0
  readonly #handle: FileHandle

  private constructor(handle: FileHandle, columns: string) {
    this.#handle = handle
    this.#text = `${columns}\n`
  }

  static async create(folder: string, name: string, columns: string): Promise<FeedFile> {
    return new FeedFile(await open(join(folder, name), 'w'), columns)
  }

  /** A whole row with its line end, every field already quoted where it must be. */
  add(row: string): void {
    this.#text += row
    this.rows++
    if (this.#text.length > textAtOnce) this.#gather()
  }

  get isFull(): boolean {
    return this.#used > enoughToWrite
  }

  async drain(): Promise<void> {
    await this.#handle.writeFile(this.#buffer.subarray(0, this.#used))
    this.#used = 0
  }

  async close(): Promise<void> {
    this.#gather()
    await this.drain()
    await this.#handle.close()
  }

  #gather(): void {
    const most = this.#used + this.#text.length * 3
    if (most > this.#buffer.length) this.#buffer = Buffer.concat([this.#buffer.subarray(0, this.#used)], 2 * most)
    this.#used += this.#buffer.write(this.#text, this.#used)
    this.#text = ''
  }
}

/** RFC 4180: quoted only where it must be. */
export const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

const cents = Array.from({ length: 100 }, (_, amount) => `.${String(amount).padStart(2, '0')}`)

/** Decimal pesos as the feed writes them: `34400` → `344.00`. Never negative here. */
export const pesos = (amount: Centavos): string => Math.floor(amount / 100) + cents[amount % 100]!
