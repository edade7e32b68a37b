import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { aCertificate } from '../../test/a-certificate.ts'
import { aRequest } from '../../test/a-request.ts'
import { submit, visit } from '../../test/browser.ts'
import { aContract, anAccess, anAccount, anInvoice, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { aPaymentFor, gatewaySays } from '../../test/payments/a-payment.ts'
import { explaining } from '../../test/plans.ts'
import { filesInMemory, testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import { atomically } from '../db.ts'
import { openDisputes } from '../disputes/commands.ts'
import { hashToken } from '../lib/tokens.ts'
import { paths } from '../paths.ts'
import { readProfile } from '../web/profile.ts'
import { anaWhoOwesNothing, issued } from './ana-for-tests.ts'

const here = paths.contractCertificates('404040')
const nameless = (text: string) => text.replace(/: [0-9a-f]{8}/, '')

describe('a certificate of no debt', () => {
  it(
    'is issued at once to who owes nothing, as a tagged PDF with all that it proves',
    withDatabase(async (sql) => {
      const { app, ana } = await anaWhoOwesNothing(sql)
      const page = await visit(app, here, { as: ana })
      expect(page.text).toContain('Este contrato no tiene adeudos hoy')
      expect(page.text).toContain('La constancia vale 30 días, hasta el 19 de abril de 2021.')
      expect(page.text).toContain('Todavía no se ha expedido ninguna.')

      const { text, pdf } = await issued(app, ana)
      expect(text).toMatch(/Constancia CN-21-\d{7} expedida/)
      expect(text).toContain('Vigente')
      expect(pdf.pages).toBe(1)
      for (const said of [
        'según sus registros al 20 de marzo de 2021, el contrato 404040 no tiene adeudos',
        'Titular Ana Núñez De la Peña',
        'Domicilio del suministro CALLE DEL AGUA 12, CENTRO, 76000 QUERÉTARO',
        'Vale hasta el 19 de abril de 2021',
        'escribe el código en http://localhost:3000/constancias',
      ]) {
        expect(pdf.text).toContain(said)
      }
      expect(pdf.metadata).toMatch(/pdfuaid:part>1</)
      expect(pdf.structure).toContain(
        `Código QR con la dirección que comprueba esta constancia: http://localhost:3000/constancias/${pdf.code}`,
      )
      for (const role of ['"H1"', '"H2"', '"Table"', '"Figure"']) expect(pdf.structure).toContain(`"role":${role}`)
    }),
  )

  it(
    'is printed in Spanish for whoever asks for it, from a page in English too',
    withDatabase(async (sql) => {
      const { app, ana } = await anaWhoOwesNothing(sql)
      const headers = { 'accept-language': 'en' }
      const page = await visit(app, here, { as: ana, headers })
      expect(page.text).toContain('This contract owes nothing today')
      const { pdf } = await aCertificate(app, { number: '404040', as: ana, headers })
      expect(pdf.text).toContain('Constancia de no adeudo')
      const check = await visit(app, paths.certificate(pdf.code), { headers })
      expect(check.text).toContain('Valid: the contract owed nothing that day')
    }),
  )

  it(
    'is one, however often its form is sent',
    withDatabase(async (sql) => {
      const { app, ana } = await anaWhoOwesNothing(sql)
      const key = randomUUID()
      const first = await issued(app, ana, key)
      const again = await submit(app, here, { key }, { as: ana })
      expect(again.location).toBe(first.sent.location)
      expect(await sql`select from certificates`).toHaveLength(1)
    }),
  )

  it(
    'is none for who stops seeing the contract while it is printed, and nothing of it is kept',
    withDatabase(async (sql) => {
      const files = filesInMemory()
      const kept = new Set<string>()
      const { app, ana } = await anaWhoOwesNothing(sql, {
        files: {
          ...files,
          put: async (key, contents) => {
            await files.put(key, contents)
            kept.add(key)
            await sql`update access_rows set ended_at = now(), ended_by = account_id`
          },
          remove: async (key) => {
            kept.delete(key)
            await files.remove(key)
          },
        },
      })
      const { response } = await submit(app, here, { key: randomUUID() }, { as: ana })
      expect([response.status, kept.size]).toEqual([404, 0])
      expect(await sql`select from certificates`).toHaveLength(0)
    }),
  )

  it(
    'keeps the hash of its code alone, and is never changed nor taken away',
    withDatabase(async (sql) => {
      const { app, ana } = await anaWhoOwesNothing(sql)
      const { pdf } = await issued(app, ana)
      const [row] = await sql`select * from certificates`
      expect(row!.codeHash).toEqual(hashToken(pdf.code.replaceAll('-', '')))
      expect(JSON.stringify(row)).not.toContain(pdf.code)
      const change = atomically(sql, (sql) => sql`update certificates set holder = 'Otra'`)
      await expect(change).rejects.toThrow(/only ever added/)
      await expect(atomically(sql, (sql) => sql`delete from certificates`)).rejects.toThrow(/only ever added/)
    }),
  )

  it(
    'is not issued where something is owed: the page says what, and leads to paying',
    withDatabase(async (sql) => {
      const { app, ana, contract } = await anaWhoOwesNothing(sql)
      const open = await visit(app, here, { as: ana })
      const key = open.page.querySelector('input[name="key"]')!.getAttribute('value')!
      await anInvoice(sql, { contract, number: 'IN 2', total: 12_345, dueOn: '2021-04-07' })
      const { text, page } = await visit(app, here, { as: ana })
      expect(text).toContain('Hoy no se puede expedir: se deben $123.45')
      expect(page.querySelector('button[type="submit"]:not(nav *, header *)')?.text ?? '').not.toContain('Expedir')
      expect(page.querySelectorAll('main a').map((a) => a.getAttribute('href'))).toContain(
        `${paths.request('carta-de-no-adeudo')}?contrato=404040`,
      )
      const late = await submit(app, here, { key }, { as: ana })
      expect(late.response.status).toBe(409)
      expect(late.text).toContain('se deben $123.45')
      expect(await sql`select from certificates`).toHaveLength(0)
    }),
  )

  it(
    'is issued for money that the office has received, and not once it went back',
    withDatabase(async (sql) => {
      const { app, ana, account, contract } = await anaWhoOwesNothing(sql)
      const invoiceId = await anInvoice(sql, { contract, number: 'IN 2', total: 20_000 })
      const payment = await aPaymentFor(sql, { account, wanted: [{ contractId: contract, invoiceId, amount: 20_000 }] })
      expect((await visit(app, here, { as: ana })).text).toContain('se deben $200.00')
      await gatewaySays(sql, payment)
      const { pdf } = await issued(app, ana)
      expect((await visit(app, paths.certificate(pdf.code))).text).toContain('Vigente:')

      // Posted, and its invoice shows it; then the card's owner takes the money back.
      await sql`update invoices set balance = 0 where id = ${invoiceId}`
      await gatewaySays(sql, payment, { returned: [{ reference: 'dp_1', kind: 'chargeback', amount: 20_000 }] })
      expect((await visit(app, here, { as: ana })).text).toContain('Hoy no se puede expedir: un pago se devolvió')
      expect((await visit(app, paths.certificate(pdf.code))).text).toContain('Ya no vale: hay un adeudo posterior.')
    }),
  )

  it(
    'says that a part is in dispute where the utility lets that pass, and is not issued where it does not',
    withDatabase(async (sql) => {
      const demo = readProfile('demo')
      const lenient = { ...demo, noDebt: { ...demo.noDebt, allowsDisputed: true } }
      const { app, ana, account, contract } = await anaWhoOwesNothing(sql, { profile: lenient })
      const invoiceId = await anInvoice(sql, { contract, number: 'IN 2', total: 10_000 })
      const folio = await aRequest(sql, { account, kind: 'altos-consumos' })
      const [request] = await sql<{ id: string }[]>`select id from requests where folio = ${folio}`
      const parts = [{ invoiceId, amount: 10_000 }]
      await openDisputes(sql, { requestId: request!.id, parts, today: '2021-03-20' })
      const { pdf } = await issued(app, ana)
      expect(pdf.text).toContain('Constancia de no adeudo exigible')
      expect(pdf.text).toContain('$100.00 están en aclaración')
      const check = await visit(app, paths.certificate(pdf.code))
      expect(check.text).toContain('sin adeudo exigible')
      expect(check.text).not.toContain('$')

      const careful = createApp(testServices(sql))
      const { text } = await visit(careful, here, { as: ana })
      expect(text).toContain('De eso, $100.00 están en aclaración.')
    }),
  )

  it(
    'is for whoever sees the contract; to others it is as one that does not exist',
    withDatabase(async (sql) => {
      const { app, ana, account, contract } = await anaWhoOwesNothing(sql)
      const { link } = await issued(app, ana)
      const [luis, delegate, former] = [await anAccount(sql), await anAccount(sql), await anAccount(sql)]
      await aContract(sql, { account: luis })
      await anAccess(sql, { account: delegate, contract })
      const lent = await anAccess(sql, { account: former, contract })
      await sql`update access_rows set ended_at = now(), ended_by = ${account} where id = ${lent}`
      for (const path of [here, link]) {
        expect((await visit(app, path)).location).toContain(paths.signIn)
        for (const stranger of [luis, former]) {
          const as = await aSession(sql, stranger)
          const others = await visit(app, path, { as })
          const none = await visit(app, path.replace('404040', '999999'), { as })
          expect([others.response.status, none.response.status]).toEqual([404, 404])
          expect(nameless(others.text)).toBe(nameless(none.text))
        }
        expect((await visit(app, path, { as: await aSession(sql, delegate) })).response.status).toBe(200)
      }
      const refused = await submit(app, here, { key: randomUUID() }, { as: await aSession(sql, luis) })
      expect(refused.response.status).toBe(404)
    }),
  )

  it(
    'of an earlier holder is not shown to who holds the contract now',
    withDatabase(async (sql) => {
      const { app, ana, account, contract } = await anaWhoOwesNothing(sql)
      const { link } = await issued(app, ana)
      await sql`update access_rows set ended_at = now(), ended_by = ${account} where account_id = ${account}`
      const next = await anAccount(sql)
      await anAccess(sql, { account: next, contract })
      const as = await aSession(sql, next)
      expect((await visit(app, here, { as })).text).toContain('Todavía no se ha expedido ninguna.')
      expect((await visit(app, link, { as })).response.status).toBe(404)
    }),
  )

  it(
    'is on a page of at most three questions',
    withDatabase(async (sql) => {
      const { app, ana } = await anaWhoOwesNothing(sql)
      await issued(app, ana)
      const plans: string[] = []
      await visit(createApp(testServices(explaining(sql, plans))), here, { as: ana })
      expect(plans.length).toBeLessThanOrEqual(3)
    }),
  )
})
