import { describe, expect, it } from 'vitest'
import { submit, visit } from '../../test/browser.ts'
import { anInvoice } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { paths } from '../paths.ts'
import { anaWhoOwesNothing, issued } from './ana-for-tests.ts'

describe('whoever is handed a certificate', () => {
  it(
    'types its code as they read it, and learns that it holds, with the holder’s initials and no name',
    withDatabase(async (sql) => {
      const { app, ana } = await anaWhoOwesNothing(sql)
      const { pdf } = await issued(app, ana)
      const typed = ` ${pdf.code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `
      const sent = await submit(app, paths.certificates, { codigo: typed })
      expect(sent.location).toBe(paths.certificate(pdf.code))
      const { text, response } = await visit(app, sent.location!)
      expect(text).toContain('Vigente: el contrato no tenía adeudos ese día')
      for (const said of ['404040', 'A. N. D.', 'CALLE DEL AGUA 12', '20 de marzo de 2021'])
        expect(text).toContain(said)
      expect(text).not.toMatch(/Núñez|Ana\b|\$/)
      expect(response.headers.get('x-robots-tag')).toBe('noindex')
      expect(response.headers.get('cache-control')).toBe('private, no-store')
    }),
  )

  it(
    'learns that it is over, or that something is owed since, and not how much',
    withDatabase(async (sql) => {
      const { office, app, ana, contract } = await anaWhoOwesNothing(sql)
      const address = paths.certificate((await issued(app, ana)).pdf.code)
      await anInvoice(sql, { contract, number: 'IN 2', issuedOn: '2021-03-22', dueOn: '2021-04-07', total: 55_500 })
      expect((await visit(office('2021-04-07'), address)).text).toContain('Vigente:')
      const owing = await visit(office('2021-04-08'), address)
      expect(owing.text).toContain('Ya no vale: hay un adeudo posterior.')
      expect(owing.text).not.toContain('555')
      expect((await visit(office('2021-04-20'), address)).text).toContain(
        'Vencida: valía hasta el 19 de abril de 2021.',
      )
      await sql`update invoices set balance = 0`
      expect((await visit(office('2021-04-08'), address)).text).toContain('Vigente:')
    }),
  )

  it(
    'is answered the same for a code that nobody has and for one that cannot be',
    withDatabase(async (sql) => {
      const { app, ana } = await anaWhoOwesNothing(sql)
      const { pdf } = await issued(app, ana)
      const wrong = pdf.code.replace(/.$/, (letter) => (letter === '7' ? '8' : '7'))
      const pages = [await visit(app, paths.certificate(wrong)), await visit(app, paths.certificate('no-such-code'))]
      expect(pages.map(({ response }) => response.status)).toEqual([404, 404])
      expect(pages[0]!.text).toBe(pages[1]!.text)
      expect(pages[0]!.text).toContain('No encontramos esa constancia')
    }),
  )

  it(
    'is told to look again where a letter must be wrong, with what was typed still there',
    withDatabase(async (sql) => {
      const { app } = await anaWhoOwesNothing(sql)
      const { response, page, text } = await submit(app, paths.certificates, { codigo: '7H2KM' })
      expect(response.status).toBe(422)
      expect(text).toContain('Revisa el código: alguna letra o número no coincide.')
      expect(page.querySelector('#codigo')!.getAttribute('value')).toBe('7H2KM')
      const empty = await submit(app, paths.certificates, { codigo: ' ' })
      expect(empty.text).toContain('Escribe el código que viene junto al QR')
    }),
  )

  it(
    'waits after many wrong codes from one place; right ones do not count',
    withDatabase(async (sql) => {
      const { app, ana } = await anaWhoOwesNothing(sql)
      const { pdf } = await issued(app, ana)
      const from = '203.0.113.77'
      for (let turn = 0; turn < 60; turn++) {
        await app.request(paths.certificate(pdf.code), { headers: { 'x-test-address': from } })
        const wrong = await app.request(paths.certificate('wrong'), { headers: { 'x-test-address': from } })
        expect(wrong.status).toBe(404)
      }
      const { response } = await visit(app, paths.certificate('wrong'), { from })
      expect(response.status).toBe(429)
      expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
    }),
  )
})
