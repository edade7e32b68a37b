/** One part of a form: a field, or a file with the name that its sender's machine gave it. */
export type Part = { name: string; filename: string | undefined }
/** Takes the contents of one part, piece by piece; `end` comes once, after the last. */
export type Sink = { write(piece: Uint8Array): Promise<void> | void; end(): Promise<void> | void }

/** The form cannot be read: it says itself that it is one, and is not. */
export class Unreadable extends Error {}

const mostHeaderBytes = 8 * 1024
const mostParts = 200

/** What stands between the parts, or nothing where this is no form of that kind. */
export const boundaryIn = (contentType: string): string | undefined =>
  /^multipart\/form-data\s*;.*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType)?.slice(1).find(Boolean)

/**
 * Reads multipart/form-data (RFC 7578) as it comes, so that a form with files never lies in memory as a whole: what the
 * platform offers (`Request.formData`) holds all of it three times.
 */
export async function readMultipart(
  body: AsyncIterable<Uint8Array>,
  boundary: string,
  open: (part: Part) => Sink,
): Promise<void> {
  const reader = new Reader(Buffer.from(`\r\n--${boundary}`, 'latin1'), open)
  for await (const piece of body) await reader.add(piece)
  reader.end()
}

class Reader {
  readonly #line: Buffer
  readonly #open: (part: Part) => Sink
  // The first boundary may stand at the very beginning.
  #held: Buffer = Buffer.from('\r\n', 'latin1')
  #place: 'before' | 'border' | 'head' | 'inside' | 'after' = 'before'
  #sink: Sink | undefined
  #parts = 0

  constructor(line: Buffer, open: (part: Part) => Sink) {
    this.#line = line
    this.#open = open
  }

  async add(piece: Uint8Array) {
    if (this.#place === 'after') return
    this.#held = this.#held.length === 0 ? Buffer.from(piece) : Buffer.concat([this.#held, piece])
    while (await this.#step()) {}
  }

  end() {
    if (this.#place !== 'after') throw new Unreadable('the form ends in the middle')
  }

  /** Goes on as far as what has come allows; false when more must come first. */
  #step(): Promise<boolean> | boolean {
    if (this.#place === 'border') return this.#border()
    if (this.#place === 'head') return this.#head()
    return this.#place !== 'after' && this.#contents()
  }

  async #contents() {
    const at = this.#held.indexOf(this.#line)
    // The beginning of a boundary may be at the end of this piece.
    const sure = at >= 0 ? at : Math.max(0, this.#held.length - this.#line.length)
    if (sure > 0) await this.#sink?.write(this.#held.subarray(0, sure))
    this.#held = this.#held.subarray(at >= 0 ? at + this.#line.length : sure)
    if (at < 0) return false
    await this.#sink?.end()
    this.#place = 'border'
    return true
  }

  #border() {
    if (this.#held.length < 2) return false
    const next = this.#held.toString('latin1', 0, 2)
    if (next !== '\r\n' && next !== '--') throw new Unreadable('a boundary does not end')
    this.#held = this.#held.subarray(2)
    this.#place = next === '--' ? 'after' : 'head'
    return this.#place === 'head'
  }

  #head() {
    const end = this.#held.indexOf('\r\n\r\n')
    if (end < 0 && this.#held.length <= mostHeaderBytes) return false
    if (end < 0 || end > mostHeaderBytes || ++this.#parts > mostParts) throw new Unreadable('too much before a part')
    this.#sink = this.#open(partOf(this.#held.toString('utf8', 0, end)))
    this.#held = this.#held.subarray(end + 4)
    this.#place = 'inside'
    return true
  }
}

function partOf(head: string): Part {
  const disposition = /^content-disposition:\s*form-data\s*;(.*)$/im.exec(head)?.[1]
  const name = disposition && quoted(disposition, 'name')
  if (disposition === undefined || name === undefined) throw new Unreadable('a part without a name')
  return { name, filename: quoted(disposition, 'filename') }
}

/** Browsers write three characters of a name in another way, and no others. */
function quoted(disposition: string, word: string): string | undefined {
  const found = new RegExp(`(?:^|;)\\s*${word}="([^"]*)"`, 'i').exec(disposition)?.[1]
  return found?.replace(/%22|%0D|%0A/gi, (code) => decodeURIComponent(code))
}
