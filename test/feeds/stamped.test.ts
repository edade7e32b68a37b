import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readSchemas } from '../../src/cfdi/import.ts'
import { summaryOf } from '../../src/feed/outcome.ts'
import { wordsIn } from '../../src/words/words.ts'
import { aCfdi, aStamp, someUuid } from '../a-cfdi.ts'
import { aContractRow, anInvoiceRow, csv, type FeedOffice, openOffice } from './office.ts'

let office: FeedOffice
beforeAll(async () => {
  office = await openOffice()
}, 60_000)
afterAll(() => office.close())
beforeEach(() => office.forget())

const another = '11111111-2222-4333-8444-555555555555'
const invoices = (facts: Record<string, string | number> = {}) => ({
  'contratos.csv': csv([aContractRow()]),
  'facturas.csv': csv([anInvoiceRow({ uuid: '', ...facts })]),
})
const kept = () => office.sql<{ uuid: string; invoice: string | null; fileKey: string; sha256: Buffer }[]>`
  select d.uuid, i.number as invoice, d.file_key, d.sha256 from cfdi_documents d left join invoices i on i.id = d.invoice_id
  order by 1
`
const readAll = async (key: string) => Buffer.concat(await Array.fromAsync(await office.files.read(key)))
const waitingIn = (report: string) =>
  readFileSync(join(report, 'sin_factura.csv'), 'utf8').trim().split('\r\n').slice(1)

