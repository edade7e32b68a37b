import { describe, expect, it } from 'vitest'
import { submit, visit } from '../../test/browser.ts'
import { aContract, anInvoice } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { paths } from '../paths.ts'
import { forgetOldDrafts } from './commands.ts'

const app = (sql: Sql) => createApp(testServices(sql))
const ana = { reference: '404040', firstSurname: 'Núñez', secondSurname: 'De la Peña', meter: '404404404', invoice: '' }
const anasContract = (sql: Sql) => aContract(sql, { number: '404040', meter: '404404404' })
const office = { reference: '505.050', company: 'aguas y jardines del bajio', meter: 'a12b345678', invoice: '' }
const officesContract = (sql: Sql) =>
  aContract(sql, { number: '505050', meter: 'A12B345678', company: 'Aguas y Jardines del Bajío, S.A. de C.V.' })
const noMatch = 'Los datos no coinciden con ningún contrato. Cópialos como aparecen en tu recibo.'

describe('choosing how to register', () => {
  it(
    'offers the two kinds, and each leads to the other',
    withDatabase(async (sql) => {
      const { page } = await visit(app(sql), paths.registration)
      const links = page.querySelectorAll('main a').map((link) => link.getAttribute('href'))
      expect(links).toEqual(expect.arrayContaining([paths.registrationPerson, paths.registrationCompany]))

      const person = await visit(app(sql), paths.registrationPerson)
      expect(person.page.querySelector('h1')?.text).toBe('Registro particular')
      expect(person.page.querySelector(`main a[href="${paths.registrationCompany}"]`)?.text).toBe('Registro empresa')
      const company = await visit(app(sql), paths.registrationCompany)
      expect(company.page.querySelector('h1')?.text).toBe('Registro empresa')
      expect(company.page.querySelector(`main a[href="${paths.registrationPerson}"]`)?.text).toBe('Registro particular')
    }),
  )
})

