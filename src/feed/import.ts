import { join } from 'node:path'
import type { Schemas } from '../cfdi/import.ts'
import type { Sql } from '../db.ts'
import { type CivilDate, todayInMexico } from '../lib/dates.ts'
import type { Files } from '../lib/files.ts'
import { tellOfNewInvoices } from '../payments/invoice-mail-commands.ts'
import { type Words, wordsIn } from '../words/words.ts'
import { calmDown, finishImport, helpInTurn, hurry, startImport, takeTurn } from './commands.ts'
import { type FeedFolder, lookInto } from './folder.ts'
import type { Imported } from './outcome.ts'
import type { Progress } from './progress.ts'
import { Report } from './report.ts'
import { Run } from './run.ts'

export type ImportOptions = {
  sql: Sql
  files: Files
  folder: string
  today?: CivilDate
  /** The office takes payments: mails of new invoices have a link to pay by. */
  canPay: boolean
  /** The utility's RFC, where its profile gives one: stamped invoices must be its own. */
  issuer?: string | undefined
  /** The SAT's schemas, where they are at hand: stamped invoices must keep to them. */
  schemas?: Schemas | undefined
  /** Where `rechazos.csv` goes; by default a folder of this run's own in `reportsFolder`. */
  reportFolder?: string | undefined
  reportsFolder: string
  progress?: ((progress: Progress) => void) | undefined
  /** Takes what is worth a sentence while it goes. */
  notice?: ((sentence: string) => void) | undefined
  words?: Words
}

/** Applies a folder of the feed, and tells people of new invoices; answers with nothing when there is nothing of the feed in it. */
export async function importFolder(options: ImportOptions): Promise<Imported | undefined> {
  const found = lookInto(options.folder)
  if (!found) return undefined
  const { sql } = options
  if (!isPool(sql)) return await inTurn(sql, options, (told) => importOn([sql], found, told))
  const connection = await sql.reserve()
  try {
    return await inTurn(connection, options, async (told) => {
      // A second one for files that land at the same time, unless imports that wait here may have taken them all.
      const second = sql.options.max >= 4 ? await sql.reserve() : undefined
      if (!second) return await importOn([connection], found, told)
      try {
        const leave = await helpInTurn(second)
        try {
          return await importOn([connection, second], found, told)
        } finally {
          await leave()
        }
      } finally {
        second.release()
      }
    })
  } finally {
    connection.release()
  }
}

/** Inside a transaction (a test's) there is one connection already. */
const isPool = (sql: Sql): sql is Extract<Sql, { reserve: unknown }> => 'reserve' in sql

type Told = ImportOptions & { today: CivilDate; words: Words; notice: (sentence: string) => void }

async function inTurn<T>(sql: Sql, options: ImportOptions, work: (options: Told) => Promise<T>): Promise<T> {
  const { today = todayInMexico(), words = wordsIn('es-MX'), notice = () => {} } = options
  const giveBack = await takeTurn(sql, () => notice(words('feed.notice.waiting')))
  try {
    return await work({ ...options, today, words, notice })
  } finally {
    await giveBack()
  }
}

async function importOn(connections: Sql[], found: FeedFolder, options: Told): Promise<Imported> {
  const sql = connections[0]!
  const id = await startImport(sql, options.folder)
  const folder = options.reportFolder ?? join(options.reportsFolder, `${options.today}-${id}`)
  const report = new Report(folder, options.words)
  try {
    for (const one of connections) await hurry(one)
    const landing = await new Run({ ...options, connections, found, report }).land()
    for (const one of connections) await calmDown(one)
    const { today, canPay } = options
    const imported = { ...landing, told: await tellOfNewInvoices(options.sql, { connection: sql, today, canPay }) }
    await finishImport(sql, id, imported)
    return imported
  } finally {
    report.close()
  }
}
