import { describe, expect, it } from 'vitest'
import { aDeskSession, anOperator } from '../../test/an-operator.ts'
import { submit, visit } from '../../test/browser.ts'
import { anAccount, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { deskPassword, enrolled, officeWithDesk } from '../../test/enrolled.ts'
import type { Sql } from '../db.ts'
import { EnvError, readEnv } from '../env.ts'
import { deskPaths, paths } from '../paths.ts'

const baseUrl = 'https://oficina.example'
const mesaUrl = 'https://mesa.example'
const office = (sql: Sql) => officeWithDesk(sql, { baseUrl, mesaUrl })
const at = (host: string, origin = `https://${host}`) => ({ headers: { host, origin } })

describe('a desk with a host of its own', () => {
  it(
    'answers there and nowhere else, and nothing else answers there',
    withDatabase(async (sql) => {
      const app = office(sql)
      const answers = [
        [deskPaths.signIn, 'mesa.example', 200],
        [deskPaths.signIn, 'mesa.example:8443', 200],
        [deskPaths.signIn, 'oficina.example', 404],
        [deskPaths.inbox, 'oficina.example', 404],
        [deskPaths.invitation('x'), 'oficina.example', 404],
        [paths.signIn, 'oficina.example', 200],
        [paths.home, 'oficina.example', 200],
        [paths.home, 'mesa.example', 404],
        [paths.signIn, 'mesa.example', 404],
        [paths.contracts, 'mesa.example', 404],
        [paths.health, 'mesa.example', 200],
        [paths.health, 'oficina.example', 200],
        [paths.icon, 'mesa.example', 200],
      ] as const
      for (const [path, host, status] of answers) {
        expect((await visit(app, path, { headers: { host } })).response.status, `${host}${path}`).toBe(status)
      }
    }),
  )

  it(
    'says by itself that a page is not there or a form came from elsewhere, and leads to its inbox and nowhere else',
    withDatabase(async (sql) => {
      const typed = { email: 'nadie@example.com', password: 'x' }
      const linksOf = ({ page }: Awaited<ReturnType<typeof visit>>) => [
        ...new Set(page.querySelectorAll('body a[href]').map((link) => link.getAttribute('href')!)),
      ]
      const ownHost = office(sql)
      const headers = { host: 'mesa.example', origin: baseUrl, 'sec-fetch-site': 'same-site' }
      const refused = await submit(ownHost, deskPaths.signIn, typed, { headers })
      expect(refused.text).toContain(`${mesaUrl}${deskPaths.inbox}`)
      const lost = [
        refused,
        await visit(ownHost, paths.contracts, { headers: { host: 'mesa.example' } }),
        await visit(ownHost, '/mesa/nada', { headers: { host: 'mesa.example' } }),
        await visit(officeWithDesk(sql, { baseUrl }), '/mesa/nada', { headers: { host: 'oficina.example' } }),
      ]
      for (const page of lost) {
        expect(page.page.querySelector('header')!.text).toContain('Mesa de atención')
        expect(linksOf(page)).toEqual(['#contenido', deskPaths.inbox])
      }
      const theirs = await visit(ownHost, deskPaths.inbox, { headers: { host: 'oficina.example' } })
      expect(theirs.page.querySelector('header')!.text).not.toContain('Mesa de atención')
      expect(linksOf(theirs)).not.toContain(deskPaths.inbox)
    }),
  )

  it(
    'takes forms of its own pages only, and so does the customers’ office',
    withDatabase(async (sql) => {
      const app = office(sql)
      const typed = { email: 'nadie@example.com', username: 'nadie', password: 'x' }
      const send = async (path: string, host: string, origin: string) =>
        (await submit(app, path, typed, { headers: { host, origin, 'sec-fetch-site': 'same-site' } })).response.status
      expect(await send(deskPaths.signIn, 'mesa.example', mesaUrl)).toBe(422)
      expect(await send(deskPaths.signIn, 'mesa.example', baseUrl)).toBe(403)
      expect(await send(deskPaths.signIn, 'mesa.example', 'http://mesa.example')).toBe(403)
      expect(await send(paths.signIn, 'oficina.example', baseUrl)).toBe(422)
      expect(await send(paths.signIn, 'oficina.example', mesaUrl)).toBe(403)
    }),
  )

  it(
    'shares no cookie with it: each host knows only its own, and neither is sent to the other',
    withDatabase(async (sql) => {
      const app = office(sql)
      const julia = await enrolled(sql, officeWithDesk(sql))
      const { response } = await submit(
        app,
        deskPaths.signIn,
        { email: julia.email, password: deskPassword },
        at('mesa.example'),
      )
      const cookie = response.headers.getSetCookie().join()
      expect(cookie).toMatch(/^__Host-mesa=.*Path=\/;.*HttpOnly; Secure; SameSite=Lax/)
      expect(cookie).not.toMatch(/Domain=/i)
      const operator = (await aDeskSession(sql, await anOperator(sql))).replace('mesa=', '__Host-mesa=')
      const customer = (await aSession(sql, await anAccount(sql))).replace('sesion=', '__Host-sesion=')
      expect((await visit(app, deskPaths.myAccess, { as: operator, ...at('mesa.example') })).response.status).toBe(200)
      expect((await visit(app, deskPaths.myAccess, { as: customer, ...at('mesa.example') })).response.status).toBe(303)
      expect((await visit(app, paths.contracts, { as: customer, ...at('oficina.example') })).response.status).toBe(200)
      expect((await visit(app, paths.contracts, { as: operator, ...at('oficina.example') })).response.status).toBe(303)
    }),
  )

  it(
    'else its cookie stays at its path',
    withDatabase(async (sql) => {
      const julia = await enrolled(sql, officeWithDesk(sql))
      const app = officeWithDesk(sql, { baseUrl })
      const typed = { email: julia.email, password: deskPassword }
      const { response } = await submit(app, deskPaths.signIn, typed, at('oficina.example'))
      expect(response.headers.getSetCookie().join()).toMatch(/^__Secure-mesa=.*Path=\/mesa;.*HttpOnly; Secure/)
    }),
  )

  it('is told apart by its name: the same host with another port is refused', () => {
    expect(readEnv({ BASE_URL: baseUrl, MESA_URL: `${mesaUrl}/` }).mesaUrl).toBe(mesaUrl)
    for (const MESA_URL of ['https://oficina.example:8443', 'https://mesa.example/mesa', 'mesa', 'ftp://mesa.example'])
      expect(() => readEnv({ BASE_URL: baseUrl, MESA_URL }), MESA_URL).toThrow(EnvError)
  })
})
