import { getDocumentProxy } from 'unpdf'
import { expect, it } from 'vitest'
import { type CfdiFacts, someUuid } from '../../test/a-cfdi.ts'
import { aStampedDocument } from '../../test/a-stamped-invoice.ts'
import { visit } from '../../test/browser.ts'
import { aContract, anAccount, anInvoice, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { filesInMemory, testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { about, paths } from '../paths.ts'

/** Ana has two invoices, and the feed brought the document of the first; Luis sees another contract. */
async function anaAndLuis(sql: Sql) {
  const [ana, luis] = [await anAccount(sql), await anAccount(sql)]
  const contract = await aContract(sql, { account: ana, number: '404040' })
  await aContract(sql, { account: luis })
  await anInvoice(sql, { contract, number: 'IN 1' })
  await anInvoice(sql, { contract, number: 'IN 2', total: 100 })
  const files = filesInMemory()
  const xml = await aStampedDocument(sql, files, {})
  return {
    ana: await aSession(sql, ana),
    luis: await aSession(sql, luis),
    xml,
    app: createApp(testServices(sql, { files })),
  }
}

it(
  'gives the stamped invoice byte for byte to who sees its contract, and to nobody else',
  withDatabase(async (sql) => {
    const { app, ana, luis, xml } = await anaAndLuis(sql)
    const { response } = await visit(app, paths.invoiceXml('IN 1'), { as: ana })
    expect(await response.text()).toBe(xml)
    expect(response.headers.get('content-type')).toBe('application/xml')
    expect(response.headers.get('content-length')).toBe(String(Buffer.byteLength(xml)))
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="factura-IN-1.xml"')
    expect(response.headers.get('cache-control')).toBe('private, no-store')

    const others = await visit(app, paths.invoiceXml('IN 1'), { as: luis })
    const nothing = await visit(app, paths.invoiceXml('IN 9'), { as: luis })
    const unstamped = await visit(app, paths.invoiceXml('IN 2'), { as: ana })
    expect([others, nothing, unstamped].map(({ response: { status } }) => status)).toEqual([404, 404, 404])
    const nameless = (text: string) => text.replace(/: [0-9a-f]{8}/, '')
    expect(nameless(others.text)).toBe(nameless(nothing.text))
  }),
)

it(
  'says what was verified and what was not, beside the SAT’s own check, for the stamped invoice alone',
  withDatabase(async (sql) => {
    const { app, ana } = await anaAndLuis(sql)
    for (const path of [about(paths.invoices, '404040'), about(paths.invoiceDownloads, '404040')]) {
      const { page, text } = await visit(app, path, { as: ana })
      expect(text.match(/Timbrada: sello del emisor verificado/g)).toHaveLength(1)
      expect(text).toContain('Aquí no se comprueba el sello del SAT ni quién expidió ese certificado')
      const links = [...page.querySelectorAll('table a')]
      const named = (words: string) =>
        links.filter(({ textContent }) => textContent?.trim() === words).map((link) => link.getAttribute('href')!)
      expect(named('Descargar XML')).toEqual([paths.invoiceXml('IN 1')])
      const [check] = named('Comprobar en el SAT')
      const { origin, pathname, searchParams } = new URL(check!)
      expect(origin + pathname).toBe('https://verificacfdi.facturaelectronica.sat.gob.mx/default.aspx')
      expect(Object.fromEntries(searchParams)).toEqual({
        id: someUuid.toUpperCase(),
        re: 'AAS900101AB1',
        rr: 'NUPA700101AB1',
        tt: '344.0',
        fe: expect.stringMatching(/^[\w+/]{6}==$/),
      })
    }
  }),
)

it(
  'prints a stamped invoice as the SAT asks: folio, seals, the stamp’s original string, certificates and a QR code',
  withDatabase(async (sql) => {
    const { app, ana, xml } = await anaAndLuis(sql)
    const { response } = await visit(app, paths.invoicePdf('IN 1'), { as: ana })
    const { text, structure } = await readPdf(response)
    const seal = /Sello="([^"]+)"/.exec(xml)![1]!
    for (const said of [
      'Este documento es una representación impresa de un CFDI.',
      `Folio fiscal (UUID) ${someUuid.toUpperCase()}`,
      'Emisor AAS900101AB1 · AGUAS',
      'Receptor NUPA700101AB1 · ANA',
      'Número de serie del certificado del emisor 00001000000500000001',
      'Número de serie del certificado del SAT 00001000000500000099',
    ]) {
      expect(text).toContain(said)
    }
    const dense = text.replace(/[\s\u200b]/g, '')
    expect(dense).toContain(`SellodigitaldelCFDI${seal}`)
    expect(dense).toContain('SellodigitaldelSATc2VsbG8gZGVsIFNBVA==')
    expect(dense).toContain(
      `||1.1|${someUuid.toUpperCase()}|2021-02-20T10:00:05|SPR190613I52|${seal}|00001000000500000099||`,
    )
    expect(dense).toContain('ElsellodelSATylacadenadecertificadosnosecompruebanaquí')
    expect(structure).toContain('Código QR con la dirección del SAT')
    expect(text).not.toContain('no es un comprobante fiscal')

    const plain = await readPdf((await visit(app, paths.invoicePdf('IN 2'), { as: ana })).response)
    expect(plain.text).toContain('no es un comprobante fiscal')
    expect(plain.text).not.toContain('Folio fiscal')
  }),
)

