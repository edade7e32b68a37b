import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { submit, visit } from '../../test/browser.ts'
import { aContract, anAccount, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import { paths } from '../paths.ts'
import { root } from '../root.ts'
import { proofFields } from './proof-form.ts'
import { userFields } from './user-form.ts'

// The «Big List of Naughty Strings», where it lies beside the project; a few of ours always.
const list = join(root, '..', 'shared', 'data', 'bad-input', 'naughty-strings', 'blns.json')
const known: string[] = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []
const naughty = [
  ...known,
  '\0',
  'a\0b',
  '\ud800',
  '"><script>alert(1)</script>',
  "' or 1=1; --",
  'x'.repeat(5_000),
  `${'x'.repeat(295)}${'🌊'.repeat(9)}`,
]

describe('anything that can be typed', () => {
  it(
    'gets an answer in every field, and is shown as it is and never as markup',
    withDatabase(async (sql) => {
      const app = createApp(testServices(sql))
      // A number of its own: this test holds it for a while, and others must not wait for it.
      await aContract(sql, { number: 'N77', meter: '77' })
      const proof = { reference: 'N77', firstSurname: 'Núñez', secondSurname: 'De la Peña', meter: '77' }
      const { cookie } = await submit(app, paths.registrationPerson, proof)
      const as = await aSession(sql, await anAccount(sql))
      const forms = [
        { path: paths.registrationPerson, fields: proofFields },
        { path: paths.registrationCompany, fields: proofFields },
        { path: paths.registrationUser, fields: userFields, cookie },
        // Its answer takes its time on purpose: one in twenty is enough.
        { path: paths.activationAgain, fields: ['username', 'token'], every: 20 },
        { path: paths.activation('no-such-link'), fields: ['password', 'passwordAgain'] },
      ]
      const plainPage = await (await visit(app, paths.registrationPerson)).response.text()

      for (const [index, text] of naughty.entries()) {
        const headers = {
          origin: 'http://localhost:3000',
          'sec-fetch-site': 'same-origin',
          'x-test-address': `10.1.${index >> 8}.${index & 255}`,
        }
        for (const { path, fields, cookie, every = 1 } of forms) {
          if (index % every !== 0) continue
          // A name that is good and free would end the draft.
          const typed: Record<string, string> = Object.fromEntries(fields.map((name) => [name, text]))
          if (typed.emailAgain) typed.emailAgain = ''
          // Each a reference of its own, or the tries would be slowed down.
          if (typed.reference) typed.reference = `${index} ${text}`
          const response = await app.request(path, {
            method: 'POST',
            body: new URLSearchParams(typed),
            headers: { ...headers, ...(cookie && { cookie }) },
          })
          expect([303, 404, 422, 429], `${path}: ${JSON.stringify(text).slice(0, 80)}`).toContain(response.status)
          const body = await response.text()
          if (/<\w/.test(text) && !plainPage.includes(text))
            expect(body.includes(text), `${path} shows ${text}`).toBe(false)
        }
        const query = encodeURIComponent(text.toWellFormed().slice(0, 500))
        for (const path of [`/activar/${query}`, `/mis-contratos/${query}/accesos`]) {
          const { status } = await app.request(path, { headers: { ...headers, cookie: as } })
          expect(status, path).toBeLessThan(500)
        }
      }
    }),
    300_000,
  )
})
