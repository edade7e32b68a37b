import { performance } from 'node:perf_hooks'
import { describe, expect, it } from 'vitest'
import { submit, visit } from '../../test/browser.ts'
import { anAccount, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { paths } from '../paths.ts'

const office = (sql: Sql) => createApp(testServices(sql))
const fresh = { password: 'nueva agua 33', passwordAgain: 'nueva agua 33' }

type MailRow = { kind: string; toAddress: string; facts: { link?: string; usernames?: string[] } }
const mailsIn = (sql: Sql) => sql<MailRow[]>`select kind, to_address, facts from mails order by id`

async function linkFor(sql: Sql, username: string) {
  await submit(office(sql), paths.passwordRecovery, { username })
  return (await mailsIn(sql)).at(-1)!.facts.link!
}

describe('recovering a password', () => {
  it(
    'answers the same, in words and in time, whether or not the account exists',
    withDatabase(async (sql) => {
      await anAccount(sql, { username: 'ana-r' })
      await anAccount(sql, { username: 'dormida-r', passwordHash: null })
      const answers = []
      for (const username of ['ana-r', 'nadie-r', 'dormida-r']) {
        const start = performance.now()
        const { response, location } = await submit(office(sql), paths.passwordRecovery, { username })
        expect(performance.now() - start).toBeGreaterThanOrEqual(295)
        expect(response.status).toBe(303)
        answers.push((await visit(office(sql), location!)).text)
      }
      expect(answers[0]).toMatch(/Revisa tu correo/)
      expect(new Set(answers).size).toBe(1)
      expect((await mailsIn(sql)).map(({ kind }) => kind)).toEqual(['password-recovery'])
    }),
  )

  it(
    'mails a link that looking does not use up, and that sets the password once',
    withDatabase(async (sql) => {
      const ana = await anAccount(sql, { username: 'ana-r', email: 'ana@example.com' })
      const before = await aSession(sql, ana)
      const link = await linkFor(sql, 'ANA-r')
      for (let n = 0; n < 3; n++) {
        const { response, text } = await visit(office(sql), link)
        expect(response.status).toBe(200)
        expect(response.headers.get('cache-control')).toBe('no-store')
        expect(text).toMatch(/usuario ana-r/)
      }

      const { location, cookie } = await submit(office(sql), link, fresh)
      expect((await visit(office(sql), location!)).text).toMatch(/Listo: tu contraseña cambió/)
      expect(cookie).not.toMatch(/sesion=/)
      expect((await visit(office(sql), paths.security, { as: before })).response.status).toBe(303)
      expect((await mailsIn(sql)).at(-1)).toMatchObject({ kind: 'password-changed', toAddress: 'ana@example.com' })
      const signIn = { username: 'ana-r', password: fresh.password }
      expect((await submit(office(sql), paths.signIn, signIn)).response.status).toBe(303)

      for (const again of [await visit(office(sql), link), await submit(office(sql), link, fresh)]) {
        expect(again.response.status).toBe(410)
        expect(again.text).toMatch(/Este enlace ya se usó.*Pedir otro enlace/)
      }
    }),
  )

  it(
    'says what to do when the link is late or damaged',
    withDatabase(async (sql) => {
      await anAccount(sql, { username: 'ana-r' })
      const link = await linkFor(sql, 'ana-r')
      const damaged = await visit(office(sql), link.slice(0, -1))
      expect(damaged.response.status).toBe(404)
      expect(damaged.text).toMatch(/no está completo.*Cópialo entero/)
      const [life] = await sql<{ minutes: number }[]>`
        select extract(epoch from expires_at - created_at) / 60 as minutes from mail_links
      `
      expect(Number(life?.minutes)).toBe(60)
      await sql`update mail_links set expires_at = now()`
      for (const late of [await visit(office(sql), link), await submit(office(sql), link, fresh)]) {
        expect(late.response.status).toBe(410)
        expect(late.text).toMatch(/Este enlace venció.*Pide uno nuevo/)
      }
    }),
  )

  it(
    'lets only the newest link serve',
    withDatabase(async (sql) => {
      await anAccount(sql, { username: 'ana-r' })
      const first = await linkFor(sql, 'ana-r')
      const second = await linkFor(sql, 'ana-r')
      expect((await visit(office(sql), first)).response.status).toBe(410)
      expect((await visit(office(sql), second)).response.status).toBe(200)
    }),
  )

  it(
    'never takes an activation link for a password link',
    withDatabase(async (sql) => {
      await anAccount(sql, { username: 'ana-r' })
      const link = await linkFor(sql, 'ana-r')
      await sql`update mail_links set purpose = 'activation'`
      expect((await visit(office(sql), link)).response.status).toBe(404)
    }),
  )

  it(
    'explains a password that will not do, and shows none of it again',
    withDatabase(async (sql) => {
      await anAccount(sql, { username: 'ana-r' })
      const link = await linkFor(sql, 'ana-r')
      const say = async (password: string, passwordAgain = password) => {
        const { response, text, page } = await submit(office(sql), link, { password, passwordAgain })
        expect(response.status).toBe(422)
        if (password) expect(page.toString()).not.toContain(password)
        return text
      }
      expect(await say('')).toMatch(/Escribe la contraseña/)
      expect(await say('xk12')).toMatch(/muy corta/)
      expect(await say('sin numeros')).toMatch(/faltan números/)
      expect(await say('1234567890')).toMatch(/faltan letras/)
      expect(await say('qwerty123')).toMatch(/de las más usadas/)
      expect(await say('nueva agua 33', 'nueva agua 34')).toMatch(/no son iguales/)
    }),
  )

  it(
    'mails one person three times an hour at most, and says nothing of it',
    withDatabase(async (sql) => {
      await anAccount(sql, { username: 'ana-r' })
      for (let n = 0; n < 4; n++) {
        const { response } = await submit(office(sql), paths.passwordRecovery, { username: 'ana-r' })
        expect(response.status).toBe(303)
      }
      expect(await mailsIn(sql)).toHaveLength(3)
    }),
  )

  it(
    'is stopped for an address that asks for many',
    withDatabase(async (sql) => {
      for (let n = 0; n < 10; n++) await submit(office(sql), paths.usernameRecovery, { email: `a${n}@example.com` })
      expect((await submit(office(sql), paths.passwordRecovery, { username: 'ana-r' })).response.status).toBe(429)
    }),
  )
})

describe('recovering a user name', () => {
  it(
    'mails every user name of that address in one mail',
    withDatabase(async (sql) => {
      await anAccount(sql, { username: 'zoe-r', email: 'Casa@example.com' })
      await anAccount(sql, { username: 'ana-r', email: 'casa@example.com' })
      await anAccount(sql, { username: 'luis-r', email: 'luis@example.com' })
      const found = await submit(office(sql), paths.usernameRecovery, { email: 'CASA@example.com' })
      const notFound = await submit(office(sql), paths.usernameRecovery, { email: 'nadie@example.com' })
      expect(found.location).toBe(notFound.location)
      expect((await visit(office(sql), found.location!)).text).toMatch(/Si hay cuentas con ese correo/)
      expect((await mailsIn(sql)).map(({ facts }) => facts.usernames)).toEqual([['ana-r', 'zoe-r']])
    }),
  )

  it(
    'helps with an address that cannot be one',
    withDatabase(async (sql) => {
      const { response, page } = await submit(office(sql), paths.usernameRecovery, { email: 'maria.correo.mx' })
      expect(response.status).toBe(422)
      expect(page.querySelector('#email')?.getAttribute('value')).toBe('maria.correo.mx')
      expect((await visit(office(sql), paths.usernameRecovery)).text).toMatch(/Recupera tu usuario/)
      expect((await visit(office(sql), paths.passwordRecovery)).text).toMatch(/Recupera tu contraseña/)
    }),
  )
})
