import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from '../../src/root.ts'
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
})
