import { describe, expect, it } from 'vitest'
import { aReader } from '../../test/a-reader.ts'
import { anInvoice, aReading } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import type { Sql } from '../db.ts'
import { chooseMail } from '../notifications/commands.ts'
import { settleReadings } from './sending-commands.ts'

type Told = { state: string; invoice: string | null; keptValue: number | null }
const told = async (sql: Sql) =>
  (await sql<{ facts: Told }[]>`select facts from mails where kind = 'reading-news' order by id`).map(
    ({ facts }) => facts,
  )

describe('what became of a reading', () => {
  it(
    'is told by mail: accepted, then used in an invoice, each once',
    withDatabase(async (sql) => {
      const { send, contract } = await aReader(sql)
      await send('1373')
      expect(await told(sql)).toMatchObject([{ state: 'accepted', invoice: null }])
      await aReading(sql, { contract, readOn: '2021-03-20', value: 1373, kind: 'customer' })
      await settleReadings(sql)
      expect(await told(sql)).toHaveLength(1)

      const invoice = await anInvoice(sql, { contract, number: 'IN 9' })
      await sql`update invoices set current_reading = 1373, current_read_on = '2021-03-20' where id = ${invoice}`
      await settleReadings(sql)
      await settleReadings(sql)
      expect(await told(sql)).toMatchObject([{ state: 'accepted' }, { state: 'used', invoice: 'IN 9' }])
    }),
  )

  it(
    'is told when the utility keeps another number',
    withDatabase(async (sql) => {
      const { send, contract } = await aReader(sql)
      await send('1373')
      await aReading(sql, { contract, readOn: '2021-03-20', value: 1370 })
      await settleReadings(sql)
      expect((await told(sql)).at(-1)).toMatchObject({ state: 'rejected', keptValue: 1370 })
    }),
  )

  it(
    'is not told to whoever does not want to hear of it',
    withDatabase(async (sql) => {
      const { send, account } = await aReader(sql)
      await chooseMail(sql, { accountId: account, topic: 'readings', isWanted: false })
      await send('1373')
      expect(await told(sql)).toEqual([])
    }),
  )
})