describe('stamped invoices of the feed', () => {
  it('are kept byte for byte and found by fiscal folio, or by Serie, a space and Folio', async () => {
    const byNumber = `<?xml version="1.0"?>\r\n${aCfdi()}`
    const byFolio = aCfdi({ root: { Serie: 'X', Folio: '99' }, uuid: another })
    const { status, imported } = await office.take({
      'contratos.csv': csv([aContractRow()]),
      'facturas.csv': csv([anInvoiceRow({ uuid: '' }), anInvoiceRow({ factura: 'IN 2', uuid: another })]),
      'cfdi/a.xml': byNumber,
      'cfdi/b.XML': byFolio,
    })
    expect(status).toBe(0)
    expect(imported!.landed.at(-1)).toMatchObject({ name: 'cfdi', rows: 2, new: 2, rejected: 0 })
    const [first, second] = await kept()
    expect([first, second]).toMatchObject([
      { uuid: another, invoice: 'IN 2' },
      { uuid: someUuid, invoice: 'IN 1' },
    ])
    expect((await readAll(second!.fileKey)).toString()).toBe(byNumber)
  })

  it('change nothing the second time; the same folio in other bytes replaces them', async () => {
    const xml = aCfdi()
    await office.take({ ...invoices(), 'cfdi/a.xml': xml })
    const [before] = await kept()
    const again = await office.take({ ...invoices(), 'cfdi/a.xml': xml })
    expect(again.imported!.landed.at(-1)).toMatchObject({ new: 0, changed: 0, unchanged: 1 })
    const other = await office.take({ 'cfdi/a.xml': `${xml}\n` })
    expect(other.imported!.landed.at(-1)).toMatchObject({ changed: 1 })
    const [after] = await kept()
    expect(after).toMatchObject({ invoice: 'IN 1' })
    expect((await readAll(after!.fileKey)).toString()).toBe(`${xml}\n`)
    await expect(readAll(before!.fileKey)).rejects.toThrow()
  })

  it('without an invoice wait, listed and no rejection, and attach when it comes', async () => {
    const alone = await office.take({ 'cfdi/a.xml': aCfdi() })
    expect(alone).toMatchObject({ status: 0, rejected: [] })
    expect(summaryOf(alone.imported!, wordsIn('es-MX'))).toContain('cfdi 1 (1 nuevo) · 1 sin factura · 0 rechazos')
    expect(waitingIn(alone.imported!.report)).toEqual([
      `${someUuid},IN 1,I,2021-02-20T10:00:00,344.00,MXN,NUPA700101AB1`,
    ])
    await office.take(invoices())
    expect(await kept()).toMatchObject([{ invoice: 'IN 1' }])
    const later = await office.take({ 'cfdi/a.xml': aCfdi() })
    expect(waitingIn(later.imported!.report)).toEqual([])
  })

  it('of another total, folio or issuer than the office knows are refused', async () => {
    const differing = async (facts: Record<string, string>, options = {}) => {
      const { rejected, status } = await office.take({ ...invoices(facts), 'cfdi/a.xml': aCfdi() }, options)
      expect(status).toBe(1)
      expect(await kept()).toEqual([])
      return rejected.map(({ archivo, motivo }) => `${archivo}: ${motivo}`)
    }
    expect(await differing({ importe: '345.00' })).toEqual([
      'cfdi/a.xml: Se esperaba 345 pesos, el importe de la factura IN 1; el total dice 344.00.',
    ])
    expect(await differing({ uuid: another })).toEqual([
      `cfdi/a.xml: Se esperaba el folio fiscal de la factura IN 1, que es ${another}.`,
    ])
    expect(await differing({}, { issuer: 'CEA800313C95' })).toEqual([
      'cfdi/a.xml: Se esperaba CEA800313C95 como RFC del emisor, que es el del organismo; dice AAS900101AB1.',
    ])
  })

  it('are one for an invoice: the one that the invoice names takes the place of another', async () => {
    const [first, second] = [aCfdi(), aCfdi({ uuid: another })]
    const both = await office.take({ ...invoices(), 'cfdi/a.xml': first, 'cfdi/b.xml': first })
    expect(both.rejected.map(({ motivo }) => motivo)).toEqual([
      expect.stringMatching(/^Se esperaba cada documento una vez; [ab]\.xml es el mismo\.$/),
    ])
    expect((await office.take({ 'cfdi/b.xml': second })).rejected.map(({ motivo }) => motivo)).toEqual([
      `Se esperaba un documento por factura; IN 1 ya tiene el de folio fiscal ${someUuid}.`,
    ])
    await office.take({ ...invoices({ uuid: another }), 'cfdi/b.xml': second })
    expect(await kept()).toMatchObject([
      { uuid: another, invoice: 'IN 1' },
      { uuid: someUuid, invoice: null },
    ])
  })

  it('wait again when their invoice changes its total', async () => {
    await office.take({ ...invoices(), 'cfdi/a.xml': aCfdi() })
    await office.take(invoices({ importe: '1.00', saldo: '1.00' }))
    expect(await kept()).toMatchObject([{ invoice: null }])
  })

  it('are refused one by one, each with its reason', async () => {
    const { folder } = await office.take({
      'cfdi/cambiado.xml': aCfdi({ change: (xml) => xml.replace('Consumo de agua', 'Consumo de vino') }),
      'cfdi/doctype.xml': `<!DOCTYPE x>${aCfdi()}`,
      'cfdi/dos.xml': aCfdi({ complement: (seal) => aStamp(seal) + aStamp(seal) }),
      'cfdi/nota.txt': 'hola',
    })
    const outside = join(office.dataDir, 'outside.xml')
    writeFileSync(outside, aCfdi())
    symlinkSync(outside, join(folder, 'cfdi', 'enlace.xml'))
    mkdirSync(join(folder, 'cfdi', 'carpeta.xml'))
    const { status, rejected } = await office.takeFolder(folder)
    expect(status).toBe(2)
    expect(Object.fromEntries(rejected.map(({ archivo, motivo }) => [archivo, motivo]))).toEqual({
      'cfdi/cambiado.xml': 'Se esperaba que el sello del emisor coincidiera con el contenido; no coincide.',
      'cfdi/doctype.xml': 'Se esperaba un XML sin DOCTYPE; uno que lo lleva no se lee.',
      'cfdi/dos.xml': 'Se esperaba un solo TimbreFiscalDigital; hay 2.',
      'cfdi/nota.txt': 'Se esperaba un archivo .xml.',
      'cfdi/enlace.xml': 'Se esperaba un archivo dentro de la carpeta; es un enlace.',
      'cfdi/carpeta.xml': 'Se esperaba un archivo; es otra cosa.',
    })
    expect(await kept()).toEqual([])
  })

  it('never lead the parser to a file: what a document calls its schema is not looked for', async () => {
    const satDir = new URL('../../../shared/data/sat-xsd', import.meta.url).pathname
    if (!existsSync(satDir)) return
    const schemas = readSchemas(satDir)
    const trap = join(office.dataDir, 'trap.xsd')
    writeFileSync(trap, '<schema xmlns="http://www.w3.org/2001/XMLSchema"/>')
    const located = `xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:x file://${trap}" `
    const xml = aCfdi({ change: (text) => text.replace('xmlns:cfdi', `${located}xmlns:cfdi`) })
    const { rejected } = await office.take({ 'cfdi/a.xml': xml }, { schemas })
    expect(rejected.map(({ motivo }) => motivo).join()).not.toMatch(/trap/)
  })
})

const folder = new URL('../../../shared/data/cfdi/files', import.meta.url).pathname
describe.skipIf(!existsSync(folder))('the 83 documents of others (skipped where ../shared/data is not there)', () => {
  it('end kept as `sin factura`, or refused with a sentence each', async () => {
    const feed = Object.fromEntries(
      readdirSync(folder).map((name) => [`cfdi/${name}`, readFileSync(join(folder, name))]),
    )
    const { status, rejected, imported } = await office.take(feed)
    expect(status).toBe(1)
    expect(imported!.withoutInvoice).toBe(10)
    expect(rejected).toHaveLength(73)
    expect(new Set(rejected.map(({ archivo }) => archivo)).size).toBe(73)
    for (const { motivo } of rejected) expect(motivo).toMatch(/^(Se esperaba|No comprobable: se esperaba) /)
  })
})
