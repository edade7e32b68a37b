import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { atomically, type Sql } from '../db.ts'
import { migrate } from '../migrate.ts'
import type { OvCommand, OvContext } from '../ov-command.ts'
import { Problem } from '../problem.ts'
import { type Words, wordsIn } from '../words/words.ts'
import { acknowledgeExport, recordExport, takeExportTurn } from './export-commands.ts'
import { writeExport } from './export-files.ts'
import { openContacts, openPayments, openReadings, openRequests } from './export-queries.ts'
import { contactsFile, paymentsFile, readingsFile, requestsFile } from './export-rules.ts'

export const exportCommand: OvCommand = {
  summary: 'writes what the office has collected, for the commercial system',
  help: `
Usage: npm run -s ov -- export FOLDER
       npm run -s ov -- export --ack NUMBER

Writes pagos_portal.csv, gestiones_portal.csv, datos_contacto_portal.csv and lecturas_portal.csv to FOLDER, with all that
nobody has acknowledged yet (docs/integration.md describes them). Each export has a number, which it prints and leaves in
exportacion.txt. Rows come again in every export until their export is acknowledged, or the feed brings their id back.

  --ack   the commercial system has taken the export of that number

Exit status: 0 done, 2 nothing was written or acknowledged.
`,
  async run(args, context) {
    const { values, positionals } = parseArgs({
      args,
      options: { ack: { type: 'string' } },
      allowPositionals: true,
    })
    const [folder, ...more] = positionals
    if (values.ack !== undefined && !folder) return await acknowledge(values.ack, context)
    if (values.ack === undefined && folder && more.length === 0) return await exportTo(resolve(folder), context)
    context.say('`export` takes one folder, or --ack and a number: npm run -s ov -- export FOLDER')
    return 2
  },
}

async function exportTo(folder: string, { openDatabase, print, say }: OvContext): Promise<number> {
  const words = wordsIn('es-MX')
  try {
    const sql = await openDatabase()
    await migrate(sql)
    print(await exportInto(sql, folder, words))
    return 0
  } catch (error) {
    const { code, syscall, message } = error as NodeJS.ErrnoException
    if (!(error instanceof Problem) && !(code && syscall)) throw error
    say(error instanceof Problem ? message : words('feed.export.unwritable', { folder, reason: code ?? message }))
    return 2
  }
}

/** The number counts once the files are there: an export that dies on the way is never acknowledged, and comes again. */
function exportInto(sql: Sql, folder: string, words: Words): Promise<string> {
  return atomically(sql, async (sql) => {
    await takeExportTurn(sql)
    const payments = await openPayments(sql)
    const requests = await openRequests(sql)
    const contacts = await openContacts(sql)
    const readings = await openReadings(sql)
    const number = await recordExport(sql, {
      pagos: payments.map(({ id }) => id),
      gestiones: requests.map(({ id }) => id),
      datos_contacto: contacts.map(({ id }) => id),
      lecturas: readings.map(({ id }) => id),
    })
    writeExport(folder, number, {
      'pagos_portal.csv': paymentsFile(payments),
      'gestiones_portal.csv': requestsFile(requests),
      'datos_contacto_portal.csv': contactsFile(contacts),
      'lecturas_portal.csv': readingsFile(readings),
    })
    return words('feed.export.summary', {
      number,
      payments: payments.length,
      requests: requests.length,
      contacts: contacts.length,
      readings: readings.length,
      folder,
    })
  })
}

async function acknowledge(text: string, { openDatabase, print, say }: OvContext): Promise<number> {
  const words = wordsIn('es-MX')
  const number = Number(text)
  if (!/^\d{1,15}$/.test(text) || number < 1) {
    say(words('feed.export.notNumber', { text }))
    return 2
  }
  const sql = await openDatabase()
  await migrate(sql)
  const outcome = await acknowledgeExport(sql, number)
  switch (outcome.kind) {
    case 'acknowledged':
      print(words('feed.export.acknowledged', { number, rows: outcome.rows }))
      return 0
    case 'already':
      print(words('feed.export.already', { number }))
      return 0
    case 'unknown':
      say(words('feed.export.unknown', { number }))
      return 2
  }
}
