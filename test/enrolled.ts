import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Secret } from 'otpauth'
import { createApp } from '../src/app.tsx'
import type { Sql } from '../src/db.ts'
import { addOperator } from '../src/desk/operator-commands.ts'
import type { Role } from '../src/desk/role-rules.ts'
import { codeAt } from '../src/desk/second-factor.ts'
import { deskPaths } from '../src/paths.ts'
import type { Services } from '../src/services.ts'
import { submit, visit } from './browser.ts'
import { testServices } from './services.ts'

export const deskPassword = 'caballo-bateria-grapa'
const dataDir = mkdtempSync(join(tmpdir(), 'desk-'))
process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }))

/** The office with secrets of its own. */
export function officeWithDesk(sql: Sql, settings: Partial<Services['settings']> = {}) {
  const services = testServices(sql)
  return createApp({ ...services, settings: { ...services.settings, dataDir, ...settings } })
}

export const secretShownIn = (text: string) =>
  Buffer.from(Secret.fromBase32(/[A-Z2-7]{4}( [A-Z2-7]{4}){7}/.exec(text)![0].replaceAll(' ', '')).buffer)

/** Somebody invited who has used the invitation, as a person would: with an app that shows codes. */
export async function enrolled(sql: Sql, app: ReturnType<typeof createApp>, role: Role = 'answers') {
  const email = `julia-${crypto.randomUUID().slice(0, 8)}@example.com`
  const invited = await addOperator(sql, { email, name: 'Julia Ramos', role }, { mesaUrl: undefined })
  if (invited.kind !== 'invited') throw new Error('already there')
  const secret = secretShownIn((await visit(app, invited.link)).text)
  const firstCode = codeAt(secret, Date.now())
  const codes = await submit(app, invited.link, {
    password: deskPassword,
    passwordAgain: deskPassword,
    code: firstCode,
  })
  return {
    email,
    link: invited.link,
    secret,
    /** What has shown that the app works. */
    firstCode,
    recoveryCodes: codes.text.match(/[2-9a-z]{5}-[2-9a-z]{5}/g) ?? [],
    /** The code that comes next: the one of now has shown that the app works. */
    nextCode: () => codeAt(secret, Date.now() + 30_000),
    /** The cookie of whoever has given the right password. */
    atTheCode: async (password = deskPassword) => await submit(app, deskPaths.signIn, { email, password }),
  }
}
