import { isAscii, isUtf8 } from 'node:buffer'
import { constants, createReadStream } from 'node:fs'
import { Fault } from './cells.ts'
import { Records } from './records.ts'

export type CsvText = { encoding: 'utf8' | 'latin1'; endsWithLineBreak: boolean; bytes: number }

/** A file that cannot be taken at all. */
export class BrokenFile extends Error {
  readonly fault: Fault

  constructor(fault: Fault) {
    super(fault.key)
    this.fault = fault
  }
}

/** Never follows a link, whatever the path has become since it was looked at. */
const openFile = (path: string) =>
  createReadStream(path, { flags: (constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0)) as never, highWaterMark: 1 << 17 })

/** UTF-8, else ISO-8859-1, else broken; it reads the file once and keeps nothing of it. */
export async function examine(path: string): Promise<CsvText> {
  let bytes = 0
  let isUnicode = true
  let isLatin = true
  let isPlain = true
  let last = 0x0a
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of openFile(path) as AsyncIterable<Buffer>) {
    bytes += chunk.length
    last = chunk.at(-1)!
    const whole = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    const end = endOfCharacters(whole)
    const characters = whole.subarray(0, end)
    if (isUnicode) isUnicode = isUtf8(characters)
    if (isUnicode) isPlain &&= isAscii(characters)
    else isLatin &&= mayBeLatin(whole)
    rest = Buffer.from(whole.subarray(end))
  }
  if (rest.length > 0) isUnicode = false
  // What was UTF-8 for a while and then is not any more was damaged.
  if (!isPlain || rest.some(isControl)) isLatin = false
  if (bytes === 0) throw new BrokenFile(new Fault('feed.refused.empty'))
  if (!isUnicode && !isLatin) throw new BrokenFile(new Fault('feed.refused.encoding'))
  return { encoding: isUnicode ? 'utf8' : 'latin1', endsWithLineBreak: last === 0x0a || last === 0x0d, bytes }
}

/** Where the last whole character of UTF-8 ends: a chunk may end in the middle of one. */
function endOfCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!
    if ((byte & 0xc0) === 0x80) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return length > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}

const isControl = (byte: number) =>
  (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 13) || (byte > 0x7e && byte < 0xa0)

/** Any bytes can be read as ISO-8859-1: text has no control characters in it, and no UTF-8 that was damaged. */
function mayBeLatin(bytes: Buffer): boolean {
  return !bytes.some(
    (byte, at) => isControl(byte) || ((byte === 0xc2 || byte === 0xc3) && (bytes[at + 1] ?? 0) >> 6 === 2),
  )
}

/** The text of a file, piece by piece, without its byte-order mark. */
export async function* textOf(path: string, { encoding }: CsvText): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of openFile(path) as AsyncIterable<Buffer>) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

export async function readHeader(path: string, csv: CsvText): Promise<string[]> {
  let names: string[] | undefined
  const records = new Records((values) => {
    names ??= values.map((name) => name.trim().toLowerCase())
  })
  for await (const piece of textOf(path, csv)) {
    records.add(piece)
    if (names) break
  }
  if (!names) records.end()
  if (!names?.some(Boolean)) throw new BrokenFile(new Fault('feed.refused.empty'))
  return names
}
