import { createHash, randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'
import { atomically, type Sql } from '../db.ts'
import type { Files } from '../lib/files.ts'
import { limiter } from '../lib/limits.ts'
import type { Upload } from '../web/upload.ts'
import { mostFiles } from '../web/upload-rules.ts'
import type { Scan } from './clamd.ts'
import { pdfTrouble } from './pdf-rules.ts'
import { redrawn } from './picture.ts'
import { kindOfFile, type Refusal, type RefusedFile } from './rules.ts'

/** Where files go, and who looks at them first. */
export type Taking = { sql: Sql; files: Files; scan: Scan | undefined }

/** The form that files come with, and who holds it: nobody for a guest and for an operator. */
export type HeldForm = { key: string; accountId: string | undefined }

type Ours = { bytes: Buffer; contentType: 'image/jpeg' | 'application/pdf'; position: string | undefined }

/**
 * Keeps the files that came with a form, until it is sent, and says which are not taken and why. Each stays by itself:
 * one that is refused takes none of the others with it.
 */
export async function takeFiles(
  taking: Taking,
  { uploads, withPosition, only, guest, ...form }: HeldForm & What,
): Promise<RefusedFile[]> {
  const refused: RefusedFile[] = []
  for (const upload of uploads) {
    const { field, name } = upload
    const outcome = await oneAtATime(() => take(taking, form, upload, { withPosition, only, guest }))
    if (outcome !== 'kept' && outcome !== 'there') refused.push({ field, name, why: outcome })
  }
  return refused
}

/** However many people send pictures at once, one is in memory. */
let turn: Promise<unknown> = Promise.resolve()
function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const mine = turn.then(work)
  turn = mine.catch(() => {})
  return mine
}

type How = {
  /** The person sends where a picture was taken, too. */
  withPosition: boolean
  only?: 'picture' | undefined
}
/** Whose files these are when nobody is signed in, and how much of them is kept in a day. */
export type Guest = { network: string; megabytesADay: number }

type What = How & { uploads: readonly Upload[]; guest?: Guest | undefined }

async function take(
  taking: Taking,
  form: HeldForm,
  upload: Upload,
  { withPosition, only, guest }: Omit<What, 'uploads'>,
) {
  if (upload.trouble || !upload.path) return upload.trouble ?? 'empty'
  const ours = await oursOf(upload.path, taking.scan)
  if ('refused' in ours) return ours.refused
  if (only === 'picture' && ours.contentType !== 'image/jpeg') return 'notPicture'
  const keeping = () => keep(taking, form, upload, withPosition ? ours : { ...ours, position: undefined })
  return guest ? await withinTheDay(taking.sql, guest, ours.bytes.length, keeping) : await keeping()
}

/** Strangers may not fill the store: what is not kept is not counted. */
async function withinTheDay(
  sql: Sql,
  { network, megabytesADay }: Guest,
  bytes: number,
  keeping: () => Promise<'kept' | 'there' | 'tooMany'>,
) {
  const kilobytes = Math.ceil(bytes / 1024)
  const day = { name: 'kilobytes-of-guests', points: megabytesADay * 1024, seconds: 24 * 3600 }
  const limit = limiter(sql, day)
  const { waitSeconds } = await limit.consume(network, kilobytes)
  const outcome = waitSeconds > 0 ? 'tooMuchToday' : await keeping()
  if (outcome !== 'kept') await limit.giveBack(network, kilobytes)
  return outcome
}

async function oursOf(path: string, scan: Scan | undefined): Promise<Ours | { refused: Refusal }> {
  const kind = kindOfFile((await fileTypeFromFile(path))?.mime)
  if (kind === 'heic' || kind === 'type') return { refused: kind }
  const verdict = await scan?.(path)
  if (verdict === 'infected') return { refused: 'infected' }
  if (verdict === 'away') return { refused: 'unscanned' }
  if (kind === 'picture') {
    const picture = await redrawn(path)
    return 'refused' in picture ? picture : { ...picture, contentType: 'image/jpeg' }
  }
  const bytes = await readFile(path)
  const trouble = pdfTrouble(bytes)
  return trouble ? { refused: trouble } : { bytes, contentType: 'application/pdf', position: undefined }
}

async function keep({ sql, files }: Taking, { key, accountId }: HeldForm, { field, name }: Upload, ours: Ours) {
  const fileKey = randomUUID()
  await files.put(fileKey, ours.bytes)
  const outcome = await atomically(sql, async (sql): Promise<'kept' | 'there' | 'tooMany'> => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 1))`
    const [kept] = await sql<{ count: number }[]>`
      select count(*) from attachments where form_key = ${key} and account_id is not distinct from ${accountId ?? null}
    `
    if (kept!.count >= mostFiles) return 'tooMany'
    const made = await sql`
      insert into attachments (form_key, account_id, field, file_key, content_type, size, sha256, name, position)
      values (
        ${key}, ${accountId ?? null}, ${field}, ${fileKey}, ${ours.contentType}, ${ours.bytes.length},
        ${createHash('sha256').update(ours.bytes).digest()}, ${name}, ${ours.position ?? null}
      )
      on conflict do nothing
    `
    return made.count > 0 ? 'kept' : 'there'
  })
  if (outcome !== 'kept') await files.remove(fileKey)
  return outcome
}