describe('the first step of a registration', () => {
  it(
    'says what the manual says, with the receipt described in words',
    withDatabase(async (sql) => {
      const { page, text } = await visit(app(sql), paths.registrationPerson)
      expect(text).toContain('Los campos marcados con * son obligatorios')
      expect(text).toContain(
        'El dato "referencia" puede encontrarlo en su factura en la ubicación indicada en amarillo en la siguiente imagen.',
      )
      expect(text).toContain(
        `El responsable del tratamiento de sus datos es ${testServices(sql).profile.name}. Sus datos serán tratados con la finalidad de gestionar la petición contenida en el formulario. Puede acceder a sus datos, solicitar que se modifiquen o supriman, pedir que limitemos el tratamiento, ejercer el derecho a la portabilidad, u oponerse al tratamiento en determinados supuestos, en la forma que explicamos en la Política de Privacidad, a través del contacto de nuestra web.`,
      )
      const linkOf = (words: string) => page.querySelectorAll('form a').find((link) => link.text === words)
      expect(linkOf('Política de Privacidad')?.getAttribute('href')).toBe(paths.privacy)
      expect(linkOf('contacto')?.getAttribute('href')).toBe(paths.contactUs)

      const steps = page.querySelectorAll('ol.steps li')
      expect(steps.map((step) => step.text.trim())).toEqual(['Datos del cliente', 'Datos del usuario', 'Enviar'])
      expect(steps.map((step) => step.getAttribute('aria-current'))).toEqual(['step', undefined, undefined])

      const drawing = page.querySelector('svg[role=img]')!
      expect(drawing.querySelector('desc')?.text).toContain('marcada en amarillo')
      expect(drawing.querySelector('.spot')).toBeTruthy()
      const labels = page.querySelectorAll('main label').map((label) => label.text.replace('*', '').trim())
      const names = [
        drawing.querySelector('title')!.text,
        ...page.querySelectorAll('[aria-label]').map((named) => named.getAttribute('aria-label')!),
      ]
      for (const label of labels) expect(names.join('|').toLowerCase()).not.toContain(label.toLowerCase())
      expect(labels.filter((label) => /apellido materno/i.test(label))).toHaveLength(1)
    }),
  )

  it(
    'takes a person by reference, surnames and meter, however they are typed',
    withDatabase(async (sql) => {
      await anasContract(sql)
      const typed = { reference: ' 404.040 ', firstSurname: 'NUNEZ', secondSurname: 'de la pena', meter: '404 404 404' }
      const { response, location, cookie } = await submit(app(sql), paths.registrationPerson, typed)
      expect([response.status, location]).toEqual([303, paths.registrationUser])
      expect(response.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Lax/)
      expect((await visit(app(sql), paths.registrationUser, { as: cookie })).page.querySelector('h1')?.text).toBe(
        'Registro usuario',
      )
    }),
  )

  it(
    'takes a company with or without its legal form',
    withDatabase(async (sql) => {
      await officesContract(sql)
      for (const company of [office.company, 'AGUAS Y JARDINES DEL BAJÍO SA DE CV']) {
        const { location } = await submit(app(sql), paths.registrationCompany, { ...office, company })
        expect(location).toBe(paths.registrationUser)
      }
    }),
  )

  it(
    'takes a holder with one surname who says so, and asks those who say nothing',
    withDatabase(async (sql) => {
      await aContract(sql, { number: '700700', meter: 'K1', surnames: ["O'Connor"] })
      const emily = { reference: '700700', firstSurname: 'oconnor', secondSurname: '', meter: 'K1' }
      const silent = await submit(app(sql), paths.registrationPerson, emily)
      expect(silent.response.status).toBe(422)
      expect(silent.page.querySelector('#secondSurname-error')?.text).toContain('un solo apellido')
      const { location } = await submit(app(sql), paths.registrationPerson, { ...emily, onlyOneSurname: 'si' })
      expect(location).toBe(paths.registrationUser)
      const both = await submit(app(sql), paths.registrationPerson, { ...ana, onlyOneSurname: 'si' })
      expect(both.page.querySelector('#secondSurname-error')).toBeTruthy()
    }),
  )

  it(
    'does not let a holder with two surnames pass with one',
    withDatabase(async (sql) => {
      await anasContract(sql)
      const { text } = await submit(app(sql), paths.registrationPerson, {
        ...ana,
        secondSurname: '',
        onlyOneSurname: 'si',
      })
      expect(text).toContain(noMatch)
    }),
  )

  it(
    'takes the number of an invoice for a contract that has no meter, and only for such a one',
    withDatabase(async (sql) => {
      const contract = await aContract(sql, { number: '800800', meter: null })
      await anInvoice(sql, { contract, number: 'IN 000120210100053772' })
      const proof = { ...ana, reference: '800800', meter: '' }
      const given = await submit(app(sql), paths.registrationPerson, { ...proof, invoice: '000120210100053772' })
      expect(given.location).toBe(paths.registrationUser)
      const [draft] = await sql`select proof from registration_drafts`
      expect(draft?.proof).toBe('invoice')

      const metered = await anasContract(sql)
      await anInvoice(sql, { contract: metered, number: 'IN 000120210100059999' })
      const refused = await submit(app(sql), paths.registrationPerson, {
        ...ana,
        meter: '',
        invoice: 'IN 000120210100059999',
      })
      expect(refused.text).toContain(noMatch)
      expect(refused.page.querySelector('details')?.hasAttribute('open')).toBe(true)
    }),
  )

  it(
    'asks for everything that is missing at once, beside each field',
    withDatabase(async (sql) => {
      const { response, page } = await submit(app(sql), paths.registrationPerson, {})
      expect(response.status).toBe(422)
      const led = page.querySelectorAll('.error-summary a').map((link) => link.getAttribute('href'))
      expect(led).toEqual(['#reference', '#firstSurname', '#secondSurname', '#meter'])
      expect(page.querySelectorAll('[aria-invalid=true]')).toHaveLength(4)
    }),
  )

  it.each(['ended', 'void'])('does not take a contract that is %s', (status) =>
    withDatabase(async (sql) => {
      const contract = await anasContract(sql)
      await sql`update contracts set status = ${status} where id = ${contract}`
      expect((await submit(app(sql), paths.registrationPerson, ana)).text).toContain(noMatch)
    })(),
  )

  it(
    'keeps what fits when the kind is changed, and everything when one comes back',
    withDatabase(async (sql) => {
      const wrong = await submit(app(sql), paths.registrationPerson, ana)
      const company = await visit(app(sql), paths.registrationCompany, { as: wrong.cookie })
      const typedIn = (name: string, { page }: typeof company) => page.querySelector(`#${name}`)?.getAttribute('value')
      expect([typedIn('reference', company), typedIn('meter', company)]).toEqual([ana.reference, ana.meter])
      const person = await visit(app(sql), paths.registrationPerson, { as: wrong.cookie })
      expect(typedIn('secondSurname', person)).toBe(ana.secondSurname)
    }),
  )

  it(
    'forgets what was typed after an hour, and says so',
    withDatabase(async (sql) => {
      const contract = await anasContract(sql)
      const { cookie } = await submit(app(sql), paths.registrationPerson, ana)
      await sql`update registration_drafts set expires_at = now() - interval '1 second' where contract_id = ${contract}`
      const { location } = await visit(app(sql), paths.registrationUser, { as: cookie })
      const { text } = await visit(app(sql), location!, { as: cookie })
      expect(text).toContain('Por seguridad guardamos una hora lo que escribes')

      await submit(app(sql), paths.registrationPerson, ana)
      await forgetOldDrafts(sql)
      expect(await sql`select 1 from registration_drafts where contract_id = ${contract}`).toHaveLength(1)
    }),
  )

  it(
    'lets nobody reach the second step without a proof',
    withDatabase(async (sql) => {
      expect((await visit(app(sql), paths.registrationUser)).response.status).toBe(303)
      const { cookie } = await submit(app(sql), paths.registrationPerson, ana)
      expect((await visit(app(sql), paths.registrationUser, { as: cookie })).location).toBe(paths.registration)
      const user = { username: 'ana', email: 'a@correo.mx', emailAgain: 'a@correo.mx', terms: 'si' }
      await submit(app(sql), paths.registrationUser, user, { as: cookie })
      expect(await sql`select 1 from accounts where username = 'ana'`).toHaveLength(0)
    }),
  )
})

