import { lstatSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readEnv } from '../../src/env.ts'
import { exportCommand } from '../../src/feed/export.ts'
import { importCommand } from '../../src/feed/ov.ts'
import type { OvCommand, OvContext } from '../../src/ov-command.ts'
import { Problem } from '../../src/problem.ts'
import { aRequest, operatorSays } from '../a-request.ts'
import { aContract, anAccess, anAccount } from '../builders.ts'
import { type APayment, aPaidPayment, aPayment, gatewaySays, stateOf } from '../payments/a-payment.ts'
import { csv, type FeedOffice, openOffice } from './office.ts'

let office: FeedOffice
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

async function ov(command: OvCommand, args: string[], context: Partial<OvContext> = {}) {
  const printed: string[] = []
  const said: string[] = []
  const status = await command.run(args, {
    env: readEnv({ DEMO: 'yes', DATA_DIR: office.dataDir, TODAY: '2021-03-20' }),
    openDatabase: async () => office.sql,
    print: (line) => printed.push(line),
    say: (line) => said.push(line),
    ...context,
  })
  return { status, printed: printed.join('\n'), said: said.join('\n') }
}

const aFolder = () => mkdtempSync(join(office.dataDir, 'export-'))
const rowsIn = (folder: string, file: string) =>
  parse(readFileSync(join(folder, `${file}.csv`), 'utf8'), { columns: true }) as Record<string, string>[]

/** Exports, and answers with the number and the rows of pagos_portal.csv that are of these payments. */
async function exported(...payments: APayment[]) {
  const folder = aFolder()
  const { status, printed } = await ov(exportCommand, [folder])
  expect(status).toBe(0)
  const number = readFileSync(join(folder, 'exportacion.txt'), 'utf8').trim()
  expect(printed).toContain(`exportación ${number} · `)
  const isTheirs = ({ id }: Record<string, string>) => payments.some(({ folio }) => id!.startsWith(folio))
  const rows = rowsIn(folder, 'pagos_portal').filter(isTheirs)
  return { folder, number, rows, ids: rows.map(({ id }) => id) }
}

async function imported(rows: Record<string, string>[]) {
  const folder = aFolder()
  const complete = rows.map((row, index) => ({
    pago: `F-${row.referencia_portal}-${index}`,
    fecha: '2021-03-20',
    ...row,
  }))
  writeFileSync(join(folder, 'pagos.csv'), csv(complete))
  return { folder, ...(await ov(importCommand, [folder])) }
}

