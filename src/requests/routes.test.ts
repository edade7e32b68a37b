import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { submit, visit } from '../../test/browser.ts'
import { aContract, anAccount, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { paths } from '../paths.ts'

const app = (sql: Sql) => createApp(testServices(sql))
const kinds = [
  'Consulta general',
  'Recibo no entregado',
  'Aclaración de pagos no aplicados',
  'Aclaraciones altos consumos',
  'Sugerencia / Opinión / Otro',
  'Incidencia oficina virtual',
]
const guest = () => ({
  key: randomUUID(),
  nombre: 'Luis Ñáñez',
  email: 'luis@example.com',
  mensaje: 'No llegó mi recibo',
})
const mailsTo = (sql: Sql, to: string) =>
  sql<{ facts: { folio: string } }[]>`select facts from mails where to_address = ${to}`

describe('Vías de contacto', () => {
  it(
    'offers a stranger the six forms of the manual, and then the utility’s own',
    withDatabase(async (sql) => {
      const { page, text } = await visit(app(sql), paths.contact)
      expect(text).toContain('Contacta con nosotros')
      const offered = page.querySelectorAll('.ways a').map((link) => link.text.trim())
      expect(offered.slice(0, 6)).toEqual(kinds)
      expect(offered.length).toBeGreaterThan(20)
      for (const link of page.querySelectorAll('.ways a')) {
        const { response } = await visit(app(sql), link.getAttribute('href')!)
        expect(response.status).toBe(200)
      }
    }),
  )

  it(
    'gives a folio on the page and by mail, and keeps what was written',
    withDatabase(async (sql) => {
      const sent = await submit(app(sql), paths.guestRequest('recibo-no-entregado'), { ...guest(), period: 'febrero' })
      expect(sent.response.status).toBe(303)
      const { text } = await visit(app(sql), sent.location!)
      const [folio] = /OV-2021-\d{6}/.exec(text) ?? []
      expect(text).toContain('Folio')
      expect((await mailsTo(sql, 'luis@example.com')).map((mail) => mail.facts.folio)).toEqual([folio])
      const [row] = await sql`select message, answers, name from requests where folio = ${folio!}`
      expect(row).toMatchObject({ message: 'No llegó mi recibo', answers: { period: 'febrero' }, name: 'Luis Ñáñez' })
    }),
  )

  it(
    'stores once what was sent twice',
    withDatabase(async (sql) => {
      const fields = guest()
      const first = await submit(app(sql), paths.guestRequest('consulta-general'), fields)
      const second = await submit(app(sql), paths.guestRequest('consulta-general'), fields)
      expect(second.location).toBe(first.location)
      expect(await mailsTo(sql, 'luis@example.com')).toHaveLength(1)
    }),
  )

  it(
    'keeps what was typed and says what to do',
    withDatabase(async (sql) => {
      const typed = { ...guest(), email: 'luis.example.com', mensaje: '', amount: 'mucho', paidOn: '2021-03-21' }
      const { response, page, text } = await submit(app(sql), paths.guestRequest('pagos-no-aplicados'), typed)
      expect(response.status).toBe(422)
      expect(text).toContain('Falta la arroba')
      expect(text).toContain('Escribe tu mensaje')
      expect(text).toContain('Escribe la cantidad en pesos')
      expect(text).toContain('Escribe un día que ya pasó')
      expect(page.querySelector('#nombre')?.getAttribute('value')).toBe('Luis Ñáñez')
      expect(await sql`select 1 from requests`).toHaveLength(0)
    }),
  )

  it(
    'holds programs off, and lets a person through at the second try',
    withDatabase(async (sql) => {
      const { response, page } = await submit(app(sql), paths.guestRequest('sugerencia'), { ...guest(), sitio: 'x' })
      expect(response.status).toBe(422)
      expect(page.querySelector('#sitio')?.getAttribute('value') ?? '').toBe('')
      expect(page.querySelector('#mensaje')?.text).toBe('No llegó mi recibo')
      expect(await sql`select 1 from requests`).toHaveLength(0)
    }),
  )

  it(
    'takes twenty messages an hour from one network, and says when to come back',
    withDatabase(async (sql) => {
      const from = '2001:db8::7'
      for (let turn = 0; turn < 20; turn++) {
        const email = `luis${turn}@example.com`
        const { response } = await submit(app(sql), paths.guestRequest('sugerencia'), { ...guest(), email }, { from })
        expect(response.status).toBe(303)
      }
      const { response, text, page } = await submit(app(sql), paths.guestRequest('sugerencia'), guest(), {
        from: '2001:db8::8',
      })
      expect(page.querySelector('#mensaje')?.text).toBe('No llegó mi recibo')
      expect(response.status).toBe(429)
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(3000)
      expect(text).toContain('Vuelve a intentarlo en')
    }),
  )

  it(
    'sends strangers’ copies to one address ten times an hour at most, wherever they come from',
    withDatabase(async (sql) => {
      for (let turn = 0; turn < 12; turn++) {
        const from = `203.0.113.${turn}`
        const { response } = await submit(app(sql), paths.guestRequest('sugerencia'), guest(), { from })
        expect(response.status).toBe(turn < 10 ? 303 : 429)
      }
      expect(await mailsTo(sql, 'luis@example.com')).toHaveLength(10)
    }),
  )

  it(
    'bounds what it reads',
    withDatabase(async (sql) => {
      const { response } = await submit(app(sql), paths.guestRequest('sugerencia'), {
        ...guest(),
        mensaje: 'a'.repeat(70_000),
      })
      expect(response.status).toBe(413)
      const long = await submit(app(sql), paths.guestRequest('sugerencia'), { ...guest(), mensaje: 'a'.repeat(5001) })
      expect(long.text).toContain('5,000 letras')
    }),
  )

  it(
    'reads five thousand letters, however many lines they are on',
    withDatabase(async (sql) => {
      const mensaje = `${'a\r\n'.repeat(2499)}aa`
      const { response } = await submit(app(sql), paths.guestRequest('sugerencia'), { ...guest(), mensaje })
      expect(response.status).toBe(303)
      const [request] = await sql<{ message: string }[]>`select message from requests`
      expect(request?.message).toBe(mensaje.replaceAll('\r\n', '\n'))
    }),
  )

  it.each(['a,b@correo.mx', 'a@b@correo.mx', 'luis <luis@correo.mx>', 'luis@correo', 'luis@1.2'])(
    'writes to one address that can be one, not to %s',
    (email) =>
      withDatabase(async (sql) => {
        const { page } = await submit(app(sql), paths.guestRequest('sugerencia'), { ...guest(), email })
        expect(page.querySelector('#email-error')?.text).toContain('Escribe tu correo completo')
      })(),
  )

  it(
    'takes a form without its key from a program that knows nothing of it',
    withDatabase(async (sql) => {
      const { key: _, ...fields } = guest()
      for (const key of [undefined, 'x']) {
        const typed = key ? { ...fields, key } : fields
        expect((await submit(app(sql), paths.guestRequest('sugerencia'), typed)).response.status).toBe(303)
      }
    }),
  )

  it(
    'answers an unknown kind and an unknown key like any page that is not there',
    withDatabase(async (sql) => {
      for (const path of [
        paths.guestRequest('fuga'),
        paths.guestRequestSent(randomUUID()),
        paths.guestRequestSent('x'),
      ]) {
        expect((await visit(app(sql), path)).response.status).toBe(404)
      }
    }),
  )
})

describe('Gestiones online', () => {
  it(
    'asks a person who is signed in only what it does not know',
    withDatabase(async (sql) => {
      const ana = await anAccount(sql, { email: 'ana@example.com' })
      await aContract(sql, { account: ana, number: '404040', alias: 'Mi casa' })
      const as = await aSession(sql, ana)
      const { page } = await visit(app(sql), paths.request('altos-consumos'), { as })
      expect(page.querySelector('#email')).toBeNull()
      expect(page.querySelector('#contrato option')?.getAttribute('value')).toBe('404040')

      const fields = { key: randomUUID(), contrato: '404040', mensaje: 'Subió mucho', dial: '1359' }
      const sent = await submit(app(sql), paths.request('altos-consumos'), fields, { as })
      expect((await visit(app(sql), sent.location!, { as })).text).toContain('404040')
      expect(await mailsTo(sql, 'ana@example.com')).toHaveLength(1)
    }),
  )

  it(
    "does not take another account's contract, nor show another's folio",
    withDatabase(async (sql) => {
      const [ana, luis] = [await anAccount(sql), await anAccount(sql)]
      await aContract(sql, { account: luis, number: '505050' })
      const fields = { key: randomUUID(), contrato: '505050', mensaje: 'Hola' }
      const as = await aSession(sql, ana)
      const refused = await submit(app(sql), paths.request('consulta-general'), fields, { as })
      expect(refused.response.status).toBe(422)
      expect(refused.text).toContain('Elige uno de tus contratos')

      const sent = await submit(app(sql), paths.request('consulta-general'), { ...fields, contrato: '' }, { as })
      const other = await visit(app(sql), sent.location!, { as: await aSession(sql, luis) })
      expect(other.response.status).toBe(404)
    }),
  )

  it(
    'sends a stranger to sign in',
    withDatabase(async (sql) => {
      const { response, location } = await visit(app(sql), paths.requests)
      expect(response.status).toBe(303)
      expect(location).toContain(encodeURIComponent(paths.requests))
    }),
  )
})
