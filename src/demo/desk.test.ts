import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { submit, visit } from '../../test/browser.ts'
import { withDatabase } from '../../test/database.ts'
import { officeWithDesk } from '../../test/enrolled.ts'
import { addDemoOperator } from '../desk/demo-commands.ts'
import { hashPassword } from '../lib/passwords.ts'
import { deskPaths, paths } from '../paths.ts'
import { demoOperator, demoPassword } from './people.ts'

it(
  'the demo’s operator gets in with the code that the demo shows; without the demo nobody is shown one',
  withDatabase(async (sql) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'demo-desk-'))
    try {
      const app = officeWithDesk(sql, { demo: true, dataDir })
      await addDemoOperator(sql, { ...demoOperator, passwordHash: await hashPassword(demoPassword), dataDir })
      const code = /\d{3} \d{3}/.exec((await visit(app, paths.demoCode)).text)![0]
      const typed = { email: demoOperator.email, password: demoPassword }
      const { cookie: waiting } = await submit(app, deskPaths.signIn, typed)
      const { cookie: as } = await submit(app, deskPaths.code, { code }, { as: waiting })
      expect((await visit(app, deskPaths.acts, { as })).text).toContain('mesa@encinal.example')
      expect((await visit(officeWithDesk(sql, { dataDir }), paths.demoCode)).response.status).toBe(404)
      expect(statSync(join(dataDir, 'secrets', 'desk-key')).mode & 0o777).toBe(0o600)
    } finally {
      rmSync(dataDir, { recursive: true, force: true })
    }
  }),
)