describe('what goes out', () => {
  it('is each payment that we hold, with its invoice and the gateway’s own reference', async () => {
    const payment = await aPaidPayment(office.sql, { invoices: [10_000, 20_000], advance: 5_000, method: 'transfer' })
    const { rows } = await exported(payment)
    const [first, second] = await office.sql<{ contract: string; invoice: string }[]>`
      select c.number as contract, v.number as invoice from payment_items i
      join contracts c on c.id = i.contract_id join invoices v on v.id = i.invoice_id
      where i.payment_id = ${payment.paymentId} order by i.position
    `
    const same = {
      fecha: '2021-03-20',
      canal: 'SPEI',
      pasarela: 'sandbox',
      referencia_pasarela: payment.gatewayReference,
      estado: 'RECIBIDO',
    }
    expect(rows).toEqual([
      { ...same, id: `${payment.folio}-1`, contrato: first!.contract, factura: first!.invoice, importe: '100.00' },
      { ...same, id: `${payment.folio}-2`, contrato: second!.contract, factura: second!.invoice, importe: '200.00' },
      { ...same, id: `${payment.folio}-3`, contrato: first!.contract, factura: '', importe: '50.00' },
    ])
  })

  it('is no payment that we do not hold, and no money that is held', async () => {
    const waiting = await aPayment(office.sql)
    const refused = await aPayment(office.sql)
    await gatewaySays(office.sql, refused, { status: 'refused' })
    const held = await aPayment(office.sql)
    await gatewaySays(office.sql, held, { amount: 34_300 })
    expect((await exported(waiting, refused, held)).ids).toEqual([])
  })

  it('tells money that went back in rows of their own, which never change', async () => {
    const payment = await aPaidPayment(office.sql)
    const returned = [
      { reference: 're-1', kind: 'refund' as const, amount: 10_000 },
      { reference: 'dp-1', kind: 'chargeback' as const, amount: 24_400 },
    ]
    await gatewaySays(office.sql, payment, { returned: returned.slice(0, 1) })
    const one = await exported(payment)
    await gatewaySays(office.sql, payment, { returned })
    const two = await exported(payment)
    await gatewaySays(office.sql, payment, { returned: [returned[0]!, { ...returned[1]!, amount: 0 }] })
    const three = await exported(payment)

    const id = `${payment.folio}-1`
    expect(one.rows.map(({ id, importe, estado }) => [id, importe, estado])).toEqual([
      [id, '344.00', 'RECIBIDO'],
      [`${id}-2`, '-100.00', 'DEVUELTO'],
    ])
    expect(two.rows.slice(0, 2)).toEqual(one.rows)
    expect(two.rows[2]).toMatchObject({ id: `${id}-3`, importe: '-244.00', estado: 'CONTRACARGO' })
    expect(three.rows.slice(0, 3)).toEqual(two.rows)
    expect(three.rows[3]).toMatchObject({ id: `${id}-4`, importe: '244.00', estado: 'RECUPERADO' })
    expect(new Set(three.rows.map(({ factura }) => factura)).size).toBe(1)
  })

  it('tells apart what is for the invoice and what is over it', async () => {
    const payment = await aPayment(office.sql)
    await office.sql`update invoices set balance = 10000 where id = ${payment.wanted[0]!.invoiceId}`
    await gatewaySays(office.sql, payment)
    const { rows } = await exported(payment)
    expect(rows.map(({ id, factura, importe }) => [id, factura !== '', importe])).toEqual([
      [`${payment.folio}-1`, true, '100.00'],
      [`${payment.folio}-1-2`, false, '244.00'],
    ])
  })

  it('brings what people wrote and changed', async () => {
    const [account, contract] = [await anAccount(office.sql), await aContract(office.sql, { number: '990.001' })]
    await anAccess(office.sql, { account, contract })
    const folio = await aRequest(office.sql, { account, contract: '990.001', message: '=1+1' })
    await office.sql`
      insert into data_changes (contract_id, account_id, field, before, after) values
        (${contract}, ${account}, 'email', null, 'ana@example.com'), (${contract}, ${account}, 'alias', null, 'Casa')
    `
    const { folder, number } = await exported()
    expect(rowsIn(folder, 'gestiones_portal').find((row) => row.folio === folio)).toMatchObject({
      contrato: '990.001',
      tipo: 'consulta-general',
      estado: 'RECIBIDA',
      vence: '2021-04-02',
      texto: 'Ana Núñez <ana@example.com>\n\n=1+1',
    })
    const changes = rowsIn(folder, 'datos_contacto_portal').filter(({ contrato }) => contrato === '990.001')
    expect(changes).toMatchObject([{ dato: 'correo', antes: '', despues: 'ana@example.com' }])

    await ov(exportCommand, ['--ack', number])
    const next = await exported()
    expect(rowsIn(next.folder, 'gestiones_portal')).toEqual([])
    expect(rowsIn(next.folder, 'datos_contacto_portal')).toEqual([])
  })

  it('brings each move of a request once, after the request itself was taken', async () => {
    const folio = await aRequest(office.sql)
    await ov(exportCommand, ['--ack', (await exported()).number])
    await operatorSays(office.sql, folio, { said: 'asked', text: '¿Cuál?' })
    await operatorSays(office.sql, folio, { said: 'message-out', text: 'Gracias' })
    await operatorSays(office.sql, folio, { said: 'closed', text: 'Listo', evidence: 'Orden 77' })
    const { folder, number } = await exported()
    expect(rowsIn(folder, 'gestiones_portal')).toMatchObject([
      { folio, estado: 'EN PAUSA', vence: '', texto: 'Julia Ramos\n¿Cuál?' },
      { folio, estado: 'CERRADA', vence: '2021-04-02', texto: 'Julia Ramos\nListo\nOrden 77' },
    ])
    await ov(exportCommand, ['--ack', number])
    expect(rowsIn((await exported()).folder, 'gestiones_portal')).toEqual([])
  })
})

