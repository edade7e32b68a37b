import { randomUUID } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type postgres from 'postgres'
import { lookAtStampedInvoices } from './doctor-cfdi.ts'
import { lookAtPayments } from './doctor-payments.ts'
import { lookAtRequests } from './doctor-requests.ts'
import type { Env } from './env.ts'
import { pendingMigrations } from './migrate.ts'
import type { OvCommand } from './ov-command.ts'
import { Problem } from './problem.ts'
import { readProfile } from './web/profile.ts'

export type Finding = { level: 'ok' | 'warning' | 'problem'; text: string }

const ok = (text: string): Finding => ({ level: 'ok', text })
const warning = (text: string): Finding => ({ level: 'warning', text })
const problem = (text: string): Finding => ({ level: 'problem', text })

export const doctorCommand: OvCommand = {
  summary: 'looks whether everything the office needs is there',
  help: `
Usage: npm run -s ov -- doctor

One line for each thing it looked at: ok, warning or problem. Ends with 1 when there is a problem.
`,
  async run(args, { env, openDatabase, print }) {
    parseArgs({ args })
    const findings = [lookAtFolder(env), ...lookAtProfile(env), ...(await lookAtDatabase(env, openDatabase))]
    for (const { level, text } of findings) print(`${level.padEnd(8)} ${text}`)
    return findings.some(({ level }) => level === 'problem') ? 1 : 0
  },
}

function lookAtFolder({ dataDir }: Env): Finding {
  const file = join(dataDir, `doctor-${randomUUID()}`)
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    writeFileSync(file, 'x')
    rmSync(file)
    return ok(`DATA_DIR (${dataDir}) can be written`)
  } catch (error) {
    return problem(`DATA_DIR (${dataDir}) cannot be written: ${(error as Error).message}`)
  }
}

function lookAtProfile(env: Env): Finding[] {
  try {
    const profile = readProfile(env.profile)
    const missing = Object.entries(profile)
      .filter(([, value]) => value === null)
      .map(([name]) => name)
    if (profile.offices.length === 0) missing.push('offices')
    const unwritten = Object.values(profile.documents).filter(({ html }) => /por escribir/i.test(html))
    if (missing.length + unwritten.length === 0) return [ok(`The profile ${env.profile} is complete`)]
    return [
      ...missing.map((name) => warning(`profile/${env.profile}/profile.json: «${name}» is still to be filled in`)),
      ...unwritten.map(({ title }) => warning(`profile/${env.profile}: «${title}» is still to be written`)),
    ]
  } catch (error) {
    return [problem(`The profile ${env.profile} cannot be read: ${(error as Error).message}`)]
  }
}

async function lookAtDatabase(env: Env, openDatabase: () => Promise<postgres.Sql>): Promise<Finding[]> {
  try {
    const sql = await openDatabase()
    const [server] = await sql<{ version: string }[]>`select current_setting('server_version') as version`
    const reached = ok(`PostgreSQL ${server?.version} answers${env.databaseUrl ? '' : ' (embedded)'}`)
    const pending = await pendingMigrations(sql)
    if (pending.length === 0)
      return [
        reached,
        ok('The database is up to date'),
        await lookAtMail(env, sql),
        ...(await lookAtPayments(env, sql)),
        ...(await lookAtRequests(env, sql)),
        await lookAtStampedInvoices(sql),
      ]
    return [reached, problem(`Migrations are to be applied (\`ov migrate\` or a start does it): ${pending.join(', ')}`)]
  } catch (error) {
    return [problem(error instanceof Problem ? error.message : `The database: ${(error as Error).message}`)]
  }
}

async function lookAtMail({ smtpUrl, mailFrom, demo }: Env, sql: postgres.Sql): Promise<Finding> {
  const [mails] = await sql<{ waiting: number; tried: number }[]>`
    select count(*) as waiting, count(*) filter (where attempts > 0) as tried
    from mails where sent_at is null and given_up_at is null
  `
  const { waiting, tried } = mails ?? { waiting: 0, tried: 0 }
  if (!smtpUrl && demo) return ok('Mail is shown at /demo/correo and sent nowhere (demo mode)')
  if (!smtpUrl && waiting > 0) return problem(`${waiting} mails wait and SMTP_URL is not set: nobody receives mail`)
  if (!smtpUrl) return warning('SMTP_URL is not set: mail will wait in the outbox')
  if (!mailFrom) return problem('SMTP_URL is set and MAIL_FROM is not: set the address that mail comes from')
  if (tried > 0) return warning(`${tried} mails were tried and not accepted yet: see last_error in the table mails`)
  return ok(`Mail goes out; ${waiting} wait for their turn`)
}
