import { beforeAll, describe, expect, it } from 'vitest'
import { submit, visit } from '../../test/browser.ts'
import { anAccount, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { hashPassword } from '../lib/passwords.ts'
import { paths } from '../paths.ts'

const password = 'agua clara 22'
let passwordHash: string
beforeAll(async () => {
  passwordHash = await hashPassword(password)
})

const office = (sql: Sql) => createApp(testServices(sql))
const change = { currentPassword: password, password: 'nueva agua 33', passwordAgain: 'nueva agua 33' }
const isOpen = async (sql: Sql, as: string) =>
  (await visit(office(sql), paths.security, { as })).response.status === 200

async function signedIn(sql: Sql, username: string, headers = {}) {
  const { cookie } = await submit(office(sql), paths.signIn, { username, password }, { headers })
  return cookie
}

describe('changing the password', () => {
  it(
    'asks for the one in use, keeps this session and closes the others',
    withDatabase(async (sql) => {
      const ana = await anAccount(sql, { username: 'ana-c', passwordHash })
      const [here, elsewhere] = [await signedIn(sql, 'ana-c'), await aSession(sql, ana)]
      const { location } = await submit(office(sql), paths.password, change, { as: here })
      const { text } = await visit(office(sql), location!, { as: here })
      expect(text).toMatch(/Listo: tu contraseña cambió\. Cerramos tus otras sesiones\./)
      expect(await isOpen(sql, elsewhere)).toBe(false)
      const old = await submit(office(sql), paths.signIn, { username: 'ana-c', password })
      expect(old.response.status).toBe(422)
      const [mail] = await sql<{ kind: string }[]>`select kind from mails`
      expect(mail?.kind).toBe('password-changed')
      const [kept] = await sql<{ cause: string }[]>`select cause from password_changes where account_id = ${ana}`
      expect(kept?.cause).toBe('change')
    }),
  )

  it(
    'says which field is wrong, five times; then it asks to wait',
    withDatabase(async (sql) => {
      await anAccount(sql, { username: 'ana-c', passwordHash })
      const as = await signedIn(sql, 'ana-c')
      const missing = await submit(office(sql), paths.password, { ...change, currentPassword: '' }, { as })
      expect(missing.page.querySelector('#currentPassword-error')?.text).toMatch(/la contraseña que usas hoy/)
      for (let n = 0; n < 5; n++) {
        const { response, page } = await submit(
          office(sql),
          paths.password,
          { ...change, currentPassword: 'no' },
          { as },
        )
        expect(response.status).toBe(422)
        expect(page.querySelector('#currentPassword-error')?.text).toMatch(/no es tu contraseña actual/)
      }
      expect((await submit(office(sql), paths.password, change, { as })).response.status).toBe(429)
    }),
  )

  it(
    'keeps to the strong rule where the office asks for it',
    withDatabase(async (sql) => {
      await anAccount(sql, { username: 'ana-c', passwordHash })
      const as = await signedIn(sql, 'ana-c')
      const services = testServices(sql)
      const strict = createApp({ ...services, settings: { ...services.settings, passwordPolicy: 'strong' } })
      const short = { ...change, password: 'corta 12345', passwordAgain: 'corta 12345' }
      const { text } = await submit(strict, paths.password, short, { as })
      expect(text).toMatch(/longitud mínima de 12 caracteres/)
      expect(text).toMatch(/muy corta/)
    }),
  )
})

describe('open sessions', () => {
  it(
    'are listed with device, address and times, and say which one this is',
    withDatabase(async (sql) => {
      const ana = await anAccount(sql, { username: 'ana-c', passwordHash })
      await aSession(sql, ana)
      const chrome = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/130.0.0.0 Safari/537.36'
      const as = await signedIn(sql, 'ana-c', { 'user-agent': chrome, 'x-test-address': '198.51.100.7' })
      const { text, page } = await visit(office(sql), paths.security, { as })
      expect(text).toMatch(/Chrome en Windows Esta sesión Dirección 198\.51\.100\.7/)
      expect(text).toMatch(/Navegador desconocido/)
      expect(page.querySelectorAll('.sessions > li')).toHaveLength(2)
      expect(page.querySelectorAll('.sessions form')).toHaveLength(1)
    }),
  )

  it(
    'can be closed one by one',
    withDatabase(async (sql) => {
      const ana = await anAccount(sql, { username: 'ana-c', passwordHash })
      const elsewhere = await aSession(sql, ana)
      const as = await signedIn(sql, 'ana-c')
      const { page } = await visit(office(sql), paths.security, { as })
      const close = page.querySelector('.sessions form')!.getAttribute('action')!
      const { location } = await submit(office(sql), close, {}, { as })
      expect((await visit(office(sql), location!, { as })).text).toMatch(
        /cerramos esa sesión.*No tienes otras sesiones/,
      )
      expect(await isOpen(sql, elsewhere)).toBe(false)
      expect((await submit(office(sql), close, {}, { as })).response.status).toBe(404)
    }),
  )

  it(
    'can all be closed but this one',
    withDatabase(async (sql) => {
      const ana = await anAccount(sql, { username: 'ana-c', passwordHash })
      const others = [await aSession(sql, ana), await aSession(sql, ana)]
      const as = await signedIn(sql, 'ana-c')
      const { location } = await submit(office(sql), paths.otherSessions, {}, { as })
      expect((await visit(office(sql), location!, { as })).text).toMatch(/cerramos tus otras sesiones/)
      for (const other of others) expect(await isOpen(sql, other)).toBe(false)
    }),
  )

  it(
    'of another account can be neither seen nor closed, like ones that do not exist',
    withDatabase(async (sql) => {
      const ana = await aSession(sql, await anAccount(sql))
      const luis = await anAccount(sql)
      const his = await aSession(sql, luis)
      const [session] = await sql<{ id: string }[]>`select id from sessions where account_id = ${luis}`
      expect((await visit(office(sql), paths.security, { as: ana })).page.toString()).not.toContain(session!.id)
      for (const id of [session!.id, '00000000-0000-4000-8000-000000000000', 'x']) {
        expect((await submit(office(sql), paths.session(id), {}, { as: ana })).response.status).toBe(404)
      }
      await submit(office(sql), paths.otherSessions, {}, { as: ana })
      expect(await isOpen(sql, his)).toBe(true)
    }),
  )

  it(
    'are shown and closed for nobody who is not signed in',
    withDatabase(async (sql) => {
      for (const path of [paths.password, paths.otherSessions]) {
        const { location } = await submit(office(sql), path, {})
        expect(location).toBe(paths.signIn)
      }
    }),
  )
})
