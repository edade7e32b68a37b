import { describe, expect, it } from 'vitest'
import { submit, visit } from '../../test/browser.ts'
import { aContract } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { verifyPassword } from '../lib/passwords.ts'
import { paths } from '../paths.ts'

const app = (sql: Sql) => createApp(testServices(sql))
const chosen = { username: 'ana', email: 'ana@correo.mx', emailAgain: 'ana@correo.mx', terms: 'si' }
const password = { password: 'agua-clara-12', passwordAgain: 'agua-clara-12' }

/** The link in the mail of somebody who has registered, and the cookie of their browser. */
async function registered(sql: Sql) {
  await aContract(sql, { number: '404040', meter: '77' })
  const typed = { reference: '404040', firstSurname: 'Núñez', secondSurname: 'De la Peña', meter: '77' }
  const { cookie } = await submit(app(sql), paths.registrationPerson, typed)
  await submit(app(sql), paths.registrationUser, chosen, { as: cookie })
  return { link: await lastLink(sql), cookie }
}

async function lastLink(sql: Sql): Promise<string> {
  const [mail] = await sql`select facts from mails where kind = 'activation' order by id desc limit 1`
  return mail!.facts.link
}

const hashOf = async (sql: Sql) =>
  (await sql`select password_hash from accounts where username = 'ana'`)[0]?.passwordHash

async function changesOf(sql: Sql) {
  const changes = await sql<{ cause: string }[]>`
    select cause from password_changes p join accounts a on a.id = p.account_id where a.username = 'ana'
  `
  return changes.map(({ cause }) => cause)
}

describe('activating an account', () => {
  it(
    'asks for a password as the manual does, and opening the link uses nothing up',
    withDatabase(async (sql) => {
      const { link } = await registered(sql)
      for (const method of ['GET', 'HEAD', 'GET']) {
        const response = await app(sql).request(link, { method })
        expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store'])
      }
      const { page, text } = await visit(app(sql), link)
      expect(page.querySelector('h1')?.text).toBe('Activar la cuenta de usuario')
      expect(text).toContain(
        'La contraseña debe tener una longitud mínima de 6 caracteres, y debe contener al menos 2 números y 2 letras.',
      )
      expect(text).toContain('Los campos marcados con * son obligatorios')
      const labels = page
        .querySelectorAll('main label')
        .map((label) => label.structuredText.replace(/\s*\*/, '').trim())
      expect(labels).toEqual(['Contraseña', 'Confirmar contraseña'])
      expect(await hashOf(sql)).toBeNull()
    }),
  )

  it(
    'ends in the page of chapter 4, and one can sign in',
    withDatabase(async (sql) => {
      const { link } = await registered(sql)
      const { response, location } = await submit(app(sql), link, password)
      expect([response.status, location]).toEqual([303, paths.activated])

      const { page, text } = await visit(app(sql), location!)
      expect(page.querySelector('h1')?.text).toBe('Activar la cuenta de usuario')
      expect(text).toContain('Felicidades, tu cuenta de usuario ya está activada')
      expect(page.querySelectorAll('main li').map((item) => item.text.trim())).toEqual([
        'Consultar tus consumos y facturas.',
        'Consultar y modificar los datos de tus contratos.',
        'Realizar todas las gestiones y seguir su progreso.',
      ])
      const enter = page.querySelectorAll('main a').find((link) => link.text.trim() === 'Acceder al Área de Clientes')
      expect(enter?.getAttribute('href')).toBe(paths.home)

      const signedIn = await submit(app(sql), paths.signIn, { username: 'ANA', password: password.password })
      expect(signedIn.response.status).toBe(303)
      const activation =
        await sql`select 1 from account_activations join accounts on id = account_id where username = 'ana'`
      expect(activation).toHaveLength(1)
      expect(await changesOf(sql)).toEqual(['activation'])
    }),
  )

  it(
    'sent twice, activates once; another password does not get through',
    withDatabase(async (sql) => {
      const { link } = await registered(sql)
      await submit(app(sql), link, password)
      expect((await submit(app(sql), link, password)).location).toBe(paths.activated)
      const other = { password: 'otra-cosa-99', passwordAgain: 'otra-cosa-99' }
      const { response, text } = await submit(app(sql), link, other)
      expect(response.status).toBe(410)
      expect(text).toContain('Este enlace ya se usó')
      expect(await verifyPassword(password.password, await hashOf(sql))).toBe(true)
      expect(await changesOf(sql)).toEqual(['activation'])
    }),
  )

  it(
    'gives nobody who finds a used link a place to guess the password',
    withDatabase(async (sql) => {
      const { link } = await registered(sql)
      await submit(app(sql), link, password)
      for (let guess = 0; guess < 5; guess++) await submit(app(sql), link, { password: `guess-${guess}22` })
      expect((await submit(app(sql), link, password)).response.status).toBe(410)
      const signedIn = await submit(app(sql), paths.signIn, { username: 'ana', password: password.password })
      expect(signedIn.response.status).toBe(303)
    }),
  )

  it.each([128, 129])(
    'takes any %i characters up to 128, spaces and all, however the keyboard composes them',
    (length) =>
      withDatabase(async (sql) => {
        const { link } = await registered(sql)
        const typed = ` ñ🌊 12 ${'界'.repeat(length - 8)} `
        const both = { password: typed.normalize('NFC'), passwordAgain: typed.normalize('NFD') }
        const { location, page } = await submit(app(sql), link, both)
        if (length > 128) return expect(page.querySelector('#password-error')?.text).toContain('pasa de 128 caracteres')
        expect(location).toBe(paths.activated)
        for (const [word, status] of [
          [typed.normalize('NFD'), 303],
          [typed.normalize('NFC'), 303],
          [typed.trim(), 422],
        ] as const) {
          const signedIn = await submit(app(sql), paths.signIn, { username: 'ana', password: word })
          expect(signedIn.response.status).toBe(status)
        }
      })(),
  )

  it.each([
    [{ password: '', passwordAgain: '' }, 'password', 'Escribe la contraseña'],
    [{ password: 'a1b2', passwordAgain: 'a1b2' }, 'password', 'muy corta'],
    [{ password: 'solo-letras', passwordAgain: 'solo-letras' }, 'password', 'faltan números'],
    [{ password: '12345678901', passwordAgain: '12345678901' }, 'password', 'faltan letras'],
    [{ password: 'abc123', passwordAgain: 'abc123' }, 'password', 'de las más usadas'],
    [{ password: 'ａｂｃ１２３', passwordAgain: 'ａｂｃ１２３' }, 'password', 'de las más usadas'],
    [{ password: 'agua-clara-12', passwordAgain: 'agua-clara-13' }, 'passwordAgain', 'no son iguales'],
  ])('refuses %o with the reason, and the link still serves', (typed, name, message) =>
    withDatabase(async (sql) => {
      const { link } = await registered(sql)
      const { response, page } = await submit(app(sql), link, typed)
      expect(response.status).toBe(422)
      expect(page.querySelector(`#${name}-error`)?.text).toContain(message)
      expect((await submit(app(sql), link, password)).location).toBe(paths.activated)
    })(),
  )
})

