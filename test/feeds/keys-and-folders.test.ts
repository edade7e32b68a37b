import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { aContractRow, anInvoiceRow, aReadingRow, csv, type FeedOffice, openOffice } from './office.ts'

let office: FeedOffice
beforeAll(async () => {
  office = await openOffice()
})
afterEach(() => office.forget())
afterAll(() => office.close())

const contract = aContractRow()
const one = async (table: string): Promise<Record<string, unknown>> => {
  const rows = await office.sql<Record<string, unknown>[]>`select * from ${office.sql(table)}`
  expect(rows).toHaveLength(1)
  return rows[0]!
}

describe('a row replaces the row with the same key', () => {
  it('in contracts, whose number is the same with dots and without', async () => {
    await office.take({ 'contratos.csv': csv([aContractRow({ telefono: '4421234567', correo: 'ana@example.com' })]) })
    const { imported } = await office.take({
      'contratos.csv': csv([aContractRow({ contrato: '404.040', medidor: '', correo: '' })]),
    })
    expect(imported!.landed).toMatchObject([{ new: 0, changed: 1 }])
    // An empty value clears, a column that is not there leaves what was.
    expect(await one('contracts')).toMatchObject({ number: '404.040', meter: null, email: null, phone: '4421234567' })
  })

  it('in all the others', async () => {
    const feed = (n: number) => ({
      'contratos.csv': csv([contract, aContractRow({ contrato: '505050' })]),
      'tarifas.csv': csv([{ tarifa: 'D', vigente_desde: '2021-01-01', m3: 0, cargo_agua: `10.1234${n}` }]),
      'facturas.csv': csv([anInvoiceRow({ saldo: `${n}.00`, contrato: n === 1 ? '404.040' : '505050' })]),
      'conceptos.csv': csv([{ factura: 'IN 1', linea: 1, descripcion: `Agua ${n}`, importe: '1.00' }]),
      'lecturas.csv': csv([aReadingRow({ consumo_m3: `-${n}`, lectura_m3: `${n}.0`, tipo: 'ESTIMADA' })]),
      'pagos.csv': csv([
        { pago: 'P', contrato: '40 40 40', factura: 'IN 1', fecha: '2021-03-01', importe: `${n}`, canal: 'OXXO' },
      ]),
    })
    const first = await office.take(feed(1))
    expect(first.rejected).toEqual([])
    const second = await office.take(feed(2))
    expect(second.imported!.landed.map((file) => [file.new, file.changed])).toEqual([
      [0, 0],
      [0, 1],
      [0, 1],
      [0, 1],
      [0, 1],
      [0, 1],
    ])
    const [moved] = await office.sql`select number from contracts where id = (select contract_id from invoices)`
    expect(moved).toEqual({ number: '505050' })
    expect(await one('tariffs')).toMatchObject({ waterCharge: 10.12342 })
    expect(await one('invoices')).toMatchObject({ balance: 200, total: 34_400, period: '2021-02-01' })
    expect(await one('invoice_lines')).toMatchObject({ description: 'Agua 2', amount: 100, vat: 0 })
    expect(await one('readings')).toMatchObject({ value: 2, consumption: -2, kind: 'estimated' })
    expect(await one('posted_payments')).toMatchObject({ amount: 200, channel: 'OXXO' })
    const before = await office.contents()
    expect((await office.take(feed(2))).imported!.landed.every((file) => file.new + file.changed === 0)).toBe(true)
    expect(await office.contents()).toEqual(before)
  })

  it('and within one file the later row counts, which is said', async () => {
    const rows = [aContractRow({ nombre: 'Eva' }), aContractRow({ contrato: '404 040', nombre: 'Luz' })]
    const { notices, status } = await office.take({ 'contratos.csv': csv(rows) })
    expect(status).toBe(0)
    expect(notices).toEqual(['contratos.csv: una fila repite la clave de otra posterior y no cuenta.'])
    expect(await one('contracts')).toMatchObject({ givenName: 'Luz', number: '404 040' })
  })

  it('and a row never deletes what it does not name', async () => {
    await office.take({ 'contratos.csv': csv([contract, aContractRow({ contrato: '2' })]) })
    await office.take({ 'contratos.csv': csv([aContractRow({ contrato: '2', estatus: 'BAJA', servicio: 'CORTADO' })]) })
    expect(await office.sql`select number, status, service from contracts order by 1`).toEqual([
      { number: '2', status: 'ended', service: 'cut' },
      { number: '404040', status: 'active', service: 'active' },
    ])
  })

  it('and a name may be left out only where there is one', async () => {
    const { razon_social: _company, apellido_paterno: _surname, ...nameless } = aContractRow({ direccion: 'CALLE 2' })
    await office.take({ 'contratos.csv': csv([contract]) })
    const { rejected } = await office.take({ 'contratos.csv': csv([nameless, { ...nameless, contrato: '2' }]) })
    expect(rejected).toMatchObject([{ linea: '3', columna: 'apellido_paterno' }])
    expect(await one('contracts')).toMatchObject({ address: 'CALLE 2', firstSurname: 'Núñez' })
  })
})

