import { describe, expect, it } from 'vitest'
import { submit, visit } from '../../test/browser.ts'
import { aContract, anAccount } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { paths } from '../paths.ts'

const app = (sql: Sql) => createApp(testServices(sql))
const chosen = { username: 'Ana.Núñez', email: 'ana@correo.mx', emailAgain: 'ana@correo.mx', terms: 'si' }

/** The cookie of somebody who has proved a contract of their own. */
async function proved(sql: Sql, number = '404040') {
  await aContract(sql, { number, meter: '77', email: 'titular@correo.mx', givenName: 'ANA LUCÍA', surnames: ['NÚÑEZ'] })
  const typed = { reference: number, firstSurname: 'Nuñez', onlyOneSurname: 'si', meter: '77' }
  const { cookie } = await submit(app(sql), paths.registrationPerson, typed)
  return cookie
}

describe('the second step of a registration', () => {
  it(
    'says the rules and asks for what the manual asks for',
    withDatabase(async (sql) => {
      const { page, text } = await visit(app(sql), paths.registrationUser, { as: await proved(sql) })
      expect(text).toContain('El nombre de usuario elegido no debe contener espacios. Máximo 100 caracteres.')
      const labels = page
        .querySelectorAll('main label')
        .map((label) => label.structuredText.replace(/\s*\*/, '').trim())
      expect(labels).toEqual([
        'Usuario',
        'Email',
        'Repite el email',
        'He leído y acepto el Aviso Legal y las Condiciones de Uso de esta Oficina Virtual',
      ])
      const links = page.querySelectorAll('label a')
      expect(links.map((link) => link.getAttribute('href'))).toEqual([paths.legalNotice, paths.termsOfUse])
      expect(links.map((link) => link.getAttribute('target'))).toEqual(['_blank', '_blank'])
      expect(page.querySelectorAll('main button').map((button) => button.text.trim())).toEqual(['Continuar', 'Atrás'])
      expect(page.querySelector('[aria-current=step]')?.text).toBe('Datos del usuario')
    }),
  )

  it(
    'ends in an account that is not active, its access, what was accepted and a mail',
    withDatabase(async (sql) => {
      const cookie = await proved(sql)
      const { response, location } = await submit(app(sql), paths.registrationUser, chosen, { as: cookie })
      expect([response.status, location]).toEqual([303, paths.registrationSent])

      const [account] =
        await sql`select id, username, email, name, password_hash from accounts where email = 'ana@correo.mx'`
      expect(account).toMatchObject({ username: 'Ana.Núñez', name: 'Ana Lucía Núñez', passwordHash: null })
      const [access] = await sql`
        select c.number, a.proof from access a join contracts c on c.id = a.contract_id where a.account_id = ${account!.id}
      `
      expect(access).toEqual({ number: '404040', proof: 'meter' })

      const accepted = await sql`
        select document, version, accepted_at from terms_acceptances where account_id = ${account!.id} order by document
      `
      const { documents } = testServices(sql).profile
      expect(accepted.map(({ document, version }) => [document, version])).toEqual([
        ['legalNotice', documents.legalNotice.version],
        ['termsOfUse', documents.termsOfUse.version],
      ])
      expect(accepted[0]!.acceptedAt).toBeInstanceOf(Date)

      const mails = await sql`select kind, to_address, facts from mails order by id`
      expect(mails.map(({ kind, toAddress }) => [kind, toAddress])).toEqual([
        ['contract-added-elsewhere', 'titular@correo.mx'],
        ['activation', 'ana@correo.mx'],
      ])
      expect(mails[0]!.facts).toMatchObject({ contract: '404040', who: 'a•••@correo.mx' })
      expect(mails[1]!.facts.link).toMatch(/^\/activar\/[\w-]{43}$/)

      const { text, page } = await visit(app(sql), paths.registrationSent, { as: cookie })
      expect(text).toContain('ana@correo.mx')
      expect(page.querySelector('[aria-current=step]')?.text).toBe('Enviar')
    }),
  )

  it(
    'sent twice, is one account and one mail',
    withDatabase(async (sql) => {
      const cookie = await proved(sql)
      for (const _ of [1, 2]) await submit(app(sql), paths.registrationUser, chosen, { as: cookie })
      expect(await sql`select 1 from accounts where email = 'ana@correo.mx'`).toHaveLength(1)
      expect(await sql`select 1 from mails where kind = 'activation'`).toHaveLength(1)
    }),
  )

  it.each([
    [{ username: '' }, 'username', 'Elige un nombre de usuario'],
    [{ username: 'ana núñez' }, 'username', 'Quita los espacios'],
    [{ username: 'a'.repeat(101) }, 'username', '100 caracteres'],
    [{ email: 'ana.correo.mx' }, 'email', 'Falta la arroba. Por ejemplo: maria@correo.mx'],
    [{ email: '' }, 'email', 'Escribe tu correo'],
    [{ emailAgain: 'otra@correo.mx' }, 'emailAgain', 'Los dos correos no son iguales'],
    [{ terms: '' }, 'terms', 'marca que aceptas'],
  ])('refuses %o and keeps what was typed', (changes, name, message) =>
    withDatabase(async (sql) => {
      const cookie = await proved(sql)
      const typed = { ...chosen, ...changes }
      const { response, page } = await submit(app(sql), paths.registrationUser, typed, { as: cookie })
      expect(response.status).toBe(422)
      expect(page.querySelector(`#${name}-error`)?.text).toContain(message)
      expect(page.querySelector('#username')?.getAttribute('value')).toBe(typed.username)
      expect(page.querySelector('#email')?.getAttribute('value')).toBe(typed.email)
      expect(page.querySelector('#terms')?.hasAttribute('checked')).toBe(typed.terms === 'si')
      expect(await sql`select 1 from accounts where email = 'ana@correo.mx'`).toHaveLength(0)
    })(),
  )

  it.each(['ana.núñez', 'ANA.NÚÑEZ', 'Ana.Nu\u0301n\u0303ez'])('says that a name is taken, as %s too', (username) =>
    withDatabase(async (sql) => {
      await anAccount(sql, { username: 'ana.núñez' })
      const cookie = await proved(sql)
      const { response, page } = await submit(app(sql), paths.registrationUser, { ...chosen, username }, { as: cookie })
      expect(response.status).toBe(422)
      expect(page.querySelector('#username-error')?.text).toContain('ya está ocupado')
      expect(await sql`select 1 from access`).toHaveLength(0)
    })(),
  )

  it(
    'lets one address serve several accounts',
    withDatabase(async (sql) => {
      await anAccount(sql, { email: chosen.email })
      const { location } = await submit(app(sql), paths.registrationUser, chosen, { as: await proved(sql) })
      expect(location).toBe(paths.registrationSent)
    }),
  )

  it(
    'gives free a name that nobody activated in 48 hours, and not a minute sooner',
    withDatabase(async (sql) => {
      const slow = await proved(sql)
      await submit(app(sql), paths.registrationUser, chosen, { as: slow })
      const quick = await proved(sql, '505050')
      const taken = await submit(app(sql), paths.registrationUser, chosen, { as: quick })
      expect(taken.response.status).toBe(422)

      await sql`update accounts set created_at = now() - interval '48 hours 1 minute' where email = 'ana@correo.mx'`
      expect((await submit(app(sql), paths.registrationUser, chosen, { as: quick })).response.status).toBe(422)
      await sql`update mail_links set expires_at = now() - interval '1 minute'`
      expect((await submit(app(sql), paths.registrationUser, chosen, { as: quick })).location).toBe(
        paths.registrationSent,
      )
      const seen = await sql`
        select c.number from access a join contracts c on c.id = a.contract_id where a.ended_at is null
      `
      expect(seen.map(({ number }) => number)).toEqual(['505050'])
      expect(await sql`select 1 from accounts where email = 'ana@correo.mx'`).toHaveLength(1)
    }),
  )

  it(
    'does not register a contract that ended meanwhile',
    withDatabase(async (sql) => {
      const cookie = await proved(sql)
      await sql`update contracts set status = 'ended'`
      const { response, text } = await submit(app(sql), paths.registrationUser, chosen, { as: cookie })
      expect(response.status).toBe(422)
      expect(text).toContain('ya no se puede registrar')
      expect(await sql`select 1 from mails where kind = 'activation'`).toHaveLength(0)
      expect(await sql`select 1 from access where ended_at is null`).toHaveLength(0)
    }),
  )

  it(
    '«Atrás» keeps everything, both ways',
    withDatabase(async (sql) => {
      const cookie = await proved(sql)
      const half = { username: 'a b', email: 'sin-arroba', back: 'si' }
      const { location } = await submit(app(sql), paths.registrationUser, half, { as: cookie })
      expect(location).toBe(paths.registrationPerson)
      const first = await visit(app(sql), paths.registrationPerson, { as: cookie })
      expect(first.page.querySelector('#firstSurname')?.getAttribute('value')).toBe('Nuñez')
      expect(first.page.querySelector('#onlyOneSurname')?.hasAttribute('checked')).toBe(true)

      const typed = { reference: '404040', firstSurname: 'Nuñez', onlyOneSurname: 'si', meter: '77' }
      const again = await submit(app(sql), paths.registrationPerson, typed, { as: cookie })
      const second = await visit(app(sql), paths.registrationUser, { as: again.cookie })
      expect(second.page.querySelector('#username')?.getAttribute('value')).toBe('a b')
      expect(second.page.querySelector('#email')?.getAttribute('value')).toBe('sin-arroba')
    }),
  )
})

