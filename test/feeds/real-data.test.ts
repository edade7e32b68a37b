import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type HTMLElement, parse } from 'node-html-parser'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.tsx'
import { formatDate, formatPeriod } from '../../src/lib/dates.ts'
import { formatMoney } from '../../src/lib/money.ts'
import { about, paths } from '../../src/paths.ts'
import { anAccess, anAccount, aSession } from '../builders.ts'
import { testServices } from '../services.ts'
import { type FeedOffice, openOffice } from './office.ts'
import {
  type Bill,
  byHome,
  contractOf,
  type DialReading,
  monthlyBills,
  quarterlyReadings,
  writeRealFeed,
} from './real-data.ts'

const isThere = existsSync(monthlyBills) && existsSync(quarterlyReadings)

describe.skipIf(!isThere)('600 real households and 5 real meters (skipped where ../shared/data is not there)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'real-'))
  let office: FeedOffice
  let app: ReturnType<typeof createApp>

  beforeAll(async () => {
    office = await openOffice()
    app = createApp(testServices(office.sql, { today: () => '2017-07-01' }))
    writeRealFeed(folder)
    const { status, rejected, imported } = await office.takeFolder(folder)
    expect(rejected).toEqual([])
    expect(status).toBe(0)
    expect(imported!.landed.map(({ name, rows }) => [name, rows])).toEqual([
      ['contratos', 605],
      ['facturas', 7809 + 401],
      ['lecturas', 7809 + 401],
    ])
  }, 60_000)
  afterAll(async () => {
    await office.close()
    rmSync(folder, { recursive: true })
  })

  /** Whoever has this contract, signed in. */
  async function holderOf(number: string) {
    const [contract] = await office.sql<{ id: number }[]>`select id from contracts where number = ${number}`
    const account = await anAccount(office.sql)
    await anAccess(office.sql, { account, contract: contract!.id })
    return await aSession(office.sql, account)
  }

  // Some 2,000 pages: read as they are, for judging them is for the tests that open few.
  async function rowsOf(path: string, as: string, table: string): Promise<HTMLElement[]> {
    const response = await app.request(path, { headers: { cookie: as } })
    expect(response.status, path).toBe(200)
    const html = await response.text()
    const from = html.indexOf(`id="${table}"`)
    const body = html.slice(html.indexOf('<tbody', from), html.indexOf('</tbody>', from) + '</tbody>'.length)
    return parse(body).querySelectorAll('tr')
  }
  const cellsOf = (row: HTMLElement) => row.querySelectorAll('td').map((cell) => spaced(cell.structuredText))
  const spaced = (text: string) => text.replace(/\s+/g, ' ').trim()

  /** Every reading of Mis consumos, oldest first: day, dial, m³, meter. */
  async function readingsShown(number: string, as: string) {
    const rows = await rowsOf(`${about(paths.consumption, number)}&tabla=si`, as, 'lecturas')
    return rows
      .map(cellsOf)
      .map(([day, dial, used, , , meter]) => [/^\d+ \S+ \d{4}/.exec(day!)![0], dial, used, meter])
      .toReversed()
  }

  /** Every invoice of Mis facturas, page by page, oldest first: period and amount. */
  async function invoicesShown(number: string, as: string, count: number) {
    const rows: HTMLElement[] = []
    for (let page = 1; rows.length < count; page++) {
      const more = await rowsOf(`${about(paths.invoices, number)}&pagina=${page}`, as, 'tabla-facturas')
      expect(more.length).toBeGreaterThan(0)
      rows.push(...more)
    }
    return rows
      .map(cellsOf)
      .map(([, period, amount]) => [/\d+ \/ \d{4}$/.exec(period!)![0], amount])
      .toReversed()
  }

  it('shows every household the months and the cubic metres of its bills, none more and none less', async () => {
    const homes = [...byHome<Bill>(monthlyBills, ({ cust }) => cust)]
    // A few at once: while the database answers one, another is read.
    for (let at = 0; at < homes.length; at += 4) await Promise.all(homes.slice(at, at + 4).map(equalsItsBills))
  }, 180_000)

  const month = ({ year, month }: Bill) => `${year}-${month.padStart(2, '0')}-01`
  async function equalsItsBills([number, bills]: [string, Bill[]]) {
    const as = await holderOf(number)
    const readings = await readingsShown(number, as)
    const monthAndUse = readings.map(([day, , used]) => [day!.replace(/^\d+ /, ''), used])
    expect(monthAndUse, number).toEqual(
      bills.map((bill) => [formatDate(month(bill), 'short', 'es-MX').replace(/^\d+ /, ''), bill.usage_ccf]),
    )
    const all = bills.reduce((sum, { usage_ccf }) => sum + Number(usage_ccf), 0)
    expect(readings.at(-1)![1], number).toBe(String(all))

    expect(await invoicesShown(number, as, bills.length), number).toEqual(
      bills.map((bill) => [formatPeriod(month(bill)), formatMoney(Number(bill.usage_ccf) * 1000)]),
    )
  }

  it('shows every meter the days and the figures of its dial, over up to 25 years and through its exchanges', async () => {
    const exchanges: Record<string, number> = {}
    for (const [userKey, rows] of byHome<DialReading>(quarterlyReadings, (row) => row['user key'], ';')) {
      const number = contractOf(userKey)
      const as = await holderOf(number)
      const onDial = new Set(rows.map(({ date, consumption }) => `${date} ${consumption}`))
      const expected = [...onDial].sort().map((row) => row.split(' ') as [string, string])
      const readings = await readingsShown(number, as)
      expect(readings.map(([day, dial]) => [day, dial])).toEqual(
        expected.map(([date, dial]) => [formatDate(date, 'short', 'es-MX'), dial]),
      )

      // Within a meter what was used adds up to what the dial shows; a new meter begins at nought.
      for (const [at, [, dial, used, meter]] of readings.entries()) {
        const before = readings[at - 1]
        const from = before === undefined ? Number(dial) : before[3] === meter ? Number(before[1]) : 0
        expect(Number(used)).toBe(Number(dial) - from)
        if (before && before[3] !== meter) exchanges[number] = (exchanges[number] ?? 0) + 1
      }
      const billed = await invoicesShown(number, as, readings.length)
      expect(billed).toEqual(
        readings.map(([, , used], at) => [formatPeriod(expected[at]![0]), formatMoney(Number(used) * 1000)]),
      )
    }
    expect(exchanges).toEqual({ '01d20ea3': 1, '0339d54e': 2, '095d25c9': 2, '2930af18': 2, '330f34b2': 3 })
  }, 60_000)
})