describe('a folder', () => {
  it('may be missing or hold nothing of the feed: nothing landed', async () => {
    expect((await office.takeFolder('/no/such/folder').catch(() => ({ status: 'threw' }))).status).toBe(2)
    const { status, notices } = await office.take({ 'leeme.txt': 'hola' })
    expect(status).toBe(2)
    expect(notices).toEqual(['leeme.txt: no es un archivo del intercambio; se dejó como está.'])
  })

  it('may hold files that the office cannot take yet', async () => {
    const { status, notices } = await office.take({
      'contratos.csv': csv([contract]),
      'consumo_horario.csv': 'medidor,hora,litros\n',
    })
    expect(status).toBe(0)
    expect(notices).toEqual(['consumo_horario.csv: la oficina todavía no recibe este archivo; se dejó como está.'])
  })

  it('is not left through links', async () => {
    const { folder } = await office.take({ 'contratos.csv': csv([contract]) })
    const outside = join(office.dataDir, 'outside')
    mkdirSync(outside, { recursive: true })
    writeFileSync(join(outside, 'facturas.csv'), csv([anInvoiceRow()]))
    symlinkSync(join(outside, 'facturas.csv'), join(folder, 'facturas.csv'))
    symlinkSync(outside, join(folder, 'pdf'))
    mkdirSync(join(folder, 'lecturas.csv'))
    const { status, rejected } = await office.takeFolder(folder)
    expect(status).toBe(1)
    expect(rejected.map(({ archivo, motivo }) => [archivo, motivo])).toEqual([
      ['facturas.csv', 'Se esperaba un archivo dentro de la carpeta; es un enlace.'],
      ['lecturas.csv', 'Se esperaba un archivo; es otra cosa.'],
      ['pdf', 'Se esperaba un archivo dentro de la carpeta; es un enlace.'],
    ])
    expect(await office.sql`select from invoices`).toHaveLength(0)
  })

  it('leaves a row in the list of imports', async () => {
    const { folder } = await office.take({ 'contratos.csv': csv([contract]) })
    const [run] = await office.sql`select * from imports where folder = ${folder}`
    expect(run).toMatchObject({ summary: { landed: [{ name: 'contratos', new: 1 }], refused: [] } })
    expect(run!.finishedAt).toBeInstanceOf(Date)
  })
})

describe("the utility's own prints", () => {
  const uuid = '5d3f1c6e-8a53-4c1b-9f0e-2b7a5c1d4e6f'
  const data = {
    'contratos.csv': csv([contract]),
    'facturas.csv': csv([anInvoiceRow({ uuid: '' }), anInvoiceRow({ factura: 'IN 2', uuid: uuid.toUpperCase() })]),
  }
  const readAll = async (key: unknown) => Buffer.concat(await Array.fromAsync(await office.files.read(key as string)))

  it('are matched by invoice number or by fiscal folio, and kept', async () => {
    const { status, imported } = await office.take({
      ...data,
      'pdf/IN 1.pdf': '%PDF-1.7 uno',
      [`pdf/${uuid}.pdf`]: '%PDF-1.7 dos',
    })
    expect(status).toBe(0)
    expect(imported!.landed.at(-1)).toMatchObject({ name: 'pdf', new: 2 })
    const kept = await office.sql`
      select number, file_key from invoice_documents join invoices on id = invoice_id order by 1
    `
    expect(kept.map(({ number }) => number)).toEqual(['IN 1', 'IN 2'])
    expect((await readAll(kept[1]!.fileKey)).toString()).toBe('%PDF-1.7 dos')
  })

  it('change nothing the second time; a new print replaces the old one', async () => {
    await office.take({ ...data, 'pdf/IN 1.pdf': '%PDF-1.7 uno' })
    const before = await one('invoice_documents')
    const again = await office.take({ ...data, 'pdf/IN 1.pdf': '%PDF-1.7 uno' })
    expect(again.imported!.landed.at(-1)).toMatchObject({ new: 0, changed: 0, unchanged: 1 })
    const replaced = await office.take({ ...data, 'pdf/IN 1.pdf': '%PDF-1.7 otro' })
    expect(replaced.imported!.landed.at(-1)).toMatchObject({ changed: 1 })
    const after = await one('invoice_documents')
    expect((await readAll(after.fileKey)).toString()).toBe('%PDF-1.7 otro')
    await expect(readAll(before.fileKey)).rejects.toThrow()
  })

  it('are refused one by one: no invoice, no PDF, a link, two for one invoice', async () => {
    const { folder } = await office.take({
      ...data,
      'pdf/IN 2.pdf': '%PDF-1.7',
      [`pdf/${uuid}.pdf`]: '%PDF-1.7 x',
      'pdf/IN 9.pdf': '%PDF-1.7',
      'pdf/IN 1.pdf': '<html>',
    })
    symlinkSync('/etc/hostname', join(folder, 'pdf', 'enlace.pdf'))
    const { rejected, status } = await office.takeFolder(folder)
    expect(status).toBe(1)
    const motives = new Map(rejected.map(({ archivo, motivo }) => [archivo, motivo]))
    expect([...motives.values()].sort()).toEqual([
      expect.stringMatching(/número de una factura o su folio fiscal/),
      expect.stringMatching(/un PDF por factura; .* ya es de la misma/),
      expect.stringMatching(/un PDF: un archivo que empiece/),
      expect.stringMatching(/archivo dentro de la carpeta/),
    ])
  })
})

it('reports stay readable as CSV whatever was in the file', async () => {
  const { imported } = await office.take({ 'contratos.csv': csv([aContractRow({ tipo_persona: 'a"b,c\nd' })]) })
  const rows = parse(readFileSync(join(imported!.report, 'rechazos.csv')), { columns: true }) as { valor: string }[]
  expect(rows[0]!.valor).toBe('a"b,c\nd')
})
