import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readSchemas } from '../cfdi/import.ts'
import { todayInMexico } from '../lib/dates.ts'
import { filesIn } from '../lib/files.ts'
import { migrate } from '../migrate.ts'
import type { OvCommand } from '../ov-command.ts'
import { acknowledgePostings } from '../payments/posting-commands.ts'
import { Problem } from '../problem.ts'
import { settleReadings } from '../readings/sending-commands.ts'
import { readProfile } from '../web/profile.ts'
import { wordsIn } from '../words/words.ts'
import { closeWhatCameBack } from './export-commands.ts'
import { importFolder } from './import.ts'
import { exitStatusOf, summaryOf } from './outcome.ts'
import { postingAlert } from './posting-words.ts'
import { progressOn } from './progress.ts'

export const importCommand: OvCommand = {
  summary: 'takes in a folder of the feed',
  help: `
Usage: npm run -s ov -- import FOLDER [--report FOLDER]

Applies the CSV files, stamped invoices (CFDI) and PDFs that the commercial system left in FOLDER (docs/integration.md describes them). The same
folder may be applied again at any time: what is there already stays as it is. Whoever sees a contract is told by mail
of its new invoices, once. Readings that people sent are settled by what the feed keeps for their day. Then the
payments that people made in the office and the commercial system has posted are applied; what does not fit is told on
standard error.

  --report   where rechazos.csv goes, the list of what was left out and why; by default DATA_DIR/reports/<date>-<run>

Exit status: 0 everything landed, 1 some rows or files were refused, 2 nothing landed.
`,
  async run(args, { env, openDatabase, print, say }) {
    const options = { report: { type: 'string' } } as const
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    const words = wordsIn('es-MX')
    const [folder, ...more] = positionals
    if (!folder || more.length > 0) {
      say('`import` takes one folder: npm run -s ov -- import FOLDER')
      return 2
    }
    const today = env.today ?? todayInMexico()
    const terminal = progressOn(process.stderr, words)
    try {
      const sql = await openDatabase()
      await migrate(sql)
      const imported = await importFolder({
        sql,
        files: filesIn(join(env.dataDir, 'files')),
        folder: resolve(folder),
        today,
        canPay: env.payments.gateways.length > 0,
        issuer: readProfile(env.profile).taxId ?? undefined,
        schemas: env.satDir ? readSchemas(env.satDir) : undefined,
        reportFolder: values.report && resolve(values.report),
        reportsFolder: join(env.dataDir, 'reports'),
        progress: terminal.show,
        notice(sentence) {
          terminal.clear()
          say(sentence)
        },
        words,
      })
      terminal.clear()
      if (!imported) {
        say(words('feed.refused.folder', { folder }))
        return 2
      }
      print(summaryOf(imported, words))
      if (imported.told > 0) print(words('feed.invoices.told', { count: imported.told }))
      const settled = await settleReadings(sql)
      if (settled > 0) print(words('feed.readings.settled', { count: settled }))
      await closeWhatCameBack(sql)
      const { applied, alerts } = await acknowledgePostings(sql, today)
      if (applied > 0) print(words('feed.postings.applied', { count: applied }))
      for (const alert of alerts) say(postingAlert(alert, words))
      return exitStatusOf(imported)
    } catch (error) {
      // Problems come before anything lands: no database, no report.
      if (!(error instanceof Problem)) throw error
      say(error.message)
      return 2
    }
  },
}
