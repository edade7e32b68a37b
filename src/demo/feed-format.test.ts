import { describe, expect, it } from 'vitest'
import { isCivilDate } from '../lib/dates.ts'
import { aFeed, feedFiles, feedTexts, type Row } from './feed-for-tests.ts'
import { tariffClasses } from './tariffs.ts'

type Check = (value: string) => boolean

const like =
  (pattern: RegExp): Check =>
  (value) =>
    pattern.test(value)
const oneOf =
  (...values: string[]): Check =>
  (value) =>
    values.includes(value)
const maybe =
  (check: Check): Check =>
  (value) =>
    value === '' || check(value)

const words = (most: number) => like(new RegExp(`^[\\p{L}\\d .,;:'ª°%()/-]{1,${most}}$`, 'u'))
const money = like(/^\d{1,9}\.\d\d$/)
const whole = like(/^(0|[1-9]\d{0,6})$/)
const meter = like(/^[A-Z0-9]{3,30}$/)
const contract = like(/^\d{6}$/)
const invoice = like(/^IN 0001\d{14}$/)
const yesOrNo = oneOf('S', 'N')
const date: Check = isCivilDate

const columns: Record<(typeof feedFiles)[number], Record<string, Check>> = {
  contratos: {
    contrato: contract,
    tipo_persona: oneOf('FISICA', 'MORAL'),
    nombre: maybe(words(60)),
    apellido_paterno: maybe(words(60)),
    apellido_materno: maybe(words(60)),
    razon_social: maybe(words(120)),
    rfc: maybe(like(/^[A-ZÑ&]{3}\d{6}[A-Z\d]{3}$/)),
    correo: maybe(like(/^[a-z0-9.]+@example\.(com|mx)$/)),
    telefono: maybe(like(/^442 555 01\d\d$/)),
    direccion: words(80),
    colonia: words(40),
    municipio: words(40),
    codigo_postal: like(/^76\d{3}$/),
    medidor: maybe(meter),
    localizacion: like(/^\d{3}-\d{5}\/\d\d$/),
    unidades: like(/^([1-9]|[1-5]\d|60)$/),
    administracion: words(40),
    grupo: like(/^M(0[1-9]|1[0-2])$/),
    tarifa: oneOf(...tariffClasses),
    fecha_contratacion: date,
    estatus: oneOf('ALTA', 'PENDIENTE', 'BAJA', 'ANULADO'),
    servicio: oneOf('ACTIVO', 'LIMITADO', 'CORTADO', 'SUSPENDIDO'),
    factura_digital: yesOrNo,
    domiciliado: yesOrNo,
  },
  facturas: {
    factura: invoice,
    contrato: contract,
    fecha_emision: date,
    periodo: like(/^\d{4}-(0[1-9]|1[0-2])$/),
    fecha_vencimiento: date,
    importe: money,
    saldo: money,
    fecha_pago: maybe(date),
    medidor: maybe(meter),
    lectura_anterior: maybe(whole),
    fecha_lectura_anterior: maybe(date),
    lectura_actual: maybe(whole),
    fecha_lectura_actual: maybe(date),
    consumo_m3: maybe(whole),
    consumo_promedio: maybe(whole),
    estimada: yesOrNo,
    uuid: oneOf(''),
    cancelada: yesOrNo,
  },
  conceptos: {
    factura: invoice,
    linea: oneOf('1', '2', '3'),
    clave_producto: oneOf('83101500'),
    clave_unidad: oneOf('MTQ', 'E48'),
    descripcion: words(40),
    cantidad: whole,
    valor_unitario: like(/^\d+\.\d{2,4}$/),
    importe: money,
    iva: money,
  },
  lecturas: {
    contrato: contract,
    medidor: meter,
    fecha: date,
    lectura_m3: whole,
    consumo_m3: whole,
    tipo: oneOf('REAL', 'ESTIMADA', 'CLIENTE'),
    incidencia: maybe(words(80)),
    digitos: oneOf('4', '5', '6'),
  },
  pagos: {
    pago: like(/^PG \d{15}$/),
    contrato: contract,
    factura: invoice,
    fecha: date,
    importe: money,
    canal: oneOf('PORTAL', 'OXXO', 'BANCO', 'CAJA', 'DOMICILIACION'),
    referencia: like(/^[A-Z]\d{8}$/),
    referencia_portal: oneOf(''),
  },
  tarifas: {
    tarifa: oneOf(...tariffClasses),
    vigente_desde: like(/^20\d\d-01-01$/),
    m3: whole,
    cargo_agua: money,
    m3_adicional: money,
    alcantarillado_pct: oneOf('10'),
    saneamiento_pct: oneOf('12'),
    iva_pct: oneOf('0', '16'),
  },
}

