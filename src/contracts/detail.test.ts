import { describe, expect, it } from 'vitest'
import { submit, visit } from '../../test/browser.ts'
import { aContract, anAccess, anAccount, anInvoice, aReading, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { about, paths } from '../paths.ts'

const office = (sql: Sql) => createApp(testServices(sql))
const page404040 = paths.contract('404040')

async function ana(sql: Sql, facts: Parameters<typeof aContract>[1] = {}) {
  const account = await anAccount(sql, { email: 'ana@example.com' })
  const contract = await aContract(sql, { account, number: '404040', ...facts })
  return { account, contract, as: await aSession(sql, account) }
}

const mailsTo = async (sql: Sql) =>
  (
    await sql<{ toAddress: string }[]>`select to_address from mails where kind = 'contact-changed' order by to_address`
  ).map(({ toAddress }) => toAddress)

describe('the detail of a contract', () => {
  it(
    'shows what the receipt prints',
    withDatabase(async (sql) => {
      const { contract, as } = await ana(sql, { meter: 'A-77', alias: 'Mi casa', surnames: ['López', 'Aguilar'] })
      await sql`
        update contracts set location = '111-22222/99', administration = 'QUERETARO', billing_group = 'M05',
          digital_invoice = true where id = ${contract}
      `
      const invoice = await anInvoice(sql, { contract, number: 'IN 000120210200053772', consumption: 14 })
      await sql`
        update invoices set current_reading = 1359, current_read_on = '2021-01-26', previous_reading = 1345,
          previous_read_on = '2020-12-28', average_consumption = 14.5 where id = ${invoice}
      `
      const { text, page } = await visit(office(sql), page404040, { as })

      expect(page.querySelector('h1')?.text).toBe('Mi casa')
      const facts = Object.fromEntries(
        page
          .querySelectorAll('dl > div')
          .map((fact) => [fact.querySelector('dt')!.firstChild!.text.trim(), fact.querySelector('dd')!.text.trim()]),
      )
      expect(facts).toMatchObject({
        Referencia: '404040',
        'No. de medidor': 'A-77',
        Localización: '111-22222/99',
        Unidades: '1',
        Administración: 'QUERETARO',
        Grupo: 'M05',
        'Tipo de tarifa': 'DOMESTICO MEDIO',
        'Fecha de contratación': '1 jun 1995',
        'Lectura actual': '1359',
        'Fecha actual': '26 ene 2021',
        'Lectura anterior': '1345',
        'Fecha anterior': '28 dic 2020',
        Consumo: '14 m³',
        'Consumo promedio': '14.5 m³',
        'No. de factura': 'IN 000120210200053772',
        Facturación: '2 / 2021',
        Nombre: 'Ana López Aguilar',
        'Factura digital': 'Sí',
        'Domiciliación del pago': 'No',
      })
      expect(text).toMatch(/VENCIDA/)
      expect(page.querySelector(`main a[href="${about(paths.invoices, '404040')}"]`)?.text.trim()).toBe('Ver facturas')
      expect(page.querySelector(`main a[href="${about(paths.consumption, '404040')}"]`)?.text.trim()).toBe(
        'Ver consumos',
      )
      expect(page.querySelector(`main a[href="${paths.contractAccess('404040')}"]`)).toBeTruthy()
    }),
  )

  it(
    'shows the readings of the meter where the invoice prints none, and says what there is not',
    withDatabase(async (sql) => {
      const { contract, as } = await ana(sql, { meter: null, company: 'CONDOMINIO EL ÁLAMO S.A. DE C.V.' })
      const bare = await visit(office(sql), page404040, { as })
      expect(bare.text).toMatch(/Aún no hay lecturas/)
      expect(bare.text).toMatch(/Nombre CONDOMINIO EL ÁLAMO S\.A\. DE C\.V\./)
      await aReading(sql, { contract, readOn: '2021-01-26', value: 1359 })
      const { text } = await visit(office(sql), page404040, { as })
      expect(text).toMatch(/Lectura actual ?1359/)
      expect(text).toMatch(/Sin medidor/)
    }),
  )

  it(
    "answers another account's contract like one that does not exist",
    withDatabase(async (sql) => {
      const { as } = await ana(sql)
      await aContract(sql, { account: await anAccount(sql), number: '505050' })
      for (const number of ['505050', '999999']) {
        expect((await visit(office(sql), paths.contract(number), { as })).response.status).toBe(404)
        const alias = await submit(office(sql), paths.contractAlias(number), { alias: 'Mía' }, { as })
        expect(alias.response.status).toBe(404)
        const contact = await submit(office(sql), paths.contractContact(number), { email: '', telefono: '' }, { as })
        expect(contact.response.status).toBe(404)
      }
    }),
  )

  it(
    'takes the number as the receipt prints it, with dots',
    withDatabase(async (sql) => {
      const { as } = await ana(sql)
      expect((await visit(office(sql), paths.contract('404.040'), { as })).response.status).toBe(200)
    }),
  )
})

describe('the name of a contract', () => {
  it(
    'is changed and taken away, and stays its owner’s alone',
    withDatabase(async (sql) => {
      const { contract, as } = await ana(sql)
      const luis = await anAccount(sql)
      await anAccess(sql, { account: luis, contract })

      const saved = await submit(office(sql), paths.contractAlias('404040'), { alias: '  Casa   de mamá ' }, { as })
      expect(saved.response.status).toBe(303)
      const { text, page } = await visit(office(sql), saved.location!, { as })
      expect(page.querySelector('h1')?.text).toBe('Casa de mamá')
      expect(text).toMatch(/guardamos el nombre/)
      expect(text).toMatch(/Nombre Antes: Vacío Después: Casa de mamá Tú/)

      const other = await visit(office(sql), page404040, { as: await aSession(sql, luis) })
      expect(other.text).not.toMatch(/Casa de mamá/)

      await submit(office(sql), paths.contractAlias('404040'), { alias: '' }, { as })
      expect((await visit(office(sql), page404040, { as })).page.querySelector('h1')?.text).toBe('Contrato 404040')
    }),
  )

  it(
    'may have 60 letters, and not 61',
    withDatabase(async (sql) => {
      const { as } = await ana(sql)
      const long = await submit(office(sql), paths.contractAlias('404040'), { alias: 'ñ'.repeat(61) }, { as })
      expect(long.response.status).toBe(422)
      expect(long.page.querySelector('#alias')?.getAttribute('value')).toBe('ñ'.repeat(61))
      expect(long.page.querySelector('#alias-error')?.text).toMatch(/hasta 60 letras/)
      const fits = await submit(office(sql), paths.contractAlias('404040'), { alias: 'ñ'.repeat(60) }, { as })
      expect(fits.response.status).toBe(303)
    }),
  )
})

describe('the contact data of a contract', () => {
  const change = (sql: Sql, as: string, email: string, telefono = '') =>
    submit(office(sql), paths.contractContact('404040'), { email, telefono }, { as })
  const shown = async (sql: Sql, as: string) =>
    (await visit(office(sql), page404040, { as })).page.querySelector('#email')?.getAttribute('value')

  it(
    'is changed, recorded, and told to everybody with access and to the address that was there',
    withDatabase(async (sql) => {
      const { contract, as } = await ana(sql, { email: 'antes@example.com' })
      const luis = await anAccount(sql, { email: 'luis@example.com' })
      await anAccess(sql, { account: luis, contract })

      const { response } = await change(sql, as, 'nueva@example.com', '442 123 4567')

      expect(response.status).toBe(303)
      expect(await shown(sql, as)).toBe('nueva@example.com')
      expect([...new Set(await mailsTo(sql))]).toEqual(['ana@example.com', 'antes@example.com', 'luis@example.com'])
      const [mail] = await sql<{ facts: object }[]>`select facts from mails where facts->>'field' = 'email' limit 1`
      expect(mail!.facts).toMatchObject({ before: 'a•••@example.com', after: 'n•••@example.com' })

      const seen = await visit(office(sql), page404040, { as: await aSession(sql, luis) })
      expect(seen.text).toMatch(/Email Antes: antes@example.com Después: nueva@example.com Otra persona con acceso/)
      expect(seen.text).not.toMatch(/ana@example\.com/)
    }),
  )

  it(
    'records and tells nothing when nothing changed',
    withDatabase(async (sql) => {
      const { as } = await ana(sql, { email: 'antes@example.com' })
      expect((await change(sql, as, ' antes@example.com ')).response.status).toBe(303)
      expect(await mailsTo(sql)).toEqual([])
    }),
  )

  it(
    'counts until the feed brings a value of its own',
    withDatabase(async (sql) => {
      const { contract, as } = await ana(sql, { email: 'antes@example.com' })
      const feedBrings = (email: string | null) => sql`update contracts set email = ${email} where id = ${contract}`
      await change(sql, as, 'una@example.com')
      await change(sql, as, 'otra@example.com')

      await feedBrings('antes@example.com')
      expect(await shown(sql, as)).toBe('otra@example.com')
      await feedBrings('una@example.com')
      expect(await shown(sql, as)).toBe('otra@example.com')
      await feedBrings('otra@example.com')
      expect(await shown(sql, as)).toBe('otra@example.com')
      await feedBrings('oficina@example.com')
      expect(await shown(sql, as)).toBe('oficina@example.com')
    }),
  )

  it(
    'may be taken away, and then stays away',
    withDatabase(async (sql) => {
      const { as } = await ana(sql, { email: 'antes@example.com' })
      await change(sql, as, '')
      expect(await shown(sql, as)).toBe('')
    }),
  )

  it(
    'says what to do when it makes no sense, and keeps what was typed',
    withDatabase(async (sql) => {
      const { as } = await ana(sql)
      const { response, page } = await change(sql, as, 'maria.correo.mx', '12345')
      expect(response.status).toBe(422)
      expect(page.querySelector('#email')?.getAttribute('value')).toBe('maria.correo.mx')
      expect(page.querySelector('#email-error')?.text).toMatch(/Falta la arroba/)
      expect(page.querySelector('#telefono-error')?.text).toMatch(/diez números/)
      expect((await change(sql, as, 'maria@correo')).response.status).toBe(422)
      expect((await change(sql, as, '', '(442) 123-45-67')).response.status).toBe(303)
    }),
  )
})
