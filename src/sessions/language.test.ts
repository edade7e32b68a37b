import { describe, expect, it } from 'vitest'
import { aRequest, operatorSays } from '../../test/a-request.ts'
import { atTheDesk } from '../../test/an-operator.ts'
import { submit, visit } from '../../test/browser.ts'
import { aContract, anAccount, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { hashPassword } from '../lib/passwords.ts'
import { aroundOf } from '../notifications/around.ts'
import { newestMails } from '../notifications/queries.ts'
import { mailText } from '../notifications/render.tsx'
import { mailOf } from '../notifications/templates.ts'
import { deskPaths, paths } from '../paths.ts'
import { readProfile } from '../web/profile.ts'

const office = (sql: Sql) => createApp(testServices(sql))
const reading = (language: string, cookie = '') => ({
  headers: { 'accept-language': language, ...(cookie && { cookie }) },
})
const languageOf = async (sql: Sql, path: string, visitor: Parameters<typeof visit>[2]) =>
  (await visit(office(sql), path, visitor)).page.querySelector('html')!.getAttribute('lang')

/** The latest mail as its reader gets it. */
async function latestMail(sql: Sql) {
  const profile = readProfile('demo')
  const [kept] = await newestMails(sql)
  const around = aroundOf(profile, kept!.language)
  const mail = mailOf(kept!, around)
  return { subject: mail.subject, text: mailText(mail, { words: around.words, profile, baseUrl: '' }) }
}

describe('whoever comes for the first time', () => {
  it(
    'reads the language that their browser asks for, and Spanish where there is none of them',
    withDatabase(async (sql) => {
      const { response, page, text } = await visit(office(sql), paths.home, reading('fr;q=0.9, en-US;q=0.8, es;q=0.1'))
      expect(page.querySelector('html')?.getAttribute('lang')).toBe('en')
      expect(response.headers.get('content-language')).toBe('en')
      expect(response.headers.get('vary')).toBe('Accept-Language, Cookie, Accept-Encoding')
      expect(text).toContain('Your water, with clear accounts.')
      expect(text).not.toMatch(/[¿¡«»]|Contraseña/)
      expect(await languageOf(sql, paths.home, reading('de'))).toBe('es-MX')
      expect(await languageOf(sql, paths.home, {})).toBe('es-MX')
    }),
  )

  it(
    'is told in it also that a page is not there',
    withDatabase(async (sql) => {
      const { response, page } = await visit(office(sql), '/nothing', reading('en'))
      expect([response.status, page.querySelector('html')?.getAttribute('lang')]).toEqual([404, 'en'])
    }),
  )

  it(
    'gets files that are the same in every language without a word about it',
    withDatabase(async (sql) => {
      const { response } = await visit(office(sql), paths.icon, reading('en'))
      expect([response.headers.get('vary'), response.headers.get('content-language')]).toEqual([null, null])
    }),
  )
})

describe('a legal text', () => {
  const withProfile = (sql: Sql, name: string) => createApp(testServices(sql, { profile: readProfile(name) }))

  it(
    'is a courtesy in English, or in Spanish and says so, and it is the Spanish one that binds',
    withDatabase(async (sql) => {
      const translated = await visit(withProfile(sql, 'demo'), paths.privacy, reading('en'))
      expect(translated.text).toContain('Who is responsible for your data')
      expect(translated.text).toContain('the Spanish text is the binding one')
      const { page, text } = await visit(withProfile(sql, 'cea-queretaro'), paths.privacy, reading('en'))
      expect(text).toContain('available in Spanish only')
      expect(page.querySelector('article')?.getAttribute('lang')).toBe('es-MX')
      const { text: inSpanish } = await visit(withProfile(sql, 'demo'), paths.privacy)
      expect(inSpanish).not.toContain('obliga.')
    }),
  )
})

describe('a form in English', () => {
  it(
    'sends what was chosen as the utility calls it, and shows it to whoever asked in English',
    withDatabase(async (sql) => {
      const address = paths.guestRequest('fuga-en-la-calle')
      const { page } = await visit(office(sql), address, reading('en'))
      const options = page.querySelectorAll('select[name=size] option').slice(1)
      expect(options[1]!.text).toBe('It runs down the street')
      const sent = { key: crypto.randomUUID(), nombre: 'Lou', email: 'lou@example.com', mensaje: 'Here' }
      const size = options[1]!.getAttribute('value')!
      const { location } = await submit(office(sql), address, { ...sent, address: 'Reforma 1', size }, reading('en'))
      expect(await sql`select answers ->> 'size' as size from requests`).toEqual([{ size: 'Corre por la calle' }])
      expect((await visit(office(sql), location!, reading('en'))).text).toContain('Water leak in the street')
    }),
  )
})

describe('the switch', () => {
  it(
    'is called by the name of the other language, and leads back to the page it is on',
    withDatabase(async (sql) => {
      const address = `${paths.signIn}?ir=${encodeURIComponent(paths.invoices)}`
      const { page } = await visit(office(sql), address)
      const [form] = page.querySelectorAll(`form[action="${paths.language}"]`)
      const button = form!.querySelector('button')!
      expect([button.text.trim(), button.getAttribute('lang')]).toEqual(['English', 'en'])
      const sent = await submit(office(sql), paths.language, {
        volver: form!.querySelector('[name=volver]')!.getAttribute('value')!.replaceAll('&amp;', '&'),
        idioma: button.getAttribute('value')!,
      })
      expect([sent.response.status, sent.location]).toEqual([303, address])
      const after = await visit(office(sql), address, reading('es', sent.cookie))
      expect(after.page.querySelector('html')?.getAttribute('lang')).toBe('en')
      expect(after.page.querySelector(`form[action="${paths.language}"] button`)?.text.trim()).toBe('Español')
    }),
  )

  it(
    'leads to no other site, and knows no other language',
    withDatabase(async (sql) => {
      for (const volver of ['//evil.example', 'https://evil.example/', '/\\evil.example', '']) {
        expect((await submit(office(sql), paths.language, { volver, idioma: 'en' })).location).toBe(paths.home)
      }
      const unknown = await submit(office(sql), paths.language, { volver: paths.contact, idioma: 'xx' })
      expect([unknown.location, unknown.cookie]).toEqual([paths.contact, ''])
    }),
  )

  it(
    'leads from a form that came back with what is wrong to the form',
    withDatabase(async (sql) => {
      const { page } = await submit(
        office(sql),
        paths.signIn,
        { username: '', password: '' },
        { headers: { referer: `http://x${paths.signIn}` } },
      )
      expect(page.querySelector('[name=volver]')?.getAttribute('value')).toBe(paths.signIn)
    }),
  )
})

describe('the language of somebody with an account', () => {
  const password = 'agua clara 22'
  const ana = async (sql: Sql) =>
    anAccount(sql, { username: 'ana', email: 'ana@example.com', passwordHash: await hashPassword(password) })
  const signedIn = (sql: Sql, cookie = '') =>
    submit(office(sql), paths.signIn, { username: 'ana', password }, { headers: { ...(cookie && { cookie }) } })

  it(
    'is theirs in every browser once they have chosen it, whatever that browser asks for',
    withDatabase(async (sql) => {
      const as = await aSession(sql, await ana(sql))
      await submit(office(sql), paths.language, { volver: paths.contracts, idioma: 'en' }, { as })
      await submit(office(sql), paths.signOut, {}, { as })

      const elsewhere = await signedIn(sql)
      expect(await languageOf(sql, paths.contracts, reading('es', elsewhere.cookie))).toBe('en')
      // Where nobody asks who it is, that browser knows by then.
      expect(await languageOf(sql, '/nothing', reading('es', elsewhere.cookie))).toBe('en')
    }),
  )

  it(
    'is what they chose, or their browser asked for, when they signed in, unless they had chosen before',
    withDatabase(async (sql) => {
      const account = await ana(sql)
      await signedIn(sql, 'idioma=en')
      const kept = () => sql`select language from accounts where id = ${account}`
      expect(await kept()).toEqual([{ language: 'en' }])
      await signedIn(sql, 'idioma=es-MX')
      expect(await kept()).toEqual([{ language: 'en' }])
      await sql`update accounts set language = null`
      await signedIn(sql)
      expect(await kept()).toEqual([{ language: null }])
      await submit(office(sql), paths.signIn, { username: 'ana', password }, reading('en-GB'))
      expect(await kept()).toEqual([{ language: 'en' }])
    }),
  )

  it(
    'is that of their mails, and of the titles in them, also when the desk writes in Spanish',
    withDatabase(async (sql) => {
      const account = await ana(sql)
      await sql`update accounts set language = 'en' where id = ${account}`
      const folio = await aRequest(sql, { account, kind: 'recibo-no-entregado' })
      await operatorSays(sql, folio, { said: 'answered', text: 'Ya va en camino.', evidence: null })
      const { text } = await latestMail(sql)
      expect(text).toContain('Bill not delivered')
      expect(text).toContain('> Ya va en camino.')
      expect(text).not.toMatch(/gestión|Recibo no entregado/)
    }),
  )
})

describe('the language of somebody without an account', () => {
  it(
    'is that in which they asked, in each mail about it',
    withDatabase(async (sql) => {
      const fields = { nombre: 'Lou', email: 'lou@example.com', mensaje: 'No water', key: crypto.randomUUID() }
      await submit(office(sql), paths.guestRequest('consulta-general'), fields, reading('en'))
      expect((await latestMail(sql)).text).toContain('General question')
      const [request] = await sql<{ folio: string }[]>`select folio from requests`
      await operatorSays(sql, request!.folio, { said: 'asked', text: '¿Qué calle?' })
      expect((await latestMail(sql)).text).toContain('General question')
      await aRequest(sql, { email: 'otro@example.com' })
      expect((await latestMail(sql)).text).toContain('Consulta general')
    }),
  )

  it(
    'is that of the account they open, and of its activation mail',
    withDatabase(async (sql) => {
      await aContract(sql, { number: '404040', meter: '77', givenName: 'ANA', surnames: ['NÚÑEZ'] })
      const typed = { reference: '404040', firstSurname: 'Nuñez', onlyOneSurname: 'si', meter: '77' }
      const { cookie } = await submit(office(sql), paths.registrationPerson, typed, reading('en'))
      const user = { username: 'ana', email: 'ana@correo.mx', emailAgain: 'ana@correo.mx', terms: 'si' }
      await submit(office(sql), paths.registrationUser, user, reading('en', cookie))
      expect(await sql`select language from accounts`).toEqual([{ language: 'en' }])
      const { subject } = await latestMail(sql)
      expect(subject).toMatch(/[Aa]ctivate/)
    }),
  )
})

describe('the language of an operator', () => {
  it(
    'is theirs at the desk, and nothing else of the desk changes',
    withDatabase(async (sql) => {
      const { as, operatorId } = await atTheDesk(sql)
      const sent = await submit(office(sql), deskPaths.language, { volver: '/mesa/cuentas', idioma: 'en' }, { as })
      expect(sent.location).toBe('/mesa/cuentas')
      expect(await sql`select language from operators where id = ${operatorId}`).toEqual([{ language: 'en' }])
      expect(await languageOf(sql, deskPaths.inbox, reading('es', as))).toBe('en')
      const away = await submit(office(sql), deskPaths.language, { volver: paths.contracts, idioma: 'en' }, { as })
      expect(away.location).toBe(deskPaths.inbox)
    }),
  )
})
