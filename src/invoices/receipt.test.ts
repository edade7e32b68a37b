import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { getDocumentProxy } from 'unpdf'
import { describe, expect, it } from 'vitest'
import { visit } from '../../test/browser.ts'
import { aContract } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { anaOfTheManual, numberOf } from '../../test/manual-invoices.ts'
import { aPaymentFor, gatewaySays } from '../../test/payments/a-payment.ts'
import { filesInMemory, testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { filesIn } from '../lib/files.ts'
import { paths } from '../paths.ts'
import { wordsIn } from '../words/words.ts'
import { receiptPdf } from './commands.ts'
import { receiptNobodyHas } from './queries.ts'
import { dottedReference, drawnMonths, fileNameOf, totalsOf } from './receipt-rules.ts'

const address = paths.invoicePdf(numberOf('2021-02'))

/** Ana's latest receipt, with everything that the manual's feed says of it. */
async function anaWithReceipt(sql: Sql) {
  const person = await anaOfTheManual(sql)
  await sql`
    update contracts set meter = '404040404', location = '111-22222/98', administration = 'QUERETARO',
      billing_group = 'M05', address = 'AVENIDA EMETERIO GONZALEZ 112'
    where id = ${person.contract}
  `
  const [invoice] = await sql<{ id: number }[]>`
    update invoices set previous_reading = 1345, previous_read_on = '2020-12-28', current_reading = 1359,
      current_read_on = '2021-01-26', average_consumption = 14
    where number = ${numberOf('2021-02')}
    returning id
  `
  const line = (number: number, description: string, amount: number, unitPrice: number, quantity = 1) =>
    sql`insert into invoice_lines ${sql({
      invoiceId: invoice!.id,
      line: number,
      productCode: '83101500',
      unitCode: quantity > 1 ? 'MTQ' : 'E48',
      description,
      quantity,
      unitPrice,
      amount,
    })}`
  await line(1, 'Agua potable', 28_197, 20.1407, 14)
  await line(2, 'Alcantarillado 10 %', 2_820, 28.2)
  await line(3, 'Saneamiento 12 %', 3_383, 33.83)
  return person
}

/** The PDF as a reader program sees it. */
async function readPdf(response: Response) {
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('application/pdf')
  const bytes = new Uint8Array(await response.arrayBuffer())
  const raw = Buffer.from(bytes).toString('latin1')
  const pdf = await getDocumentProxy(bytes)
  const page = await pdf.getPage(1)
  const { items } = await page.getTextContent()
  const { info, metadata } = await pdf.getMetadata()
  return {
    raw,
    pages: pdf.numPages,
    text: items
      .map((item) => ('str' in item ? item.str : ''))
      .join(' ')
      .replace(/\s+/g, ' '),
    title: (info as { Title?: string }).Title,
    metadata: metadata?.getRaw() as string,
    isTagged: (await pdf.getMarkInfo())?.Marked,
    structure: JSON.stringify(await page.getStructTree()),
  }
}

describe('the receipt', () => {
  it(
    'prints every field of the manual’s receipt, its lines, its totals and the amount in words',
    withDatabase(async (sql) => {
      const { app, as } = await anaWithReceipt(sql)
      const { response } = await visit(app, address, { as })
      expect(response.headers.get('content-disposition')).toBe('inline; filename="factura-IN-000120210200053772.pdf"')
      expect(response.headers.get('cache-control')).toBe('private, no-store')
      const { text, pages } = await readPdf(response)

      expect(pages).toBe(1)
      for (const said of [
        ...['No. de medidor 404040404', 'Localización 111-22222/98', 'Referencia 404.040', 'Unidades 1'],
        ...['Administración QUERETARO', 'Grupo M05', 'Tipo de tarifa DOMESTICO MEDIO'],
        ...['Fecha de contratación 1 jun 1995', 'Lectura actual 1359', 'Fecha actual 26 ene 2021'],
        ...['Lectura anterior 1345', 'Fecha anterior 28 dic 2020', 'Consumo 14 m³', 'Consumo prom. 14 m³'],
        ...['No. de factura IN 000120210200053772', 'Facturación 2 / 2021'],
        ...['Clave producción', 'Clave unidad', 'Descripción', 'Valor unitario', 'Importe'],
        ...['83101500 MTQ Agua potable 14 $20.1407 $281.97', 'E48 Alcantarillado 10 % 1 $28.20 $28.20'],
        ...['Subtotal $344.00', 'IVA $0.00', 'Total $344.00'],
        'TRESCIENTOS CUARENTA Y CUATRO PESOS 00/100 M.N.',
        'Este documento no es un comprobante fiscal',
        ...['Ana Núñez De la Peña', 'AVENIDA EMETERIO GONZALEZ 112', 'contrato 404040'],
        ...['Por pagar $344.00', 'Venció el domingo 7 de marzo', 'VENCIDA al 20 mar 2021'],
      ]) {
        expect(text).toContain(said)
      }
    }),
  )

  it(
    'is read aloud and written in English for who reads English, the amount in words as the law has it',
    withDatabase(async (sql) => {
      const { app, as } = await anaWithReceipt(sql)
      const { response } = await visit(app, address, { as, headers: { 'accept-language': 'en' } })
      const { raw, text, title } = await readPdf(response)
      expect(response.headers.get('content-language')).toBe('en')
      expect(raw).toMatch(/\/Lang\s*\(en-GB\)/)
      expect(title).toMatch(/^Invoice /)
      for (const said of ['OVERDUE', 'Sunday 7 March', '28 Dec 2020', 'TRESCIENTOS CUARENTA Y CUATRO PESOS'])
        expect(text).toContain(said)
      expect(text).not.toMatch(/VENCIDA|Descripción|Por pagar/)
    }),
  )

  it(
    'is a tagged PDF/UA-1 in Spanish, with its title, in Figtree alone',
    withDatabase(async (sql) => {
      const { app, as } = await anaWithReceipt(sql)
      const { response } = await visit(app, address, { as })
      const { raw, title, metadata, isTagged, structure } = await readPdf(response)
      expect(isTagged).toBe(true)
      expect(title).toMatch(/^Factura IN 000120210200053772 · Aguas/)
      expect(metadata).toContain('<pdfuaid:part>1</pdfuaid:part>')
      expect(raw).toMatch(/\/Lang\s*\(es-MX\)/)
      const fonts = [...raw.matchAll(/\/FontName\s*\/([\w+-]+)/g)].map(([, name]) => name!.replace(/^[A-Z]{6}\+/, ''))
      expect([...new Set(fonts)].sort()).toEqual(['Figtree-Bold', 'Figtree-Regular', 'Figtree-SemiBold'])
      for (const role of ['H1', 'H2', 'Table', 'TH', 'TD', 'Figure']) expect(structure).toContain(`"role":"${role}"`)
      expect(structure).toContain('Columnas con el consumo de doce meses. marzo de 2020: 12 m³; abril de 2020: 14 m³;')
    }),
  )

  it(
    'says that a cancelled invoice is cancelled, and what a paid one was',
    withDatabase(async (sql) => {
      const { app, as } = await anaWithReceipt(sql)
      const paid = await readPdf((await visit(app, paths.invoicePdf(numberOf('2021-01')), { as })).response)
      expect(paid.text).toContain('Se pagó el 2 de febrero de 2021 PAGADA')
      expect(paid.text).toContain('El detalle de los conceptos no está disponible en línea.')
      expect(paid.text).not.toContain('Por pagar')

      await sql`update invoices set cancelled = true where number = ${numberOf('2021-02')}`
      const cancelled = await readPdf((await visit(app, address, { as })).response)
      expect(cancelled.text).toContain('Por esta factura no debes nada CANCELADA')
      expect(cancelled.text).not.toContain('Por pagar')
    }),
  )

  it(
    'says what the office has received and what is left',
    withDatabase(async (sql) => {
      const { app, as, account, contract } = await anaWithReceipt(sql)
      const [invoice] = await sql<{ id: number }[]>`select id from invoices where number = ${numberOf('2021-02')}`
      const pays = async (amount: number) => {
        const wanted = [{ contractId: contract, invoiceId: invoice!.id, amount }]
        await gatewaySays(sql, await aPaymentFor(sql, { account, wanted }))
        return (await readPdf((await visit(app, address, { as })).response)).text
      }
      const part = await pays(20_000)
      expect(part).toContain('Por pagar $144.00 Venció el domingo 7 de marzo VENCIDA')
      expect(part).toContain('Total $344.00 Recibido, por aplicar $200.00 Por pagar $144.00')
      const whole = await pays(14_400)
      expect(whole).toContain('$344.00 Recibimos $344.00; falta aplicarlos Pago recibido, por aplicar al 20 mar 2021')
      expect(whole).not.toContain('Venció')
    }),
  )

  it(
    'prints whatever the feed says, and runs none of it',
    withDatabase(async (sql) => {
      const { app, as, contract } = await anaWithReceipt(sql)
      const naughty = '#panic() $x^2$ *b* _i_ <l> @ref \\ " #read("/etc/passwd") {{ }} //'
      await sql`
        update contracts set person_kind = 'company', company_name = ${naughty}, address = ${`#include "x" ${'Ñ'.repeat(300)}`},
          location = ${'9'.repeat(90)}, tariff = '李 🙂 ‮abc', meter = null
        where id = ${contract}
      `
      await sql`update invoice_lines set description = ${naughty.repeat(9)}`
      const { text } = await readPdf((await visit(app, address, { as })).response)
      expect(text.replaceAll(' ', '')).toContain(naughty.replaceAll(' ', ''))
      expect(text).toContain('Tipo de tarifa ? ? ?abc')
    }),
  )

  it(
    'is the same, byte for byte, for the same facts, and several are printed at once',
    withDatabase(async (sql) => {
      const { app, as } = await anaWithReceipt(sql)
      const prints = await Promise.all(
        Array.from({ length: 5 }, async () => {
          const { response } = await visit(app, address, { as })
          return Buffer.from(await response.arrayBuffer()).toString('base64')
        }),
      )
      expect(new Set(prints).size).toBe(1)
    }),
  )

  it(
    "gives way to the utility's own print",
    withDatabase(async (sql) => {
      const { as } = await anaWithReceipt(sql)
      const files = filesInMemory()
      const fileKey = randomUUID()
      await files.put(fileKey, Buffer.from('%PDF-1.4 of the utility'))
      await sql`
        insert into invoice_documents (invoice_id, file_key, size, sha256)
        select id, ${fileKey}, 23, '\\x00' from invoices where number = ${numberOf('2021-02')}
      `
      const { response } = await visit(createApp(testServices(sql, { files })), address, { as })
      expect(await response.text()).toBe('%PDF-1.4 of the utility')
      expect(response.headers.get('content-type')).toBe('application/pdf')
      expect(response.headers.get('content-disposition')).toBe('inline; filename="factura-IN-000120210200053772.pdf"')
    }),
  )

  it(
    "is printed by us where the utility's own print has been lost, which the log tells",
    withDatabase(async (sql) => {
      const { as } = await anaWithReceipt(sql)
      const fileKey = randomUUID()
      await sql`
        insert into invoice_documents (invoice_id, file_key, size, sha256)
        select id, ${fileKey}, 23, '\\x00' from invoices where number = ${numberOf('2021-02')}
      `
      const folder = mkdtempSync(join(tmpdir(), 'oficina-'))
      const logged: string[] = []
      const log = pino({}, { write: (line) => void logged.push(line) })
      const app = createApp(testServices(sql, { files: filesIn(folder), log }))
      const { text } = await readPdf((await visit(app, address, { as })).response)
      rmSync(folder, { recursive: true })

      expect(text).toContain('Este documento no es un comprobante fiscal')
      expect(logged.join()).toContain(fileKey)
    }),
  )

  it(
    'is printed for the demo only while no account has the contract',
    withDatabase(async (sql) => {
      const { contract } = await anaWithReceipt(sql)
      await aContract(sql, { number: '123456' })
      expect(await receiptNobodyHas(sql, '404040')).toBeUndefined()
      expect(await receiptNobodyHas(sql, '123456')).toBeUndefined()

      await sql`delete from access where contract_id = ${contract}`
      const receipt = await receiptNobodyHas(sql, '404040')
      const { profile, today } = testServices(sql)
      const pdf = await receiptPdf({ words: wordsIn('es-MX'), profile, today: today() }, receipt!)
      expect(Buffer.from(pdf.slice(0, 5)).toString()).toBe('%PDF-')
    }),
  )
})

describe('what a receipt reckons', () => {
  const line = { productCode: null, unitCode: null, description: 'Agua', quantity: 1, unitPrice: 1 }

  it('adds up its lines, and names what they leave unsaid', () => {
    const lines = [
      { ...line, amount: 10_000, vat: 1_600 },
      { ...line, amount: 500, vat: 0 },
    ]
    expect(totalsOf({ lines, total: 12_100 })).toEqual({ subtotal: 10_500, vat: 1_600, other: 0, total: 12_100 })
    expect(totalsOf({ lines, total: 12_000 }).other).toBe(-100)
  })

  it('has twelve places for months, some of them empty', () => {
    const months = drawnMonths({
      period: '2021-02-01',
      months: [
        { period: '2021-02-01', consumption: 14, estimated: false },
        { period: '2020-12-01', consumption: 5, estimated: true },
        { period: '2020-12-01', consumption: 6, estimated: false },
      ],
    })
    expect(months.map(({ cubicMetres }) => cubicMetres)).toEqual([...Array(9).fill(undefined), 11, undefined, 14])
    expect(months[9]).toEqual({ period: '2020-12-01', cubicMetres: 11, estimated: true })
  })

  it('prints the reference with dots, where it is all digits', () => {
    expect(dottedReference('404040')).toBe('404.040')
    expect(dottedReference('1234567')).toBe('1.234.567')
    expect(dottedReference('404.040')).toBe('404.040')
    expect(dottedReference('A-123456')).toBe('A-123456')
  })

  it('gives files names that any disk takes', () => {
    expect(fileNameOf('IN 000120210200053772')).toBe('factura-IN-000120210200053772.pdf')
    expect(fileNameOf('../ñ"\r\n1')).toBe('factura-n-1.pdf')
  })
})
