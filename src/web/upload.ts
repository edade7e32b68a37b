import { randomUUID } from 'node:crypto'
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { boundaryIn, type Part, readMultipart, type Sink, Unreadable } from './multipart.ts'
import { mostFileBytes, mostFiles, mostWordBytes } from './upload-rules.ts'

/** Everything that one form may send; what a person sends by mistake still gets an answer. */
const mostBytes = 64 * 1024 * 1024

/** A file as it came: on the disk for as long as its form is being answered. */
export type Upload = {
  /** The field it came in. */
  field: string
  /** What its sender's machine calls it: shown, never a path. */
  name: string
  size: number
  /** Where it lies; nothing where it was empty, too large or one too many. */
  path: string | undefined
  trouble: 'empty' | 'tooLarge' | 'tooMany' | undefined
}

export type SentForm = { fields: Record<string, string>; uploads: Upload[] }

/** A folder for the files of one form; what is open in it is closed with the form. */
type Place = { folder: string; opened: FileHandle[] }

/** Forms that cannot be read, or hold more than any form does: answered like everywhere else. */
const unreadable = () => new HTTPException(400)
const tooLarge = () => new HTTPException(413)

/**
 * Answers a form that may bring files. They are read as they come, into a folder that is gone once the answer is made:
 * the process holds a few kilobytes of each. Only for routes named in `isUploadRoute`, after the guard.
 */
export async function withUploads<Answer>(
  c: Context,
  fileFields: readonly string[],
  answer: (form: SentForm) => Promise<Answer>,
): Promise<Answer> {
  const boundary = boundaryIn(c.req.header('content-type') ?? '')
  if (!boundary) return answer({ fields: textsIn(await c.req.parseBody()), uploads: [] })
  const folder = await mkdtemp(join(tmpdir(), 'oficina-'))
  const place: Place = { folder, opened: [] }
  try {
    return await answer(await readForm(c, boundary, fileFields, place))
  } finally {
    for (const file of place.opened) await file.close()
    await rm(folder, { recursive: true, force: true })
  }
}

const textsIn = (body: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(body).map(([name, value]) => [name, typeof value === 'string' ? value : '']))

async function readForm(c: Context, boundary: string, fileFields: readonly string[], place: Place) {
  const fields: Record<string, string> = Object.create(null)
  const uploads: Upload[] = []
  const words = { left: mostWordBytes }
  const sinkOf = (part: Part): Sink => {
    if (part.filename === undefined) return wordsInto(fields, part.name, words)
    if (part.filename === '' || !fileFields.includes(part.name)) return nowhere
    return fileInto(uploads, { field: part.name, filename: part.filename }, place)
  }
  try {
    await readMultipart(bounded(c.req.raw.body), boundary, sinkOf)
  } catch (error) {
    throw error instanceof Unreadable ? unreadable() : error
  }
  return { fields: { ...fields }, uploads }
}

/** A trickle of a gigabyte is cut off, whatever its sender said it would be. */
async function* bounded(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  let total = 0
  for await (const piece of body ?? []) {
    total += piece.byteLength
    if (total > mostBytes) throw tooLarge()
    yield piece
  }
}

const nowhere: Sink = { write: () => {}, end: () => {} }

function wordsInto(fields: Record<string, string>, name: string, words: { left: number }): Sink {
  const pieces: Buffer[] = []
  return {
    write(piece) {
      words.left -= piece.byteLength
      if (words.left < 0) throw tooLarge()
      pieces.push(Buffer.from(piece))
    },
    end() {
      // PostgreSQL keeps any character but this one.
      fields[name] = Buffer.concat(pieces).toString('utf8').replaceAll('\0', '')
    },
  }
}

function fileInto(uploads: Upload[], { field, filename }: { field: string; filename: string }, place: Place): Sink {
  const upload: Upload = { field, name: shownName(filename), size: 0, path: undefined, trouble: undefined }
  uploads.push(upload)
  if (uploads.length > mostFiles) upload.trouble = 'tooMany'
  let file: FileHandle | undefined
  return {
    async write(piece: Uint8Array) {
      upload.size += piece.byteLength
      if (upload.size > mostFileBytes) upload.trouble ??= 'tooLarge'
      if (upload.trouble) return
      upload.path ??= join(place.folder, randomUUID())
      file ??= await open(upload.path, 'wx', 0o600)
      if (!place.opened.includes(file)) place.opened.push(file)
      await file.writeFile(piece)
    },
    async end() {
      if (upload.size === 0) upload.trouble ??= 'empty'
      if (upload.trouble && upload.path) {
        await rm(upload.path)
        upload.path = undefined
      }
    },
  }
}

/** Some machines send where the file lay; nobody needs to know that, nor what reads backwards. */
const shownName = (filename: string): string =>
  filename
    .slice(-1000)
    .replace(/^.*[/\\]/s, '')
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .trim()
    .slice(0, 100) || 'archivo'
