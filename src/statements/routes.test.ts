import { readXlsx } from 'hucre/xlsx'
import { getDocumentProxy } from 'unpdf'
import { describe, expect, it } from 'vitest'
import { aRequest } from '../../test/a-request.ts'
import { visit } from '../../test/browser.ts'
import { aContract, anAccess, anAccount, anInvoice, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { aPaymentFor, gatewaySays } from '../../test/payments/a-payment.ts'
import { explaining } from '../../test/plans.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { openDisputes } from '../disputes/commands.ts'
import { paths } from '../paths.ts'
import { withQuery } from '../web/query.ts'

const of = (path: string, year?: string) => withQuery(path, { contrato: '404040', anio: year })

/** Ana owes one invoice of 2021; that of December was paid in a shop, and an older one only its balance says so of. */
async function anaWithAnAccount(sql: Sql) {
  const ana = await anAccount(sql)
  const contract = await aContract(sql, { account: ana, number: '404040' })
  await anInvoice(sql, {
    contract,
    number: 'IN 1',
    issuedOn: '2020-11-20',
    total: 20_000,
    balance: 0,
    paidOn: '2020-12-02',
  })
  const december = await anInvoice(sql, { contract, number: 'IN 2', issuedOn: '2020-12-20', total: 30_050, balance: 0 })
  await sql`
    insert into posted_payments (number, contract_id, invoice_id, paid_on, amount, channel)
    values ('P 77', ${contract}, ${december}, '2021-01-05', 30050, 'OXXO')
  `
  const owed = await anInvoice(sql, { contract, number: 'IN 3', issuedOn: '2021-02-20', total: 34_400 })
  return { account: ana, ana: await aSession(sql, ana), contract, owed, app: createApp(testServices(sql)) }
}

describe('the statement of account', () => {
  it(
    'carries the balance of the year before through each movement to what is owed',
    withDatabase(async (sql) => {
      const { app, ana } = await anaWithAnAccount(sql)
      const { page, text } = await visit(app, of(paths.statement), { as: ana })
      expect(page.querySelectorAll('tbody tr').map((row) => row.structuredText.replace(/\s+/g, ' ').trim())).toEqual([
        '5 ene 2021 Pago P 77 factura IN 2 · en OXXO −$300.50 Saldo: $0.00',
        '20 feb 2021 Factura IN 3 periodo 2 / 2021 $344.00 Saldo: $344.00',
      ])
      expect(text).toContain('Saldo al empezar 2021 $300.50')
      expect(text).toContain('Cargos $344.00 Pagos y abonos $300.50 Saldo al 20 mar 2021 $344.00')
      expect(text).toContain('Se deben $344.00, lo mismo que muestra Mis facturas.')

      const before = await visit(app, of(paths.statement, '2020'), { as: ana })
      expect(before.text).toContain('Pagado en otros medios, según el sistema comercial factura IN 1 −$200.00')
      expect(before.text).toContain('Saldo al terminar 2020 $300.50')
      expect(before.text).not.toContain('Se deben')
    }),
  )

  it(
    'says that a year is empty, and what the balance stayed at',
    withDatabase(async (sql) => {
      const { app, ana } = await anaWithAnAccount(sql)
      const { text } = await visit(app, of(paths.statement, '2019'), { as: ana })
      expect(text).toContain('Sin movimientos en 2019')
      expect(text).toContain('El saldo no cambió: $0.00.')
      const later = await visit(app, of(paths.statement, '2022'), { as: ana })
      expect(later.text).toContain('El saldo no cambió: $344.00.')
    }),
  )

  it(
    'counts what was paid here, says that it waits, and shows it once when the commercial system posts it',
    withDatabase(async (sql) => {
      const { app, ana, account, contract, owed } = await anaWithAnAccount(sql)
      const wanted = [{ contractId: contract, invoiceId: owed, amount: 20_000 }]
      const payment = await aPaymentFor(sql, { account, wanted })
      await gatewaySays(sql, payment)
      const waiting = await visit(app, of(paths.statement), { as: ana })
      expect(waiting.text).toContain(
        `Pago en línea ${payment.folio} factura IN 3 · recibido; el sistema comercial todavía no lo aplica −$200.00 Saldo: $144.00`,
      )
      expect(waiting.text).toContain('Ya descontamos $200.00 que recibimos')

      await sql`
        insert into posted_payments (number, contract_id, invoice_id, paid_on, amount, channel, portal_reference)
        values ('P 78', ${contract}, ${owed}, '2021-03-21', 20000, 'PORTAL', ${`${payment.folio}-1`})
      `
      await sql`update invoices set balance = 14400 where id = ${owed}`
      const posted = await visit(app, of(paths.statement), { as: ana })
      expect(posted.text).not.toContain('P 78')
      expect(posted.text.match(/−\$200\.00/g)).toHaveLength(1)
      expect(posted.text).toContain('Saldo al 20 mar 2021 $144.00')
    }),
  )

  it(
    'names credit, and the part that is in dispute',
    withDatabase(async (sql) => {
      const { app, ana, account, contract, owed } = await anaWithAnAccount(sql)
      await gatewaySays(
        sql,
        await aPaymentFor(sql, { account, wanted: [{ contractId: contract, invoiceId: null, amount: 5000 }] }),
      )
      const folio = await aRequest(sql, { account, kind: 'altos-consumos' })
      const [request] = await sql<{ id: string }[]>`select id from requests where folio = ${folio}`
      const parts = [{ invoiceId: owed, amount: 10_000 }]
      await openDisputes(sql, { requestId: request!.id, parts, today: '2021-03-20' })
      const { text } = await visit(app, of(paths.statement), { as: ana })
      expect(text).toContain('De eso, $100.00 están en aclaración: no tienes que pagarlos hasta que respondamos.')
      expect(text).toContain('Aparte tienes $50.00 a favor')
      expect(text).toContain('Saldo al 20 mar 2021 $344.00')
    }),
  )

  it(
    'is a tagged PDF in which the same sums stand',
    withDatabase(async (sql) => {
      const { app, ana } = await anaWithAnAccount(sql)
      const { response } = await visit(app, of(paths.statementPdf), { as: ana })
      expect(response.headers.get('content-type')).toBe('application/pdf')
      expect(response.headers.get('content-disposition')).toBe('inline; filename="estado-de-cuenta-404040-2021.pdf"')
      const pdf = await getDocumentProxy(new Uint8Array(await response.arrayBuffer()))
      const page = await pdf.getPage(1)
      const { items } = await page.getTextContent()
      const text = items
        .map((item) => ('str' in item ? item.str : ''))
        .join(' ')
        .replace(/\s+/g, ' ')
      for (const said of [
        'Estado de cuenta 2021',
        'Ana Núñez De la Peña',
        'Saldo al empezar 2021 $300.50',
        'Saldo al 20 mar 2021 $344.00',
        'Pago P 77 factura IN 2 · en OXXO $300.50 $0.00',
        'no es un comprobante fiscal',
      ]) {
        expect(text).toContain(said)
      }
      const { info, metadata } = await pdf.getMetadata()
      expect((info as { Title?: string }).Title).toBe('Estado de cuenta 2021 del contrato 404040 · Aguas del Encinal')
      expect(metadata?.getRaw() as string).toMatch(/pdfuaid:part>1</)
      expect((await pdf.getMarkInfo())?.Marked).toBe(true)
      const structure = JSON.stringify(await page.getStructTree())
      for (const role of ['"H1"', '"H2"', '"Table"', '"TH"', '"TD"']) expect(structure).toContain(`"role":${role}`)
    }),
  )

  it(
    'is in the language of the person, on the page and on paper',
    withDatabase(async (sql) => {
      const { app, ana } = await anaWithAnAccount(sql)
      const headers = { 'accept-language': 'en' }
      const { text } = await visit(app, of(paths.statement), { as: ana, headers })
      expect(text).toContain('Balance on 20 Mar 2021 $344.00')
      const { response } = await visit(app, of(paths.statementPdf), { as: ana, headers })
      const pdf = await getDocumentProxy(new Uint8Array(await response.arrayBuffer()))
      const { info } = await pdf.getMetadata()
      expect((info as { Title?: string; Language?: string }).Title).toContain(
        'Statement of account 2021 of contract 404040',
      )
      expect((info as { Language?: string }).Language).toMatch(/^en/)
    }),
  )

  it(
    'is a spreadsheet with real dates and amounts',
    withDatabase(async (sql) => {
      const { app, ana } = await anaWithAnAccount(sql)
      const { response } = await visit(app, of(paths.statementExcel), { as: ana })
      expect(response.headers.get('content-disposition')).toBe(
        'attachment; filename="estado-de-cuenta-404040-2021.xlsx"',
      )
      const [sheet] = (await readXlsx(new Uint8Array(await response.arrayBuffer()))).sheets
      expect(sheet!.rows.slice(1, 5).map((row) => row.slice(0, 6))).toEqual([
        [new Date('2021-01-01T00:00:00Z'), 'Saldo al empezar 2021', null, null, null, 300.5],
        [new Date('2021-01-05T00:00:00Z'), 'Pago P 77', 'P 77', null, 300.5, 0],
        [new Date('2021-02-20T00:00:00Z'), 'Factura IN 3', 'IN 3', 344, null, 344],
        [null, 'Saldo al 20 mar 2021', null, 344, 300.5, 344],
      ])
    }),
  )

  it(
    'sums up a year of all contracts that a person sees, and of no other',
    withDatabase(async (sql) => {
      const { app, ana, account } = await anaWithAnAccount(sql)
      await aContract(sql, { account, number: '505050', alias: 'Local' })
      await aContract(sql, { number: '606060' })
      const { response } = await visit(app, withQuery(paths.statementsExcel, { anio: '2021' }), { as: ana })
      const [sheet] = (await readXlsx(new Uint8Array(await response.arrayBuffer()))).sheets
      expect(sheet!.rows.slice(1).map((row) => [row[0], row[1], ...row.slice(3, 7)])).toEqual([
        ['404040', null, 300.5, 344, 300.5, 344],
        ['505050', 'Local', 0, 0, 0, 0],
      ])
    }),
  )

  it(
    'sums up all contracts some thirty times an hour, for each person by themselves',
    withDatabase(async (sql) => {
      const { app, ana } = await anaWithAnAccount(sql)
      const luis = await aSession(sql, await anAccount(sql))
      const ask = async (as: string) => (await app.request(paths.statementsExcel, { headers: { cookie: as } })).status
      const answers = []
      for (let n = 0; n < 31; n++) answers.push(await ask(ana))
      expect(answers.slice(0, 30).every((status) => status === 200)).toBe(true)
      expect([answers[30], await ask(luis)]).toEqual([429, 200])
    }),
  )

  it(
    'is for whoever sees the contract, a delegate too; to others it is as one that does not exist',
    withDatabase(async (sql) => {
      const { app, account, contract } = await anaWithAnAccount(sql)
      const [luis, delegate] = [await anAccount(sql), await anAccount(sql)]
      await aContract(sql, { account: luis })
      const lent = await anAccess(sql, { account: delegate, contract })
      const nobodys = (path: string) => path.replace('404040', '999999')
      const pages = [of(paths.statement), of(paths.statementPdf), of(paths.statementExcel)]
      for (const path of pages) {
        expect((await visit(app, path)).location).toContain(paths.signIn)
        const others = await visit(app, path, { as: await aSession(sql, luis) })
        const none = await visit(app, nobodys(path), { as: await aSession(sql, luis) })
        expect([others.response.status, none.response.status]).toEqual([404, 404])
        const nameless = (text: string) => text.replace(/: [0-9a-f]{8}/, '')
        expect(nameless(others.text)).toBe(nameless(none.text))
        expect((await visit(app, path, { as: await aSession(sql, delegate) })).response.status).toBe(200)
      }
      await sql`update access_rows set ended_at = now(), ended_by = ${account} where id = ${lent}`
      for (const path of pages) {
        expect((await visit(app, path, { as: await aSession(sql, delegate) })).response.status).toBe(404)
      }
      expect((await visit(app, of(paths.statement), { as: await aSession(sql, account) })).response.status).toBe(200)
    }),
  )

  it(
    'tells somebody without a contract how to add one',
    withDatabase(async (sql) => {
      const { app } = await anaWithAnAccount(sql)
      const nobody = await aSession(sql, await anAccount(sql))
      const { text, response } = await visit(app, paths.statement, { as: nobody })
      expect(response.status).toBe(200)
      expect(text).toContain('Agregar')
    }),
  )

  it(
    'asks at most three questions',
    withDatabase(async (sql) => {
      const { ana } = await anaWithAnAccount(sql)
      const plans: string[] = []
      await visit(createApp(testServices(explaining(sql, plans))), of(paths.statement), { as: ana })
      expect(plans.length).toBeLessThanOrEqual(3)
    }),
  )
})