describe('until it has arrived', () => {
  it('a row comes again with the same id, and no more once its export is acknowledged by number', async () => {
    const payment = await aPaidPayment(office.sql)
    const first = await exported(payment)
    const later = await aPaidPayment(office.sql)
    const second = await exported(payment, later)
    expect(second.ids).toEqual([`${payment.folio}-1`, `${later.folio}-1`])
    expect(Number(second.number)).toBeGreaterThan(Number(first.number))

    expect(await ov(exportCommand, ['--ack', first.number])).toMatchObject({ status: 0 })
    expect((await exported(payment, later)).ids).toEqual([`${later.folio}-1`])
    const again = await ov(exportCommand, ['--ack', first.number])
    expect(again).toMatchObject({ status: 0, printed: `Exportación ${first.number}: ya constaba como recibida.` })
    await ov(exportCommand, ['--ack', second.number])
    expect((await exported(payment, later)).ids).toEqual([])
  })

  it('a row comes no more once the feed brings its id back; the payment is then applied', async () => {
    const payment = await aPaidPayment(office.sql)
    const { rows } = await exported(payment)
    const [{ contrato, factura, importe, id }] = rows as [Record<string, string>]
    const posting = {
      contrato: contrato!,
      factura: factura!,
      importe: importe!,
      canal: 'PORTAL',
      referencia_portal: id!,
    }
    const first = await imported([posting])
    expect(first).toMatchObject({ status: 0, said: '' })
    expect(first.printed).toContain('\nSe aplicó un pago del portal')
    expect(await stateOf(office.sql, payment)).toBe('applied')
    expect((await exported(payment)).ids).toEqual([])

    const again = await ov(importCommand, [first.folder])
    expect(again.printed).toMatch(/nada cambió/)
    expect(again.printed).not.toContain('pago del portal')
  })

  it('the folio of a payment of one item does as well, and a refund after it still goes out', async () => {
    const payment = await aPaidPayment(office.sql)
    const { rows } = await exported(payment)
    const [{ contrato, importe }] = rows as [Record<string, string>]
    await imported([{ contrato: contrato!, importe: importe!, canal: 'PORTAL', referencia_portal: payment.folio }])
    expect((await exported(payment)).ids).toEqual([])
    await gatewaySays(office.sql, payment, { returned: [{ reference: 're', kind: 'refund', amount: 34_400 }] })
    expect((await exported(payment)).ids).toEqual([`${payment.folio}-1-2`])
  })

  it('what does not fit is a sentence, and the rest lands', async () => {
    const payment = await aPaidPayment(office.sql)
    const [{ contrato, id }] = (await exported(payment)).rows as [Record<string, string>]
    const { status, said } = await imported([
      { contrato: contrato!, importe: '300.00', canal: 'PORTAL', referencia_portal: id! },
      { contrato: contrato!, importe: '1.00', canal: 'PORTAL', referencia_portal: 'PG-20-0000000-1' },
    ])
    expect(status).toBe(0)
    expect(said.split('\n')).toEqual([
      'Pago F-PG-20-0000000-1-1: pagos.csv dice que es el PG-20-0000000-1 del portal; el portal no tiene ninguno así.',
      `Pago del portal ${id}: pagos.csv dice $300.00 y el portal entregó $344.00. No cuenta como aplicado hasta que coincidan.`,
    ])
  })
})

describe('the folder', () => {
  it('is the owner’s alone, made if need be, and holds nothing but whole files', async () => {
    const folder = join(aFolder(), 'a', 'b')
    expect(await ov(exportCommand, [folder])).toMatchObject({ status: 0 })
    const names = [
      'datos_contacto_portal.csv',
      'exportacion.txt',
      'gestiones_portal.csv',
      'lecturas_portal.csv',
      'pagos_portal.csv',
    ]
    expect(readdirSync(folder).sort()).toEqual(names)
    for (const name of names) expect(lstatSync(join(folder, name)).mode & 0o777).toBe(0o600)
    expect(lstatSync(folder).mode & 0o777).toBe(0o700)
  })

  it('follows no link that somebody left in the place of a file', async () => {
    const [folder, target] = [aFolder(), join(aFolder(), 'mine.txt')]
    writeFileSync(target, 'mine')
    symlinkSync(target, join(folder, 'pagos_portal.csv'))
    await ov(exportCommand, [folder])
    expect(readFileSync(target, 'utf8')).toBe('mine')
    expect(lstatSync(join(folder, 'pagos_portal.csv')).isSymbolicLink()).toBe(false)
  })

  it('that cannot be written is a sentence, and nothing counts as exported', async () => {
    const payment = await aPaidPayment(office.sql)
    const file = join(aFolder(), 'file')
    writeFileSync(file, '')
    const { status, said } = await ov(exportCommand, [file])
    expect(status).toBe(2)
    expect(said).toMatch(/^No se puede escribir en .*; el sistema dice: E\w+\. No se exportó nada\.$/)
    const gone = await office.sql`select from exported_rows where id = ${`${payment.folio}-1`}`
    expect(gone).toHaveLength(0)
  })

  it('two exports at once both are whole', async () => {
    const payment = await aPaidPayment(office.sql)
    const both = await Promise.all([exported(payment), exported(payment)])
    expect(both.map(({ ids }) => ids)).toEqual([[`${payment.folio}-1`], [`${payment.folio}-1`]])
    expect(new Set(both.map(({ number }) => number)).size).toBe(2)
  })
})

describe('what it is asked', () => {
  it.each([[[]], [['a', 'b']], [['a', '--ack', '1']]])('refuses %j', async (args) => {
    expect(await ov(exportCommand, args)).toMatchObject({ status: 2, said: expect.stringMatching(/takes one folder/) })
  })

  it.each([
    ['999999', /^No hay ninguna exportación 999999/],
    ['0', /se escribió «0»/],
    ['x', /se escribió «x»/],
    ['1.5', /se escribió «1.5»/],
  ])('cannot acknowledge %s', async (number, sentence) => {
    expect(await ov(exportCommand, ['--ack', number])).toMatchObject({
      status: 2,
      said: expect.stringMatching(sentence),
    })
  })

  it('says when there is no database', async () => {
    const openDatabase = () => Promise.reject(new Problem('The database does not answer.'))
    const { status, said } = await ov(exportCommand, [aFolder()], { openDatabase })
    expect({ status, said }).toEqual({ status: 2, said: 'The database does not answer.' })
  })
})
