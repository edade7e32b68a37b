import { describe, expect, it } from 'vitest'
import { submit, visit } from '../../test/browser.ts'
import { anAccount, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { paths } from '../paths.ts'
import { readProfile } from '../web/profile.ts'

const app = (sql: Sql) => createApp(testServices(sql))

describe('pages of the profile', () => {
  it(
    'give telephone, hours and offices',
    withDatabase(async (sql) => {
      const { text } = await visit(app(sql), paths.contactUs)
      for (const { name, address, hours } of readProfile('demo').offices) {
        for (const fact of [name, address, hours]) expect(text).toContain(fact)
      }
      expect(text).toContain('442 555 0100')
    }),
  )

  it(
    'leave out what another utility has not filled in',
    withDatabase(async (sql) => {
      const other = createApp(testServices(sql, { profile: readProfile('cea-queretaro') }))
      const { text, page } = await visit(other, paths.contactUs)
      expect(text).not.toContain('null')
      expect(page.querySelector('.brand')?.text).toContain('CEA Querétaro')
    }),
  )

  it(
    'print each legal text with its version',
    withDatabase(async (sql) => {
      for (const path of [paths.legalNotice, paths.termsOfUse, paths.privacy]) {
        expect((await visit(app(sql), path)).text).toMatch(/Versión del \d+ de [a-z]+ de 2026/)
      }
      expect((await visit(app(sql), paths.accessibility)).response.status).toBe(200)
    }),
  )

  it(
    'greet who is signed in',
    withDatabase(async (sql) => {
      const as = await aSession(sql, await anAccount(sql, { name: 'Ana Núñez' }))
      const { page } = await visit(app(sql), paths.contactUs, { as })
      expect(page.querySelector('nav.tabs')).not.toBeNull()
    }),
  )
})

describe('every answer', () => {
  it(
    'carries the headers that protect people',
    withDatabase(async (sql) => {
      const { response } = await visit(app(sql), paths.contactUs)
      const policy = response.headers.get('content-security-policy') ?? ''
      expect(policy).toMatch(/default-src 'none'/)
      expect(policy).toMatch(/frame-ancestors 'none'/)
      expect(policy).not.toMatch(/unsafe/)
      expect(response.headers.get('x-content-type-options')).toBe('nosniff')
      expect(response.headers.get('x-frame-options')).toBe('DENY')
      expect(response.headers.get('referrer-policy')).toBe('same-origin')
      expect(response.headers.get('permissions-policy')).toContain('camera=()')
      expect(response.headers.get('strict-transport-security')).toBeNull()
    }),
  )

  it(
    'insists on TLS where people reach the office over TLS',
    withDatabase(async (sql) => {
      const services = testServices(sql)
      const secure = createApp({ ...services, settings: { ...services.settings, baseUrl: 'https://oficina.example' } })
      const { response } = await visit(secure, paths.contactUs)
      expect(response.headers.get('strict-transport-security')).toContain('max-age=')
    }),
  )

  it(
    'refuses what another site sends',
    withDatabase(async (sql) => {
      const headers = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }
      const { response, text } = await submit(app(sql), paths.guestRequest('sugerencia'), {}, { headers })
      expect(response.status).toBe(403)
      expect(text).toContain('Este envío no viene de la oficina')
    }),
  )

  it(
    'says what to do about a page that is not there, with a number to tell us',
    withDatabase(async (sql) => {
      const { response, text } = await visit(app(sql), '/no-existe')
      expect(response.status).toBe(404)
      expect(text).toContain('No encontramos esta página')
      expect(text).toContain(response.headers.get('x-request-id'))
    }),
  )

  it(
    'says so when something of ours breaks, and tells nothing else',
    withDatabase(async (sql) => {
      const services = testServices(sql)
      const broken = createApp(services)
      broken.get('/roto', () => {
        throw new Error('a secret detail')
      })
      const { response, text } = await visit(broken, '/roto')
      expect(response.status).toBe(500)
      expect(text).toContain('Algo falló de nuestro lado')
      expect(text).not.toContain('secret')
    }),
  )

  it(
    'answers /salud',
    withDatabase(async (sql) => {
      const response = await app(sql).request(paths.health)
      expect([response.status, await response.json()]).toEqual([200, { status: 'ok' }])
    }),
  )
})