const keys: Record<(typeof feedFiles)[number], string[]> = {
  contratos: ['contrato'],
  facturas: ['factura'],
  conceptos: ['factura', 'linea'],
  lecturas: ['contrato', 'medidor', 'fecha'],
  pagos: ['pago'],
  tarifas: ['tarifa', 'vigente_desde', 'm3'],
}

describe('the feed is what FEED.md asks for', async () => {
  const feed = await aFeed()

  it.each(feedFiles)('%s: every column of every row, and no key twice', (name) => {
    expect(feed[name].length).toBeGreaterThan(100)
    expect(Object.keys(feed[name][0]!)).toEqual(Object.keys(columns[name]))
    for (const [column, check] of Object.entries(columns[name]))
      expect([column, feed[name].filter((row) => !check(row[column]!)).slice(0, 3)]).toEqual([column, []])
    expect(new Set(feed[name].map((row) => keyOf(row, keys[name]))).size).toBe(feed[name].length)
  })

  it('names only contracts and invoices that are there, and holders by their kind', () => {
    const contracts = new Set(feed.contratos.map(({ contrato }) => contrato))
    const invoices = new Map(feed.facturas.map(({ factura, contrato }) => [factura, contrato]))
    expect([...feed.facturas, ...feed.lecturas].filter((row) => !contracts.has(row.contrato))).toEqual([])
    expect(feed.conceptos.filter((row) => !invoices.has(row.factura))).toEqual([])
    expect(feed.pagos.filter((row) => invoices.get(row.factura) !== row.contrato)).toEqual([])
    for (const { tipo_persona, nombre, apellido_paterno, razon_social, rfc } of feed.contratos) {
      const person = [nombre, apellido_paterno].every((name) => name !== '')
      const company = [razon_social, rfc].every((name) => name !== '')
      expect([person, company]).toEqual(tipo_persona === 'FISICA' ? [true, false] : [false, true])
    }
  })

  it('keeps dates in order: read, then issued, then due', () => {
    const wrong = feed.facturas.filter((row) => {
      if (row.fecha_lectura_actual && row.fecha_lectura_anterior! >= row.fecha_lectura_actual) return true
      return row.fecha_lectura_actual! >= row.fecha_emision! || row.fecha_emision! >= row.fecha_vencimiento!
    })
    expect(wrong).toEqual([])
  })
})

it('keeps its promises over long and short histories too', async () => {
  for (const months of [1, 2, 60]) {
    const { facturas, contratos } = await aFeed({ contracts: 80, months })
    expect(contratos).toHaveLength(80)
    const active = contratos.filter(({ fecha_contratacion }) => fecha_contratacion! < '2021-01-01')
    for (const { contrato } of active)
      expect(facturas.filter((row) => row.contrato === contrato).length).toBeGreaterThan(0)
    expect(facturas.filter(({ fecha_emision }) => fecha_emision! > '2026-03-20')).toEqual([])
  }
})

it('never uses the contract numbers of the published manual', async () => {
  const { contratos } = await feedTexts({ contracts: 3000, months: 1 })
  expect(contratos).not.toMatch(/^(123456|404040|505050),/m)
})

const keyOf = (row: Row, columns: string[]) => columns.map((column) => row[column]).join('|')
