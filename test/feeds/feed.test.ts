import { lstatSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
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

describe('what a file may look like', () => {
  it('has its columns in any order, with others that are ignored and named', async () => {
    const { direccion, medidor, ...rest } = aContractRow({ contrato: '7' })
    const row = { color: 'azul', medidor, direccion, ...rest }
    const { status, notices } = await office.take({ 'contratos.csv': csv([row]) })
    expect(status).toBe(0)
    expect(notices).toEqual(['contratos.csv: se ignoró la columna color.'])
    expect(await one('contracts')).toMatchObject({ number: '7', address: 'AVENIDA EMETERIO GONZALEZ 112' })
  })

  it('may have a byte-order mark, CRLF, quotes, doubled quotes and line breaks inside them', async () => {
    const text =
      '\ufeffcontrato,tipo_persona,razon_social,direccion,medidor\r\n"1",MORAL,"La ""Fuente"", S.A.","PRIVADA 1\r\nINTERIOR 2",\r\n'
    const { status } = await office.take({ 'contratos.csv': text })
    expect(status).toBe(0)
    expect(await one('contracts')).toMatchObject({
      companyName: 'La "Fuente", S.A.',
      address: 'PRIVADA 1\r\nINTERIOR 2',
      meter: null,
    })
  })

  it('may be ISO-8859-1', async () => {
    await office.take({ 'contratos.csv': Buffer.from(csv([contract]), 'latin1') })
    expect(await one('contracts')).toMatchObject({ firstSurname: 'Núñez', secondSurname: 'De la Peña' })
  })

  it('may end without a line break', async () => {
    const { status } = await office.take({ 'contratos.csv': csv([contract]).trimEnd() })
    expect(status).toBe(0)
  })

  it('may have nothing but a header', async () => {
    const { status } = await office.take({ 'contratos.csv': csv([contract]).split('\n')[0]! })
    expect(status).toBe(0)
  })
})

describe('a broken file is refused whole, with one clear sentence, and the others land', () => {
  const lost = { ...anInvoiceRow() }
  const broken: [string, string | Buffer, RegExp][] = [
    [
      'lacks a required column',
      csv([anInvoiceRow()]).replaceAll('importe', 'monto'),
      /Falta la columna obligatoria importe\./,
    ],
    ['is cut inside quotes', `${csv([lost])}"IN 2,404040`, /termina a la mitad de la fila que empieza en la línea 3/],
    [
      'is cut inside a row',
      `${csv([lost])}IN 2,404040,2021-0`,
      /termina a la mitad de la fila que empieza en la línea 3/,
    ],
    ['is empty', '', /está vacío/],
    ['is not CSV', `${csv([lost])}IN "2",404040\n`, /deja de serlo en la línea 3/],
    ['is UTF-16', Buffer.from(csv([lost]), 'utf16le'), /obligatorias|UTF-8/],
    ['is neither UTF-8 nor ISO-8859-1', Buffer.from([0x50, 0x4b, 3, 4, 0xff, 0xfe, 0, 0, 1]), /UTF-8 o ISO-8859-1/],
    [
      'is damaged UTF-8',
      Buffer.concat([Buffer.from(csv([{ ...lost, nota: 'ñ' }])), Buffer.from([0xff])]),
      /UTF-8 o ISO-8859-1/,
    ],
    ['has a column twice', csv([lost]).replace('saldo', 'importe'), /«importe» está dos veces/],
    ['has other separators', csv([lost]).replaceAll(',', ';'), /obligatorias factura, contrato/],
  ]
  it.each(broken)('when it %s', async (_what, text, sentence) => {
    const taken = await office.take({ 'contratos.csv': csv([contract]), 'facturas.csv': text })
    expect(taken.status).toBe(1)
    expect(taken.notices.join()).toMatch(sentence)
    expect(taken.rejected).toMatchObject([
      { archivo: 'facturas.csv', linea: '', motivo: expect.stringMatching(sentence) },
    ])
    expect(await office.sql`select from invoices`).toHaveLength(0)
    expect(await office.sql`select from contracts`).toHaveLength(1)
  })

  it('and when nothing else is there, nothing landed', async () => {
    expect((await office.take({ 'facturas.csv': '' })).status).toBe(2)
  })
})

describe('a bad row harms nobody', () => {
  it('is left out and listed with its line, its column, what stood there and what was expected', async () => {
    const rows = [
      aContractRow({ contrato: '1', direccion: 'DOS\nRENGLONES' }),
      aContractRow({ contrato: '2', tipo_persona: 'PERRO', medidor: '=1+1' }),
      aContractRow({ contrato: '3' }),
      aContractRow({ contrato: '4', apellido_paterno: '' }),
    ]
    const { status, rejected } = await office.take({ 'contratos.csv': csv(rows) })
    expect(status).toBe(1)
    expect(rejected).toEqual([
      {
        archivo: 'contratos.csv',
        linea: '4',
        columna: 'tipo_persona',
        valor: 'PERRO',
        motivo: 'Se esperaba FISICA o MORAL.',
      },
      {
        archivo: 'contratos.csv',
        linea: '4',
        columna: 'medidor',
        valor: "'=1+1",
        motivo: 'Se esperaba un número de medidor de 3 a 30 letras y números, o nada si no hay medidor.',
      },
      {
        archivo: 'contratos.csv',
        linea: '6',
        columna: 'apellido_paterno',
        valor: '',
        motivo: 'Se esperaba el apellido paterno, porque tipo_persona es FISICA.',
      },
    ])
    expect(await office.sql`select number from contracts order by 1`).toEqual([{ number: '1' }, { number: '3' }])
  })

  const bad: [string, string, RegExp][] = [
    ['importe', '1e20', /importe en pesos/],
    ['importe', '1,344.00', /importe en pesos/],
    ['importe', '344.001', /importe en pesos/],
    ['importe', '99999999999999999999', /importe en pesos/],
    ['importe', '', /Se esperaba un valor en la columna «importe»/],
    ['fecha_emision', '20/02/2021', /fecha que exista/],
    ['fecha_emision', '2021-02-29', /fecha que exista/],
    ['fecha_emision', '9999-12-31', /fecha que exista/],
    ['fecha_emision', '+275760-09-13', /fecha que exista/],
    ['periodo', '2021-13', /periodo/],
    ['factura', 'IN\n2', /clave/],
    ['factura', '   ', /Se esperaba un valor/],
    ['factura', `IN ${'9'.repeat(200)}`, /100 caracteres/],
    ['factura', 'IN\0', /clave/],
  ]
  it.each(bad)('when its %s is %j', async (column, value, motive) => {
    const rows = [anInvoiceRow({ factura: 'IN 2' }), anInvoiceRow({ [column]: value })]
    const { rejected, status } = await office.take({ 'contratos.csv': csv([contract]), 'facturas.csv': csv(rows) })
    expect(rejected).toMatchObject([{ linea: '3', columna: column, motivo: expect.stringMatching(motive) }])
    expect(status).toBe(1)
    expect(await office.sql`select number from invoices`).toEqual([{ number: 'IN 2' }])
  })

  it('when it has more or fewer columns than the header', async () => {
    const text = `${csv([contract])}1,FISICA\n${csv([aContractRow({ contrato: '8' })]).split('\n')[1]}\n1,2,3,4,5,6,7,8,9\n`
    const { rejected } = await office.take({ 'contratos.csv': text })
    expect(rejected.map(({ linea, motivo }) => [linea, motivo])).toEqual([
      ['3', 'Se esperaban 8 columnas, como en el encabezado; hay 2.'],
      ['5', 'Se esperaban 8 columnas, como en el encabezado; hay 9.'],
    ])
    expect(await office.sql`select from contracts`).toHaveLength(2)
  })

  it('when it names a contract or an invoice that nobody knows', async () => {
    const taken = await office.take({
      'contratos.csv': csv([contract]),
      'facturas.csv': csv([anInvoiceRow(), anInvoiceRow({ factura: 'IN 2', contrato: '9.9' })]),
      'conceptos.csv': csv([{ factura: 'IN 3', linea: 1, descripcion: 'Agua', importe: '1.00' }]),
      'lecturas.csv': csv([aReadingRow({ contrato: '8' })]),
      'pagos.csv': csv([
        { pago: 'P1', contrato: '404040', factura: 'IN 4', fecha: '2021-03-01', importe: '344.00' },
        { pago: 'P2', contrato: '404040', factura: '', fecha: '2021-03-01', importe: '344.00' },
      ]),
    })
    const rejected = taken.rejected.sort((one, other) => (one.archivo < other.archivo ? -1 : 1))
    expect(rejected.map(({ archivo, linea, columna, valor }) => [archivo, linea, columna, valor])).toEqual([
      ['conceptos.csv', '2', 'factura', 'IN 3'],
      ['facturas.csv', '3', 'contrato', '99'],
      ['lecturas.csv', '2', 'contrato', '8'],
      ['pagos.csv', '2', 'factura', 'IN 4'],
    ])
    expect(rejected[0]!.motivo).toMatch(/Se esperaba una factura/)
    expect(rejected[1]!.motivo).toMatch(/Se esperaba un contrato/)
    expect(await one('posted_payments')).toMatchObject({ number: 'P2', channel: 'OTRO' })
  })
})

describe('the report', () => {
  it("is the owner's only, and lies where the operator says or in a folder of the run's own", async () => {
    const given = join(office.dataDir, 'informe')
    const { imported } = await office.take({ 'contratos.csv': csv([contract]) }, { reportFolder: given })
    expect(imported!.report).toBe(given)
    expect(lstatSync(given).mode & 0o777).toBe(0o700)
    expect(lstatSync(join(given, 'rechazos.csv')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(given, 'rechazos.csv'), 'utf8')).toBe('archivo,linea,columna,valor,motivo\r\n')
    const { imported: other } = await office.take({ 'contratos.csv': csv([contract]) })
    expect(other!.report).toMatch(/reports\/\d{4}-\d\d-\d\d-\d+$/)
  })

  it('never holds a formula', async () => {
    const values = ['=1', '+1', '-1', '@x', '\tx', 'a=1']
    const rows = values.map((value, at) => aContractRow({ contrato: at + 1, tipo_persona: value }))
    const { rejected } = await office.take({ 'contratos.csv': csv(rows) })
    expect(rejected.map(({ valor }) => valor)).toEqual(["'=1", "'+1", "'-1", "'@x", "'\tx", 'a=1'])
  })
})
