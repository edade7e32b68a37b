import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import {
  type ContactRow,
  contactsFile,
  type PaymentRow,
  paymentsFile,
  type ReadingRow,
  type RequestRow,
  readingsFile,
  requestsFile,
} from './export-rules.ts'

const payment: PaymentRow = {
  id: 'PG-21-0000001-1',
  on: '2021-03-20',
  contract: '404040',
  invoice: 'IN 1',
  amount: 34_400,
  method: 'card',
  gateway: 'stripe',
  gatewayReference: 'pi_1',
  kind: 'received',
}
const request: RequestRow = {
  id: 'OV-2021-000001',
  folio: 'OV-2021-000001',
  on: '2021-03-20',
  said: 'opened',
  stateAfter: 'open',
  dueOn: '2021-04-02',
  contract: '404040',
  kind: 'consulta-general',
  name: 'Ana',
  email: '',
  answers: {},
  message: 'Hola',
  operator: null,
  evidence: null,
}
const read = (text: string) => parse(text, { columns: true }) as Record<string, string>[]

describe('pagos_portal.csv', () => {
  it('has the columns of the contract, and says where and how it was paid', () => {
    expect(paymentsFile([payment])).toBe(
      'id,fecha,contrato,factura,importe,canal,pasarela,referencia_pasarela,estado\r\n' +
        'PG-21-0000001-1,2021-03-20,404040,IN 1,344.00,TARJETA,stripe,pi_1,RECIBIDO\r\n',
    )
  })

  it.each<[Partial<PaymentRow>, string, string]>([
    [{ amount: 1 }, 'importe', '0.01'],
    [{ amount: 123_456_789 }, 'importe', '1234567.89'],
    [{ amount: -34_400, kind: 'refund' }, 'importe', '-344.00'],
    [{ kind: 'refund' }, 'estado', 'DEVUELTO'],
    [{ kind: 'chargeback' }, 'estado', 'CONTRACARGO'],
    [{ kind: 'regained' }, 'estado', 'RECUPERADO'],
    [{ kind: 'released' }, 'estado', 'RECIBIDO'],
    [{ method: 'cash' }, 'canal', 'OXXO'],
    [{ method: 'transfer' }, 'canal', 'SPEI'],
    [{ invoice: null }, 'factura', ''],
    [{ gatewayReference: null }, 'referencia_pasarela', ''],
    [{ gatewayReference: '=HYPERLINK("x")' }, 'referencia_pasarela', `'=HYPERLINK("x")`],
    [{ contract: '@sum' }, 'contrato', "'@sum"],
  ])('%j: %s is %s', (facts, column, value) =>
    expect(read(paymentsFile([{ ...payment, ...facts }]))[0]![column]).toBe(value),
  )
})

describe('the other files', () => {
  it('tells who writes, what was asked and the message, on as many lines as it has', () => {
    const [row] = read(
      requestsFile([
        {
          ...request,
          contract: null,
          kind: 'recibo-no-entregado',
          name: 'Ana "la de arriba", Núñez',
          email: 'ana@example.com',
          answers: { period: 'febrero', other: '' },
          message: 'Uno,\ndos',
        },
      ]),
    )
    expect(row).toEqual({
      folio: 'OV-2021-000001',
      fecha: '2021-03-20',
      contrato: '',
      tipo: 'recibo-no-entregado',
      estado: 'RECIBIDA',
      vence: '2021-04-02',
      texto: 'Ana "la de arriba", Núñez <ana@example.com>\nperiod: febrero\n\nUno,\ndos',
    })
  })

  it.each<[Partial<RequestRow>, string, string, string]>([
    [{ said: 'asked', stateAfter: 'asked', dueOn: null }, 'EN PAUSA', '', 'Julia\n¿Cuál?'],
    [{ said: 'answered', stateAfter: 'answered' }, 'RESPONDIDA', '2021-04-02', 'Julia\n¿Cuál?'],
    [
      { said: 'closed', stateAfter: 'closed', evidence: 'Orden 77' },
      'CERRADA',
      '2021-04-02',
      'Julia\n¿Cuál?\nOrden 77',
    ],
    [{ said: 'resumed', stateAfter: 'open', operator: null, message: '' }, 'RECIBIDA', '2021-04-02', ''],
    [{ said: 'reopened', stateAfter: 'open', operator: null, message: '=1+1' }, 'RECIBIDA', '2021-04-02', "'=1+1"],
  ])('tells each move of a request: %j is %s', (facts, estado, vence, texto) => {
    const move = { ...request, operator: 'Julia', message: '¿Cuál?', ...facts }
    expect(read(requestsFile([move]))[0]).toMatchObject({ folio: 'OV-2021-000001', estado, vence, texto })
  })

  it('takes a number that begins with + for text', () => {
    const change: ContactRow = {
      id: 'DC-1',
      on: '2021-03-20',
      contract: '404040',
      field: 'phone',
      before: null,
      after: '+524425550100',
    }
    expect(read(contactsFile([change, { ...change, field: 'email', after: null }]))).toMatchObject([
      { dato: 'telefono', antes: '', despues: "'+524425550100" },
      { dato: 'correo', despues: '' },
    ])
  })

  it('says of a reading which rules held it, each once', () => {
    const reading: ReadingRow = {
      id: 'a1',
      on: '2021-03-20',
      contract: '404040',
      meter: 'M-77',
      value: 1733,
      state: 'held',
      decision: null,
      why: null,
      reasons: ['digits', 'digits', 'too-high'],
      photo: null,
    }
    expect(readingsFile([reading, { ...reading, state: 'accepted', reasons: [], photo: 'f0' }])).toBe(
      'id,fecha,contrato,medidor,lectura_m3,estado,motivo,foto\r\n' +
        'a1,2021-03-20,404040,M-77,1733,RETENIDA,CIFRAS_DE_MAS_O_DE_MENOS CONSUMO_MUY_ALTO,\r\n' +
        'a1,2021-03-20,404040,M-77,1733,ACEPTADA,,f0\r\n',
    )
    const decided = [
      { ...reading, state: 'accepted', decision: 'accept' },
      { ...reading, state: 'accepted', decision: 'correct', value: 1373 },
      { ...reading, state: 'rejected', decision: 'reject', why: 'photo-other-meter' },
      // The feed has said since then that it keeps it after all.
      { ...reading, state: 'accepted', decision: 'reject', why: 'no-photo', reasons: [] },
    ] satisfies ReadingRow[]
    expect(readingsFile(decided).split('\r\n').slice(1, -1)).toEqual([
      'a1,2021-03-20,404040,M-77,1733,ACEPTADA,CIFRAS_DE_MAS_O_DE_MENOS CONSUMO_MUY_ALTO,',
      'a1,2021-03-20,404040,M-77,1373,CORREGIDA,CIFRAS_DE_MAS_O_DE_MENOS CONSUMO_MUY_ALTO,',
      'a1,2021-03-20,404040,M-77,1733,RECHAZADA,FOTO_DE_OTRO_MEDIDOR,',
      'a1,2021-03-20,404040,M-77,1733,ACEPTADA,,',
    ])
    expect(readingsFile([])).toBe('id,fecha,contrato,medidor,lectura_m3,estado,motivo,foto\r\n')
  })
})