it(
  'prints the lines of the stamped document, not those that the commercial system sends beside it',
  withDatabase(async (sql) => {
    const account = await anAccount(sql)
    const contract = await aContract(sql, { account })
    const invoice = await anInvoice(sql, { contract, number: 'IN 1' })
    await sql`
      insert into invoice_lines (invoice_id, line, description, quantity, unit_price, amount)
      values (${invoice}, 1, 'Otra cosa', 1, 999.99, 99999)
    `
    const files = filesInMemory()
    const facts: CfdiFacts = {
      description: 'Agua potable',
      root: { SubTotal: '300.00', Descuento: '3.45', Total: '344.00' },
      unsealed: (xml) =>
        xml
          .replace('Cantidad="1"', 'Cantidad="14.500"')
          .replace(
            'ValorUnitario="344.00" Importe="344.00" ObjetoImp="01"/>',
            `ValorUnitario="20.689655" Importe="300.00" Descuento="3.45" ObjetoImp="02">
            <cfdi:Impuestos><cfdi:Traslados>
              <cfdi:Traslado Base="296.55" Impuesto="002" TipoFactor="Tasa" TasaOCuota="0.160000" Importe="47.45"/>
            </cfdi:Traslados></cfdi:Impuestos></cfdi:Concepto>`,
          )
          .replace(
            '<cfdi:Impuestos><cfdi:Traslados><cfdi:Traslado Base="344.00" Impuesto="002" TipoFactor="Exento"/>',
            '<cfdi:Impuestos TotalImpuestosTrasladados="47.45"><cfdi:Traslados><cfdi:Traslado Base="296.55" Impuesto="002" TipoFactor="Tasa" TasaOCuota="0.160000" Importe="47.45"/>',
          ),
    }
    await aStampedDocument(sql, files, facts)
    const app = createApp(testServices(sql, { files }))
    const { text } = await readPdf(
      (await visit(app, paths.invoicePdf('IN 1'), { as: await aSession(sql, account) })).response,
    )
    expect(text).toContain('83101500 E48 Agua potable Objeto de impuesto 02 Descuento $3.45')
    expect(text).toContain('Traslado 002 IVA · Tasa 0.160000 · base $296.55 · importe $47.45 14.5 $20.689655 $300.00')
    expect(text).toContain('Subtotal $300.00 Descuento $3.45 Impuestos trasladados $47.45 Total $344.00')
    expect(text).not.toContain('Otra cosa')
    expect(text).not.toContain('999')

    // Kept by an earlier version, which did not read them: brought again, it does.
    await sql`update cfdi_documents set facts = facts - 'concepts' - 'sums'`
    const as = await aSession(sql, account)
    const print = async () => (await readPdf((await visit(app, paths.invoicePdf('IN 1'), { as })).response)).text
    expect(await print()).toContain('Otra cosa')
    await aStampedDocument(sql, files, facts)
    expect(await print()).toContain('Agua potable')
  }),
)

async function readPdf(response: Response) {
  const pdf = await getDocumentProxy(new Uint8Array(await response.arrayBuffer()))
  const contents = []
  const trees = []
  // One page after the other: the reader mixes up what pages share when it is asked for both at once.
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    contents.push(await page.getTextContent())
    trees.push(await page.getStructTree())
  }
  return {
    text: contents
      .flatMap(({ items }) => items.map((item) => ('str' in item ? item.str : '')))
      .join(' ')
      .replace(/\s+/g, ' '),
    structure: JSON.stringify(trees),
  }
}
