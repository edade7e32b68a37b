import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { aReader, reviewOf, twoYearsOfReadings } from '../../test/a-reader.ts'
import { submit, visit } from '../../test/browser.ts'
import { aContract, anAccount, anInvoice, aReading, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { ownDatabase } from '../../test/office.ts'
import { explaining } from '../../test/plans.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import { about, paths } from '../paths.ts'
import { settleReadings } from './sending-commands.ts'

describe('another person', () => {
  it(
    'finds neither the contract nor the reading',
    withDatabase(async (sql) => {
      const { app, send, number } = await aReader(sql)
      const { location } = await send('1373')
      const as = await aSession(sql, await anAccount(sql))
      const fields = { contrato: number, lectura: '1373', fecha: '2021-03-20' }
      const answers = [
        await visit(app, about(paths.newReading, number), { as }),
        await visit(app, location!, { as }),
        await visit(app, paths.sentReading(randomUUID()), { as }),
        await visit(app, paths.sentReading('nothing'), { as }),
        await visit(app, reviewOf(fields), { as }),
        await submit(app, paths.sentReadings, fields, { as }),
      ]
      expect(answers.map(({ response }) => response.status)).toEqual([404, 404, 404, 404, 404, 404])
      expect((await visit(app, location!)).location).toContain(paths.signIn)
    }),
  )

  it(
    'cannot take a form key away from whoever used it',
    withDatabase(async (sql) => {
      const ana = await aReader(sql)
      const luis = await aReader(sql, { number: '500001', meter: 'M-99' })
      const key = randomUUID()
      await ana.send('1373', { key })
      expect((await luis.send('1374', { key })).response.status).toBe(404)
    }),
  )

  it(
    'no longer sees it once the access has ended, and neither does its sender',
    withDatabase(async (sql) => {
      const { send, open, account } = await aReader(sql)
      const { location } = await send('1373')
      await sql`update access set ended_at = now(), ended_by = ${account}`
      expect((await open(location!)).response.status).toBe(404)
    }),
  )
})

describe('what the utility keeps', () => {
  it(
    'accepts what was held, when it is the same number',
    withDatabase(async (sql) => {
      const { send, open, contract } = await aReader(sql)
      const { location } = await send('1433', { otra: '1433' })
      await aReading(sql, { contract, readOn: '2021-03-20', value: 1433, consumption: 74, kind: 'customer' })
      expect(await settleReadings(sql)).toBe(1)
      expect(await settleReadings(sql)).toBe(0)
      const { text } = await open(location!)
      expect(text).toContain('Ya está entre tus lecturas.')
      expect(text).toMatch(/Recibida .* En revisión .* Aceptada .* Por lo que tiene registrado/)
    }),
  )

  it(
    'rejects another number of the same day, says which, and puts it right when the feed does',
    withDatabase(async (sql) => {
      const { send, open, contract } = await aReader(sql)
      const { location } = await send('1373')
      const id = await aReading(sql, { contract, readOn: '2021-03-20', value: 1371, consumption: 12 })
      expect(await settleReadings(sql)).toBe(1)
      const { text } = await open(location!)
      expect(text).toContain('No se tomó.')
      expect(text).toContain('tiene otra lectura: 1371')
      await sql`update readings set value = 1373 where id = ${id}`
      expect(await settleReadings(sql)).toBe(1)
      expect((await open(location!)).text).toContain('Ya está entre tus lecturas.')
    }),
  )

  it(
    'says nothing by an estimate, another day or another meter',
    withDatabase(async (sql) => {
      const { send, contract } = await aReader(sql)
      await send('1373')
      await aReading(sql, { contract, readOn: '2021-03-19', value: 1371, consumption: 12 })
      await aReading(sql, { contract, meter: 'M-OLD', readOn: '2021-03-20', value: 1, consumption: 1 })
      await aReading(sql, { contract, readOn: '2021-03-20', value: 1380, consumption: 9, kind: 'estimated' })
      expect(await settleReadings(sql)).toBe(0)
    }),
  )

  it(
    'names the invoice that was made from it, and no cancelled one',
    withDatabase(async (sql) => {
      const { send, open, contract } = await aReader(sql)
      const { location } = await send('1373')
      const invoice = await anInvoice(sql, { contract, number: 'IN 77', issuedOn: '2021-03-22' })
      await sql`update invoices set current_reading = 1373, current_read_on = '2021-03-20', meter = 'M-77' where id = ${invoice}`
      expect((await open(location!)).text).toContain('Tu factura IN 77 se hizo con esta lectura.')
      expect((await open()).text).toContain('Usada en la factura IN 77')
      await sql`update invoices set cancelled = true where id = ${invoice}`
      expect((await open(location!)).text).not.toContain('IN 77')
    }),
  )
})

it(
  'asks three questions a page at most, each by index, also with four hundred contracts',
  withDatabase(async (sql) => {
    const { as, account, number, send } = await aReader(sql)
    for (let n = 0; n < 60; n++) {
      const contract = await aContract(sql, { account, number: `6${String(n).padStart(5, '0')}`, meter: `Z${n}` })
      if (n < 3) await twoYearsOfReadings(sql, contract, `Z${n}`)
    }
    const { location } = await send('1373')
    await sql`set local enable_seqscan = off`
    const plans: string[] = []
    const app = createApp(testServices(explaining(sql, plans)))
    const review = reviewOf({ contrato: number, lectura: '1733', fecha: '2021-03-20' })
    for (const path of [about(paths.newReading, number), review, location!]) {
      plans.length = 0
      expect((await visit(app, path, { as })).response.status).toBe(200)
      expect(plans.length).toBeLessThanOrEqual(3)
      expect(plans.join('\n')).not.toMatch(/Seq Scan on (customer_readings|readings|contracts|access|tariffs|invoices)/)
    }
  }),
)

it('keeps a reading once when the same form comes many times at once', async () => {
  const { sql, close } = await ownDatabase()
  const reader = await aReader(sql, { meter: 'M-77' })
  const key = randomUUID()
  const answers = await Promise.all(Array.from({ length: 4 }, () => reader.send('1373', { key })))
  expect(new Set(answers.map(({ location }) => location!.split('?')[0])).size).toBe(1)
  expect(await sql`select id from customer_readings where contract_id = ${reader.contract}`).toHaveLength(1)
  await close()
})
