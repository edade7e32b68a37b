import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.tsx'
import { about, paths } from '../../src/paths.ts'
import { root } from '../../src/root.ts'
import { visit } from '../browser.ts'
import { anAccess, anAccount, aSession } from '../builders.ts'
import { testServices } from '../services.ts'
import { type FeedOffice, openOffice } from './office.ts'

const feed = join(root, '..', 'shared', 'feeds', 'manual')

describe.skipIf(!existsSync(feed))("the manual's own feed (skipped where ../shared/feeds/manual is not there)", () => {
  let office: FeedOffice
  beforeAll(async () => {
    office = await openOffice()
  })
  afterAll(() => office.close())

  it('lands whole, and the second time nothing changes', async () => {
    const first = await office.takeFolder(feed)
    expect(first.rejected).toEqual([])
    expect(first.status).toBe(0)
    expect(first.imported!.landed.map(({ name, new: added }) => [name, added])).toEqual([
      ['contratos', 3],
      ['facturas', 14],
      ['conceptos', 42],
      ['lecturas', 14],
    ])
    const before = await office.contents()
    const again = await office.takeFolder(feed)
    expect(again.imported!.landed.map((file) => file.new + file.changed)).toEqual([0, 0, 0, 0])
    expect(await office.contents()).toEqual(before)
  })

  it('keeps what the receipt of chapter 6 says', async () => {
    const [invoice] = await office.sql`
      select issued_on, period, due_on, total, balance, previous_reading, current_reading, consumption
      from invoices where number = 'IN 000120210200053772'
    `
    expect(invoice).toEqual({
      issuedOn: '2021-02-20',
      period: '2021-02-01',
      dueOn: '2021-03-07',
      total: 34_400,
      balance: 34_400,
      previousReading: 1345,
      currentReading: 1359,
      consumption: 14,
    })
  })

  /** On the day of the manual, whoever has its contract 404040 and calls it «Mi casa». */
  async function ana() {
    const { sql } = office
    const account = await anAccount(sql)
    const [contract] = await sql<{ id: number }[]>`select id from contracts where number = '404040'`
    await anAccess(sql, { account, contract: contract!.id })
    await sql`insert into contract_aliases (account_id, contract_id, alias) values (${account}, ${contract!.id}, 'MI CASA')`
    const app = createApp(testServices(sql, { today: () => '2021-03-20' }))
    return { app, as: await aSession(sql, account) }
  }
  async function tableOn(path: string, table: string) {
    const { app, as } = await ana()
    const { page } = await visit(app, path, { as })
    return page
      .querySelectorAll(`${table} tbody tr`)
      .map((row) => row.querySelectorAll('td').map((cell) => cell.structuredText.replace(/\s+/g, ' ').trim()))
  }

  it("shows the manual's contract with its address and its last invoice on Mis contratos", async () => {
    const [row, ...more] = await tableOn(paths.contracts, '')
    expect(more).toEqual([])
    expect(row!.slice(0, 4)).toEqual([
      'MI CASA 404040',
      expect.stringMatching(/^AVENIDA EMETERIO GONZALEZ 112 PERULES, QUERÉTARO Ver detalle Ver facturas Ver consumos$/),
      '$344.00',
      expect.stringMatching(/^VENCIDA /),
    ])
  })

  it("shows the manual's four invoices, and the ten before them, on Mis facturas", async () => {
    const rows = await tableOn(about(paths.invoices, '404040'), '#tabla-facturas')
    expect(rows).toHaveLength(14)
    expect(rows.slice(0, 4)).toEqual([
      [
        '20 feb 2021 IN 000120210200053772',
        'Periodo 2 / 2021',
        '$344.00',
        'VENCIDA',
        'Ver Factura Digital Aclarar esta factura',
      ],
      ['23 ene 2021 IN 000120210100053772', 'Periodo 1 / 2021', '$368.00', 'PAGADA', 'Ver Factura Digital'],
      ['22 dic 2020 IN 000120201200053772', 'Periodo 12 / 2020', '$342.00', 'PAGADA', 'Ver Factura Digital'],
      ['24 nov 2020 IN 000120201100053772', 'Periodo 11 / 2020', '$320.00', 'PAGADA', 'Ver Factura Digital'],
    ])
  })

  it("shows the manual's five readings on Mis consumos, and all fourteen as one table", async () => {
    expect((await tableOn(about(paths.consumption, '404040'), '#lecturas')).slice(0, 5)).toEqual([
      ['26 ene 2021', '1359', '14'],
      ['28 dic 2020', '1345', '15'],
      ['26 nov 2020', '1330', '14'],
      ['26 oct 2020', '1316', '13'],
      ['28 sep 2020', '1303', '15'],
    ])
    expect(await tableOn(`${about(paths.consumption, '404040')}&tabla=si`, '#lecturas')).toHaveLength(14)
  })
})
