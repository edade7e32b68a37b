import { beforeAll, describe, expect, it } from 'vitest'
import { submit, visit } from '../../test/browser.ts'
import { anAccount, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { hashPassword } from '../lib/passwords.ts'
import { hashToken } from '../lib/tokens.ts'
import { paths } from '../paths.ts'
import { forgetOldSessions } from './commands.ts'

const password = 'agua clara 22'
let passwordHash: string
beforeAll(async () => {
  passwordHash = await hashPassword(password)
})

const office = (sql: Sql) => createApp(testServices(sql))
const ana = (sql: Sql) => anAccount(sql, { username: 'Ana.Nunez', passwordHash })
const right = { username: 'Ana.Nunez', password }
const wrong = { username: 'Ana.Nunez', password: 'otra cosa 11' }

describe('signing in', () => {
  it(
    'opens the office, whatever the case of the user name',
    withDatabase(async (sql) => {
      await ana(sql)
      const { response, location, cookie } = await submit(office(sql), paths.signIn, {
        ...right,
        username: ' ana.nunez ',
      })
      expect(response.status).toBe(303)
      expect(location).toBe(paths.contracts)
      const { text } = await visit(office(sql), paths.security, { as: cookie })
      expect(text).toMatch(/Esta sesión/)
    }),
  )

  it(
    'knows a user name however the keyboard composes its letters',
    withDatabase(async (sql) => {
      await anAccount(sql, { username: 'Ana.Núñez', passwordHash })
      const { response } = await submit(office(sql), paths.signIn, { username: 'ANA.NÚÑEZ'.normalize('NFD'), password })
      expect(response.status).toBe(303)
    }),
  )

  it(
    'says what is missing beside each field',
    withDatabase(async (sql) => {
      const { response, page } = await submit(office(sql), paths.signIn, { username: '', password: '' })
      expect(response.status).toBe(422)
      expect(page.querySelector('#username-error')?.text).toMatch(/Escribe tu usuario/)
      expect(page.querySelector('#password-error')?.text).toMatch(/Escribe la contraseña/)
    }),
  )

  it(
    'answers a wrong user, a wrong password and an account that is not active with the same words, and no password',
    withDatabase(async (sql) => {
      await ana(sql)
      await anAccount(sql, { username: 'dormida', passwordHash: null })
      const answers = []
      for (const username of ['Ana.Nunez', 'nadie', 'dormida', 'nu\0lo']) {
        const { response, page } = await submit(office(sql), paths.signIn, { ...wrong, username })
        expect(response.status).toBe(422)
        expect(page.toString()).not.toContain(wrong.password)
        answers.push(page.querySelector('main')!.text.replace(/\s+/g, ' '))
      }
      expect(answers[0]).toMatch(/no coinciden/)
      expect(new Set(answers).size).toBe(1)
    }),
  )

  it(
    'keeps the user name that was typed',
    withDatabase(async (sql) => {
      const { page } = await submit(office(sql), paths.signIn, { ...wrong, username: 'nadie' })
      expect(page.querySelector('#username')?.getAttribute('value')).toBe('nadie')
    }),
  )

  it(
    'gives a new session each time and ends the one the browser came with',
    withDatabase(async (sql) => {
      const old = await aSession(sql, await ana(sql))
      const planted = 'sesion=una-que-puso-otro'
      const first = await submit(office(sql), paths.signIn, right, { as: planted })
      expect(first.cookie).not.toContain('una-que-puso-otro')
      expect((await visit(office(sql), paths.security, { as: planted })).response.status).toBe(303)

      await submit(office(sql), paths.signIn, right, { as: old })
      expect((await visit(office(sql), paths.security, { as: old })).response.status).toBe(303)
    }),
  )

  it(
    'keeps only a hash of the session, in a cookie that scripts and other sites do not see',
    withDatabase(async (sql) => {
      await ana(sql)
      const { response, cookie } = await submit(office(sql), paths.signIn, right)
      const [line] = response.headers.getSetCookie()
      expect(line).toMatch(/^sesion=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
      const token = /sesion=([^;]+)/.exec(cookie)![1]!
      const [kept] = await sql<{ found: boolean }[]>`
        select bool_or(s::text like ${`%${token}%`}) as found from sessions s
      `
      expect(kept?.found).toBe(false)
    }),
  )

  it(
    'uses a __Host- cookie that is Secure where the office is reached over TLS',
    withDatabase(async (sql) => {
      await ana(sql)
      const services = testServices(sql)
      const app = createApp({ ...services, settings: { ...services.settings, baseUrl: 'https://oficina.example' } })
      const headers = { origin: 'https://oficina.example' }
      const { response, cookie } = await submit(app, paths.signIn, right, { headers })
      for (const line of response.headers.getSetCookie()) expect(line).toMatch(/^__Host-.*; Secure; SameSite=Lax$/)
      expect((await visit(app, paths.security, { as: cookie })).response.status).toBe(200)
    }),
  )
})

describe('where one wanted to go', () => {
  it(
    'is where one lands after signing in, also after a mistake',
    withDatabase(async (sql) => {
      await ana(sql)
      const refused = await visit(office(sql), `${paths.security}?listo=otras`)
      expect(refused.response.status).toBe(303)
      const door = await visit(office(sql), refused.location!)
      expect(door.text).toMatch(/Para ver esa página, primero accede/)
      const ir = door.page.querySelector('[name=ir]')!.getAttribute('value')!
      expect(ir).toBe(`${paths.security}?listo=otras`)

      const mistake = await submit(office(sql), paths.signIn, { ...wrong, ir })
      expect(mistake.page.querySelector('[name=ir]')?.getAttribute('value')).toBe(ir)
      expect((await submit(office(sql), paths.signIn, { ...right, ir })).location).toBe(ir)
    }),
  )

  it(
    'is never another site',
    withDatabase(async (sql) => {
      await ana(sql)
      for (const ir of [
        '//evil.example',
        '/\\evil.example',
        'https://evil.example',
        '/.//evil.example',
        '/\n/evil.example',
      ]) {
        expect((await submit(office(sql), paths.signIn, { ...right, ir })).location).toBe(paths.contracts)
        const { page } = await visit(office(sql), `${paths.signIn}?ir=${encodeURIComponent(ir)}`)
        expect(page.querySelector('[name=ir]')).toBeNull()
      }
    }),
  )

  it(
    'is at once for somebody who is signed in already',
    withDatabase(async (sql) => {
      const as = await aSession(sql, await ana(sql))
      expect((await visit(office(sql), `${paths.signIn}?ir=${paths.invoices}`, { as })).location).toBe(paths.invoices)
      expect((await visit(office(sql), paths.signIn, { as })).location).toBe(paths.contracts)
    }),
  )
})

describe('a session', () => {
  const door = async (sql: Sql, as: string) => {
    const { response, location } = await visit(office(sql), paths.security, { as })
    expect(response.status).toBe(303)
    return visit(office(sql), location!)
  }

  it(
    'ends after 60 minutes without use, and says so',
    withDatabase(async (sql) => {
      const as = await aSession(sql, await ana(sql))
      await sql`update sessions set last_seen_at = now() - interval '59 minutes'`
      expect((await visit(office(sql), paths.security, { as })).response.status).toBe(200)
      await sql`update sessions set last_seen_at = now() - interval '60 minutes'`
      const { text, page } = await door(sql, as)
      expect(text).toMatch(/Tu sesión terminó/)
      expect(page.querySelector('[name=ir]')?.getAttribute('value')).toBe(paths.security)
    }),
  )

  it(
    'ends 12 hours after signing in, however much it is used',
    withDatabase(async (sql) => {
      await ana(sql)
      const { cookie } = await submit(office(sql), paths.signIn, right)
      const [session] = await sql<{ hours: number }[]>`
        select extract(epoch from expires_at - now()) / 3600 as hours from sessions
      `
      expect(Number(session?.hours)).toBeCloseTo(12)
      await sql`update sessions set expires_at = now()`
      expect((await door(sql, cookie)).text).toMatch(/Tu sesión terminó/)
    }),
  )

  it(
    'notes when it was used, once a minute',
    withDatabase(async (sql) => {
      const as = await aSession(sql, await ana(sql))
      const secondsAgo = async () => {
        const [seen] = await sql<
          { ago: number }[]
        >`select extract(epoch from now() - last_seen_at) as ago from sessions`
        return Number(seen?.ago)
      }
      await sql`update sessions set last_seen_at = now() - interval '59 seconds'`
      await visit(office(sql), paths.security, { as })
      expect(await secondsAgo()).toBe(59)
      await sql`update sessions set last_seen_at = now() - interval '61 seconds'`
      await visit(office(sql), paths.security, { as })
      expect(await secondsAgo()).toBe(0)
    }),
  )

  it(
    'ends with «Cerrar sesión», in the database too',
    withDatabase(async (sql) => {
      await ana(sql)
      const { cookie } = await submit(office(sql), paths.signIn, right)
      const { response, location } = await submit(office(sql), paths.signOut, {}, { as: cookie })
      expect(location).toBe(paths.home)
      expect(response.headers.getSetCookie().join()).toMatch(/sesion=; Max-Age=0/)
      expect(response.headers.get('clear-site-data')).toBe('"cache", "storage"')
      expect((await visit(office(sql), paths.security, { as: cookie })).response.status).toBe(303)
    }),
  )

  it(
    'that has ended sends a form back to the page it stood on',
    withDatabase(async (sql) => {
      const headers = { referer: `http://localhost:3000${paths.security}` }
      const { location } = await submit(office(sql), paths.otherSessions, {}, { as: 'sesion=vieja', headers })
      expect(location).toBe(`${paths.signIn}?ir=${encodeURIComponent(paths.security)}&sesion=vencida`)
    }),
  )

  it(
    'that ended a month ago is forgotten, and no other',
    withDatabase(async (sql) => {
      const account = await anAccount(sql)
      const [now, lately, long] = [
        await aSession(sql, account),
        await aSession(sql, account),
        await aSession(sql, account),
      ]
      const expire = (cookie: string, days: number) => sql`
        update sessions set expires_at = now() - make_interval(days => ${days})
        where token_hash = ${hashToken(cookie.replace('sesion=', ''))}
      `
      await expire(lately, 29)
      await expire(long, 31)
      await forgetOldSessions(sql)
      expect(await sql`select 1 from sessions where account_id = ${account}`).toHaveLength(2)
      expect((await visit(office(sql), paths.security, { as: now })).response.status).toBe(200)
    }),
  )
})
