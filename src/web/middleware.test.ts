import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { submit, visit } from '../../test/browser.ts'
import { anAccount, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { hashPassword } from '../lib/passwords.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'

const app = (sql: Sql, changes: Partial<Services['settings']> = {}) => {
  const services = testServices(sql)
  return createApp({ ...services, settings: { ...services.settings, ...changes } })
}
const from = (origin: string | undefined, more: Record<string, string> = {}) => ({
  method: 'POST',
  body: new URLSearchParams({ username: 'nadie', password: 'x' }),
  headers: { ...(origin && { origin }), 'x-test-address': '203.0.113.80', ...more },
})

describe('a form', () => {
  it(
    'is taken by whatever name people reach the office, and from nowhere else',
    withDatabase(async (sql) => {
      const answers = [
        [from('http://localhost:3000'), 422],
        [from('http://127.0.0.1:3999', { host: '127.0.0.1:3999' }), 422],
        [from('https://agua.example', { host: 'agua.example' }), 422],
        [from(undefined, { 'sec-fetch-site': 'same-origin' }), 422],
        [from(undefined), 403],
        [from(undefined, { 'sec-fetch-site': 'none' }), 403],
        [from(undefined, { 'sec-fetch-site': 'same-site' }), 403],
        [from('null', { 'sec-fetch-site': 'cross-site' }), 403],
        [from('https://evil.example', { host: 'localhost:3000' }), 403],
      ] as const
      for (const [request, status] of answers) {
        const response = await app(sql).request(paths.signIn, request)
        expect(response.status, JSON.stringify(request.headers)).toBe(status)
      }
    }),
  )

  it(
    'from another address is refused with the address of the office, and the log says so to whoever runs it',
    withDatabase(async (sql) => {
      const said: unknown[] = []
      const services = testServices(sql)
      const log = { ...services.log, warn: (facts: unknown) => said.push(facts) } as unknown as Services['log']
      const office = createApp({ ...services, log })
      const headers = { origin: 'https://agua.example', host: 'office:3000', 'sec-fetch-site': '' }
      const { text } = await submit(office, paths.signIn, {}, { headers })
      expect(text).toContain('Abre la oficina en http://localhost:3000')
      expect(said).toEqual([{ origin: 'https://agua.example', host: 'office:3000', baseUrl: 'http://localhost:3000' }])
    }),
  )

  it(
    'that cannot be read is no fault of ours, and says what to do',
    withDatabase(async (sql) => {
      const broken = ['multipart/form-data', 'multipart/form-data; boundary=x']
      for (const type of broken) {
        const request = { ...from('http://localhost:3000', { 'content-type': type }), body: 'zzz' }
        const response = await app(sql).request(paths.registrationPerson, request)
        expect(response.status).toBe(400)
        expect(await response.text()).toContain('No pudimos leer lo que enviaste')
      }
    }),
  )

  it(
    'may say anything in any shape: the page comes back and nothing breaks',
    withDatabase(async (sql) => {
      const [urlencoded, multipart] = ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']
      const file = 'Content-Disposition: form-data; name="password"; filename="a"'
      const bodies = [
        [urlencoded, 'username=a&username=b&password=c&password=d'],
        [urlencoded, 'username[]=a&username[]=b&password[]=c'],
        [urlencoded, '__proto__=a&constructor=b&toString=c&username=a&password=b'],
        [urlencoded, 'username=%E0%A4%A&password=%ff%fe&%=&=&&&'],
        [urlencoded, 'username=%ED%A0%BD&password=%ED%A0%BD'],
        [urlencoded, ''],
        ['application/json', '{"username":"a","password":"b"}'],
        ['text/plain', 'username=a'],
        [multipart, `--x\r\n${file}\r\n\r\nlucia\r\n--x--\r\n`],
      ] as const
      for (const [index, [type, body]] of bodies.entries()) {
        const headers = { 'content-type': type, 'x-test-address': `203.0.113.${index}` }
        for (const path of [paths.signIn, paths.registrationPerson, paths.guestRequest('sugerencia')]) {
          const response = await app(sql).request(path, { ...from('http://localhost:3000', headers), body })
          expect(response.status, `${path}: ${body}`).toBe(422)
        }
      }
    }),
  )

  it(
    'longer than 64 kB is refused, however it is sent',
    withDatabase(async (sql) => {
      const body = `username=${'a'.repeat(66_000)}`
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      const whole = await app(sql).request(paths.signIn, { ...from('http://localhost:3000', headers), body })
      const stream = new Blob([body]).stream()
      const piecemeal = { ...from('http://localhost:3000', headers), body: stream, duplex: 'half' as const }
      expect([whole.status, (await app(sql).request(paths.signIn, piecemeal)).status]).toEqual([413, 413])
    }),
  )
})

describe('the one character that the database does not keep', () => {
  it(
    'is taken out of whatever form it comes in',
    withDatabase(async (sql) => {
      const as = await aSession(sql, await anAccount(sql))
      const key = randomUUID()
      for (const [path, form] of [
        [paths.bulkDownloads, { key, factura: 'a\0' }],
        [paths.chosenContracts, { hacer: 'poner', 'nombre-grupo': 'x', contratos: 'a\0' }],
      ] as const) {
        const { response } = await submit(app(sql), path, form, { as })
        expect(response.status, path).toBeLessThan(500)
      }
    }),
  )
})

describe('an address', () => {
  it(
    'written wrongly is a page that does not exist, to anybody',
    withDatabase(async (sql) => {
      const as = await aSession(sql, await anAccount(sql))
      for (const path of [
        '/mis-contratos/%E0%A4%A',
        '/mis-contratos/%',
        '/mis-contratos/..%2f..',
        '/mis-contratos/%00',
        '/activar/%ff',
        '/%',
        '//evil.example',
        `/${'a'.repeat(9000)}`,
      ]) {
        expect((await visit(app(sql), path, { as })).response.status, path).toBe(404)
      }
    }),
  )

  it(
    'asked in another way than it answers to does nothing',
    withDatabase(async (sql) => {
      const as = await aSession(sql, await anAccount(sql))
      for (const method of ['GET', 'HEAD', 'OPTIONS']) {
        const response = await app(sql).request(paths.signOut, { method, headers: { cookie: as } })
        expect(response.status, method).toBe(404)
      }
      for (const method of ['PUT', 'DELETE', 'PATCH']) {
        const response = await app(sql).request(paths.signOut, { method, headers: { cookie: as } })
        expect(response.status, method).toBe(403)
      }
      expect((await visit(app(sql), paths.security, { as })).response.status).toBe(200)
    }),
  )
})

describe('behind a proxy that speaks TLS', () => {
  it(
    'the office is as strict as where BASE_URL says so, if the proxy is trusted',
    withDatabase(async (sql) => {
      await anAccount(sql, { username: 'ana-tls', passwordHash: await hashPassword('agua24mx') })
      const typed = { username: 'ana-tls', password: 'agua24mx' }
      const headers = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.81' }
      const behind = app(sql, { trustedProxies: ['192.0.2.1'] })
      const trusted = await submit(behind, paths.signIn, typed, { from: '192.0.2.1', headers })
      expect(trusted.response.headers.get('strict-transport-security')).toContain('max-age=')
      expect(trusted.response.headers.getSetCookie()[0]).toMatch(/^__Host-sesion=.*; Secure/)
      const back = await visit(behind, paths.security, { from: '192.0.2.1', as: trusted.cookie, headers })
      expect(back.response.status).toBe(200)

      const stranger = await submit(behind, paths.signIn, typed, { from: '203.0.113.82', headers })
      expect(stranger.response.headers.get('strict-transport-security')).toBeNull()
      expect(stranger.response.headers.getSetCookie()[0]).toMatch(/^sesion=(?!.*Secure)/)
    }),
  )
})
