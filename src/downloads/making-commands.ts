import { randomUUID } from 'node:crypto'
import { atomically, type Sql } from '../db.ts'
import { receiptsAmong } from '../invoices/queries.ts'
import type { CivilDate } from '../lib/dates.ts'
import { queueNotice } from '../notifications/commands.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'
import { type Language, wordsIn } from '../words/words.ts'
import { type ListLine, sumsOf } from './list-rules.ts'
import { type Printer, packInvoice } from './packing-commands.ts'
import { daysKept, mostAttempts, pauseAfter, rangeOf } from './rules.ts'
import { zipEnd, zipped } from './zip-rules.ts'

/** A part is so many invoices at most, and ends with the one by which it is this large. */
const invoicesInPart = 50
const bytesInPart = 8_000_000

type Office = Pick<Services, 'files' | 'log' | 'today'> & { sql: Sql }
type Making = {
  id: string
  accountId: string
  email: string
  language: Language
  invoiceCount: number
  firstPeriod: CivilDate
  lastPeriod: CivilDate
  done: number
  files: number
  size: number
  parts: number
}
/** Whoever prints, in the language of the download, by the facts of that day. */
export type OpenPrinter = (view: { language: Language; today: CivilDate }) => Printer

/**
 * Makes the next part of the download whose turn it is, and writes it down: whoever dies meanwhile loses this part and no
 * other. Any number of processes may ask at once: each gets a download of its own. `signal`: give the part up, the office closes.
 */
export async function makeNextPart(
  office: Office,
  openPrinter: OpenPrinter,
  signal?: AbortSignal,
): Promise<'made' | 'nothing'> {
  let fileKey: string | undefined
  let making: Making | undefined
  try {
    return await atomically(office.sql, async (sql) => {
      making = await lockNext(sql)
      if (!making) return 'nothing'
      const today = office.today()
      const printer = openPrinter({ language: making.language, today })
      fileKey = randomUUID()
      const work = { ...office, sql, printer, today, fileKey, signal }
      if (making.done < making.invoiceCount) await makePart(work, making)
      else await finish(work, making)
      return 'made'
    })
  } catch (error) {
    if (fileKey) await office.files.remove(fileKey).catch(() => {})
    if (signal?.aborted || error instanceof TakenAway) return 'made'
    if (making) await recordFailure(office, making, error)
    else throw error
    return 'made'
  }
}

/** Taken off the list while its part was made. */
class TakenAway extends Error {}
/** Some contract in it is no longer one that the account sees. */
class AccessEnded extends Error {}

type Work = Omit<Office, 'today'> & {
  printer: Printer
  today: CivilDate
  fileKey: string
  signal: AbortSignal | undefined
}

/** By a lock of its own beside the row: whoever takes the download off the list waits for no part. */
async function lockNext(sql: Sql): Promise<Making | undefined> {
  const due = await sql<{ id: string }[]>`
    select id from downloads
    where ready_at is null and failed_at is null and removed_at is null and turn_at <= clock_timestamp()
    order by turn_at, id limit 20
  `
  for (const { id } of due) {
    const [lock] = await sql<{ isOurs: boolean }[]>`
      select pg_try_advisory_xact_lock(hashtextextended('download ' || ${id}, 0)) as is_ours
    `
    if (!lock!.isOurs) continue
    // Another process may have made its part, or all of it, since the list was read.
    const [making] = await sql<Making[]>`
      select d.id, d.account_id, p.email, d.language, d.invoice_count, d.first_period, d.last_period, d.done, d.files, d.size,
        (select count(*) from download_parts m where m.download_id = d.id) as parts
      from downloads d join accounts p on p.id = d.account_id
      where d.id = ${id} and d.ready_at is null and d.failed_at is null and d.removed_at is null
    `
    if (making) return making
  }
  return undefined
}