describe('wrong data', () => {
  it(
    'bring back the same page as typed, and one message that tells nothing',
    withDatabase(async (sql) => {
      await anasContract(sql)
      const { response, page } = await submit(app(sql), paths.registrationPerson, { ...ana, meter: '1' })
      expect(response.status).toBe(422)
      expect(page.querySelector('.error-summary')?.text).toContain(noMatch)
      expect(page.querySelectorAll('[aria-invalid]')).toHaveLength(0)
      for (const [name, value] of Object.entries({ ...ana, meter: '1', invoice: '' })) {
        expect(page.querySelector(`#${name}`)?.getAttribute('value')).toBe(value)
      }
    }),
  )

  it(
    'read the same to the byte, whatever was wrong',
    withDatabase(async (sql) => {
      const contract = await anasContract(sql)
      const bodyFor = async (changes: Partial<typeof ana>, from: string) => {
        const typed = { ...ana, ...changes }
        const { response } = await submit(app(sql), paths.registrationPerson, typed, { from })
        const body = await response.text()
        return Object.values(typed)
          .filter(Boolean)
          .reduce((text, value) => text.replaceAll(`value="${value}"`, 'value=""'), body)
      }
      const unknown = await bodyFor({ reference: '999999' }, '192.0.2.1')
      expect(await bodyFor({ firstSurname: 'Lopez' }, '192.0.2.2')).toBe(unknown)
      expect(await bodyFor({ secondSurname: 'Lopez' }, '192.0.2.3')).toBe(unknown)
      expect(await bodyFor({ meter: '404404405' }, '192.0.2.4')).toBe(unknown)
      await sql`update contracts set status = 'ended' where id = ${contract}`
      expect(await bodyFor({}, '192.0.2.5')).toBe(unknown)
    }),
  )

  it(
    'may be tried five times from one place; then one waits, in whichever process, and nothing typed is lost',
    withDatabase(async (sql) => {
      await anasContract(sql)
      const offices = [app(sql), app(sql)]
      const wrong = { ...ana, meter: 'otro' }
      const from = '2001:db8:1:2::7'
      for (const attempt of [0, 1, 2, 3, 4]) {
        const { response } = await submit(offices[attempt % 2]!, paths.registrationPerson, wrong, { from })
        expect(response.status).toBe(422)
      }
      const sameNetwork = { from: '2001:db8:1:2:ffff::1' }
      const { response, page, text } = await submit(offices[1]!, paths.registrationPerson, ana, sameNetwork)
      expect(response.status).toBe(429)
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(800)
      expect(text).toMatch(/Vuelve a intentarlo en 15 minutos/)
      expect(page.querySelector('#meter')?.getAttribute('value')).toBe(ana.meter)

      const elsewhere = await submit(offices[0]!, paths.registrationPerson, ana, { from: '2001:db8:1:3::7' })
      expect(elsewhere.location).toBe(paths.registrationUser)
    }),
  )

  it(
    'count only when they are wrong and whole',
    withDatabase(async (sql) => {
      await anasContract(sql)
      for (let attempt = 0; attempt < 7; attempt++) {
        expect((await submit(app(sql), paths.registrationPerson, ana)).location).toBe(paths.registrationUser)
        await submit(app(sql), paths.registrationPerson, { ...ana, meter: '' })
      }
    }),
  )

  it(
    'slow a contract down after ten tries in a day, without ever locking its owner out',
    withDatabase(async (sql) => {
      await anasContract(sql)
      for (let attempt = 0; attempt < 11; attempt++) {
        const from = `198.51.100.${attempt}`
        await submit(app(sql), paths.registrationPerson, { ...ana, meter: 'otro' }, { from })
      }
      const before = performance.now()
      const owner = await submit(app(sql), paths.registrationPerson, ana, { from: '203.0.113.9' })
      expect(performance.now() - before).toBeGreaterThan(1900)
      expect(owner.location).toBe(paths.registrationUser)

      const sooner = performance.now()
      await submit(app(sql), paths.registrationPerson, { ...ana, reference: '111111' }, { from: '203.0.113.10' })
      expect(performance.now() - sooner).toBeLessThan(900)
    }),
  )
})