describe('the third step of a registration', () => {
  it(
    'sends the mail again, three times an hour',
    withDatabase(async (sql) => {
      const cookie = await proved(sql)
      await submit(app(sql), paths.registrationUser, chosen, { as: cookie })
      for (const _ of [1, 2, 3]) {
        const { location } = await submit(app(sql), paths.registrationSent, {}, { as: cookie })
        expect((await visit(app(sql), location!, { as: cookie })).text).toContain('Lo enviamos otra vez')
      }
      const { response, text } = await submit(app(sql), paths.registrationSent, {}, { as: cookie })
      expect(response.status).toBe(429)
      expect(text).toContain('Puedes pedirlo de nuevo en 60 minutos')
      expect(await sql`select 1 from mails where kind = 'activation'`).toHaveLength(4)
    }),
  )

  it(
    'lets a mistyped address be corrected: the wrong one is forgotten, and its link no longer serves',
    withDatabase(async (sql) => {
      const cookie = await proved(sql)
      await submit(app(sql), paths.registrationUser, chosen, { as: cookie })
      const [wrong] = await sql`select facts from mails where kind = 'activation'`

      const right = { ...chosen, email: 'ana@correo.com.mx', emailAgain: 'ana@correo.com.mx' }
      const { location } = await submit(app(sql), paths.registrationUser, right, { as: cookie })
      expect((await visit(app(sql), location!, { as: cookie })).text).toContain('ana@correo.com.mx')
      expect(await sql`select 1 from accounts where email = 'ana@correo.mx'`).toHaveLength(0)
      expect((await visit(app(sql), wrong!.facts.link)).text).toContain('Este enlace ya no sirve')
      const accesses = await sql`
        select p.email from access a join accounts p on p.id = a.account_id where a.ended_at is null
      `
      expect(accesses.map(({ email }) => email)).toEqual(['ana@correo.com.mx'])

      const other = await submit(app(sql), paths.registrationUser, { ...right, username: 'anita' }, { as: cookie })
      expect(other.location).toBe(paths.registrationSent)
      const names = await sql`select username from accounts where email = 'ana@correo.com.mx'`
      expect(names.map(({ username }) => username)).toEqual(['anita'])
    }),
  )

  it(
    'is nobody’s who has not registered',
    withDatabase(async (sql) => {
      expect((await visit(app(sql), paths.registrationSent)).response.status).toBe(303)
      expect((await submit(app(sql), paths.registrationSent, {})).response.status).toBe(303)
      expect(await sql`select 1 from mails`).toHaveLength(0)
    }),
  )
})