async function makePart(work: Work, making: Making): Promise<void> {
  const { sql, printer, today, signal } = work
  const [slice] = await sql<{ ids: number[] }[]>`
    select invoices[${making.done + 1}::integer : ${making.done + invoicesInPart}::integer] as ids from downloads where id = ${making.id}
  `
  const invoices = await receiptsAmong(sql, { accountId: making.accountId, ids: slice!.ids })
  if (invoices.length < slice!.ids.length) throw new AccessEnded()

  const part = { bytes: [] as Uint8Array[], directory: [] as Buffer[], lines: [] as ListLine[], size: 0 }
  for (const invoice of invoices) {
    signal?.throwIfAborted()
    const packed = await packInvoice(work, printer, { invoice, offset: making.size + part.size, today })
    for (const { bytes, line, size } of packed.files) {
      part.bytes.push(...bytes)
      part.directory.push(line)
      part.size += size
    }
    part.lines.push(packed.line)
    if (part.size >= bytesInPart) break
  }
  await keepPart(work, making, { ...part, files: part.directory.length, invoices: part.lines.length })
}

/** The list, the directory and the end: then it is ready, for a week. */
async function finish(work: Work, making: Making): Promise<void> {
  const { sql, printer, today } = work
  const parts = await sql<{ directory: Buffer; lines: ListLine[] }[]>`
    select directory, lines from download_parts where download_id = ${making.id} order by part
  `
  const lines = parts.flatMap((part) => part.lines)
  const words = wordsIn(making.language)
  const range = rangeOf(making.firstPeriod, making.lastPeriod, words('downloads.file.to'))
  const name = `${words('downloads.file.list', { range, day: today })}.xlsx`
  const list = zipped({ name, contents: await printer.list(lines), day: today }, making.size)
  const directory = Buffer.concat([...parts.map((part) => part.directory), list.line])
  const offset = making.size + list.size
  const end = zipEnd({ entries: making.files + 1, size: directory.length, offset })
  const bytes = [...list.bytes, directory, end]
  const size = list.size + directory.length + end.length
  await keepPart(work, making, { bytes, directory: [], lines: [], size, files: 0, invoices: 0 })
  const [made] = await sql<{ expiresAt: Date }[]>`
    update downloads
    set ready_at = clock_timestamp(), expires_at = clock_timestamp() + make_interval(days => ${daysKept}),
      made_on = ${today}, ${sql(sumsOf(lines))}
    where id = ${making.id} returning expires_at
  `
  await queueNotice(sql, {
    kind: 'download-news',
    to: making.email,
    facts: { invoices: making.invoiceCount, until: made!.expiresAt.toISOString(), page: paths.bulkDownloads },
  })
}

type Part = {
  bytes: Uint8Array[]
  directory: Buffer[]
  lines: ListLine[]
  size: number
  files: number
  invoices: number
}

async function keepPart({ sql, files, fileKey }: Work, making: Making, part: Part): Promise<void> {
  await files.put(fileKey, Buffer.concat(part.bytes))
  const kept = await sql`
    update downloads
    set done = done + ${part.invoices}, files = files + ${part.files}, size = size + ${part.size}, attempts = 0, turn_at = clock_timestamp()
    where id = ${making.id} and removed_at is null
  `
  if (kept.count === 0) throw new TakenAway()
  await sql`
    insert into download_parts (download_id, part, file_key, starts_at, size, directory, lines)
    values (
      ${making.id}, ${making.parts + 1}, ${fileKey}, ${making.size}, ${part.size}, ${Buffer.concat(part.directory)},
      ${sql.json(part.lines as never)}
    )
  `
}

/** It is tried again after a while, and given up after some times: its page says so, with the way to ask again. */
async function recordFailure({ sql, log }: Office, { id, email, invoiceCount }: Making, error: unknown): Promise<void> {
  const isAccess = error instanceof AccessEnded
  if (!isAccess) log.error({ error, download: id }, 'a part of a download could not be made')
  await atomically(sql, async (sql) => {
    const [tried] = await sql<{ attempts: number }[]>`
      update downloads set attempts = attempts + 1 where id = ${id} and ready_at is null and failed_at is null returning attempts
    `
    if (!tried) return
    if (!isAccess && tried.attempts < mostAttempts) {
      const seconds = pauseAfter(tried.attempts)
      await sql`update downloads set turn_at = clock_timestamp() + make_interval(secs => ${seconds}) where id = ${id}`
      return
    }
    await sql`update downloads set failed_at = clock_timestamp(), failure = ${isAccess ? 'access' : 'broken'} where id = ${id}`
    const facts = { invoices: invoiceCount, until: null, page: paths.bulkDownloads }
    await queueNotice(sql, { kind: 'download-news', to: email, facts })
  })
}
