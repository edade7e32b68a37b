import { describe, expect, it } from 'vitest'
import { submit, visit } from '../../test/browser.ts'
import { anAccount } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { paths } from '../paths.ts'
import type { Settings } from '../services.ts'
import { queueNotice } from './commands.ts'

function office(sql: Sql, settings: Partial<Settings> = {}) {
  const services = testServices(sql)
  return createApp({ ...services, settings: { ...services.settings, demo: true, ...settings } })
}

describe('the mailbox of the demonstration', () => {
  it(
    'shows each mail, newest first, with both parts and links that work',
    withDatabase(async (sql) => {
      expect((await visit(office(sql), paths.demoMail)).text).toMatch(/Todavía no hay correos/)
      await anAccount(sql, { username: 'ana-b', email: 'ana@example.com' })
      await queueNotice(sql, { kind: 'username-recovery', to: 'ana@example.com', facts: { usernames: ['ana-b'] } })
      await submit(office(sql), paths.passwordRecovery, { username: 'ana-b' })

      const box = await visit(office(sql), paths.demoMail)
      const subjects = box.page.querySelectorAll('.mails a')
      expect(subjects.map((a) => a.text)).toEqual(['Elige una contraseña nueva', 'Tu nombre de usuario'])

      const { page, text } = await visit(office(sql), subjects[0]!.getAttribute('href')!)
      expect(text).toMatch(/Para ana@example\.com/)
      expect(page.querySelector('pre')?.text).toMatch(/http:\/\/localhost:3000\/recuperar\/contrasena\//)
      expect(page.querySelector('.mail-body')?.text).toMatch(/http:\/\/localhost:3000\/recuperar/)
      const link = page.querySelector('.mail-body a')!.getAttribute('href')!
      expect((await visit(office(sql), link)).text).toMatch(/Elige tu contraseña nueva/)
    }),
  )

  it(
    'shows what people wrote as text, within the policy of the page',
    withDatabase(async (sql) => {
      const message = '<script>alert(1)</script> <img src=x>'
      const facts = {
        folio: 'OV-1',
        kindLabel: 'Consulta general',
        name: '<i>Ana',
        message,
        at: '2021-03-20T12:00:00Z',
      }
      await queueNotice(sql, { kind: 'request-received', to: 'ana@example.com', facts })
      const box = await visit(office(sql), paths.demoMail)
      const { page } = await visit(office(sql), box.page.querySelector('.mails a')!.getAttribute('href')!)
      expect(page.querySelectorAll('main script, main img, main i')).toHaveLength(0)
      expect(page.querySelector('blockquote')?.text).toBe(message)
    }),
  )

  it(
    'has no mail that does not exist',
    withDatabase(async (sql) => {
      for (const id of ['999999999', '9999999999999999999999', 'x', '-1']) {
        expect((await visit(office(sql), paths.demoMailMessage(id))).response.status).toBe(404)
      }
    }),
  )

  it(
    'is not there outside the demonstration, nor where mail really leaves',
    withDatabase(async (sql) => {
      for (const settings of [{ demo: false }, { smtpUrl: 'smtp://127.0.0.1:2525' }]) {
        expect((await visit(office(sql, settings), paths.demoMail)).response.status).toBe(404)
      }
    }),
  )
})