describe('a link that does not serve', () => {
  it(
    'says after 48 hours that it is late, and is traded for a new one',
    withDatabase(async (sql) => {
      const { link } = await registered(sql)
      const [{ hours }] = (await sql`
        select extract(epoch from expires_at - created_at) / 3600 as hours from mail_links
      `) as unknown as [{ hours: number }]
      expect(hours).toBe(48)

      await sql`update mail_links set expires_at = now()`
      const late = await visit(app(sql), link)
      expect(late.response.status).toBe(410)
      expect(late.page.querySelector('h1')?.text).toBe('Este enlace venció')
      expect((await submit(app(sql), link, password)).response.status).toBe(410)

      const form = late.page.querySelector('main form')!
      const token = form.querySelector('input[name=token]')!.getAttribute('value')!
      const { location } = await submit(app(sql), form.getAttribute('action')!, { token })
      expect((await visit(app(sql), location!)).text).toContain('llega un correo con un enlace nuevo')
      const fresh = await lastLink(sql)
      expect(fresh).not.toBe(link)
      expect((await visit(app(sql), link)).page.querySelector('h1')?.text).toBe('Este enlace ya no sirve')
      expect((await submit(app(sql), fresh, password)).location).toBe(paths.activated)
    }),
  )

  it.each(['damaged', 'x'.repeat(5000), '%C3%B1', '%27%3B--'])('is told apart when it is %.9s', (token) =>
    withDatabase(async (sql) => {
      const { response, page } = await visit(app(sql), `/activar/${token}`)
      expect(response.status).toBe(404)
      expect(page.querySelector('h1')?.text).toBe('Este enlace no está completo')
      expect(page.querySelector(`main a[href="${paths.activationAgain}"]`)).toBeTruthy()
    })(),
  )

  it(
    'leads to the door once the account is active',
    withDatabase(async (sql) => {
      const { link, cookie } = await registered(sql)
      await submit(app(sql), link, password)
      const { response, page } = await visit(app(sql), link)
      expect(response.status).toBe(410)
      expect(page.querySelector('h1')?.text).toBe('Este enlace ya se usó')
      expect((await visit(app(sql), paths.registrationSent, { as: cookie })).location).toBe(paths.activated)
      expect((await visit(app(sql), paths.registrationUser, { as: cookie })).location).toBe(paths.activated)
    }),
  )
})

describe('asking for the activation mail again', () => {
  it(
    'answers the same whether or not there is anybody to write to',
    withDatabase(async (sql) => {
      await registered(sql)
      const answerTo = async (username: string) => {
        const { response, location } = await submit(app(sql), paths.activationAgain, { username })
        return [response.status, location, (await visit(app(sql), location!)).text]
      }
      const unknown = await answerTo('nadie')
      expect(await answerTo('ANA')).toEqual(unknown)
      expect(await sql`select 1 from mails where kind = 'activation'`).toHaveLength(2)

      await submit(app(sql), await lastLink(sql), password)
      expect(await answerTo('ana')).toEqual(unknown)
      expect(await sql`select 1 from mails where kind = 'activation'`).toHaveLength(2)
    }),
  )

  it(
    'writes to nobody more than three times an hour, and takes ten questions from one place',
    withDatabase(async (sql) => {
      await registered(sql)
      for (let time = 0; time < 10; time++) {
        const { response } = await submit(app(sql), paths.activationAgain, { username: 'ana' })
        expect(response.status).toBe(303)
      }
      expect(await sql`select 1 from mails where kind = 'activation'`).toHaveLength(4)
      const { response } = await submit(app(sql), paths.activationAgain, { username: 'ana' })
      expect(response.status).toBe(429)
      expect(response.headers.get('retry-after')).toBeTruthy()
    }),
  )

  it(
    'says what is missing',
    withDatabase(async (sql) => {
      expect((await visit(app(sql), paths.activationAgain)).page.querySelector('#username')).toBeTruthy()
      const { response, page } = await submit(app(sql), paths.activationAgain, { username: ' ' })
      expect(response.status).toBe(422)
      expect(page.querySelector('#username-error')?.text).toContain('usuario')
    }),
  )
})
