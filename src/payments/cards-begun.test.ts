import { describe, expect, it } from 'vitest'
import { withDatabase } from '../../test/database.ts'
import { aGateway } from '../../test/payments/a-gateway.ts'
import { aCardOffice, begun, givenUp, saved } from '../../test/payments/card-leavers.ts'
import { completeBegunCards } from './card-completing.ts'
import { gatewaysOf } from './gateways.ts'

describe('a card that was left while the gateway is silent', () => {
  it(
    'is not lost, however long that takes and however often «Mis tarjetas» is opened',
    withDatabase(async (sql) => {
      const office = aCardOffice(sql)
      const ana = await office.aPerson()
      await ana.begin()
      office.bank.leavesCard()
      office.bank.vaultFallsSilent()
      for (const hours of [0, 19, 23, 25, 72]) {
        await ana.ago(hours)
        expect((await ana.cards()).response.status).toBe(200)
        expect(await ana.rows()).toMatchObject([begun])
      }
      office.bank.vaultFallsSilent(false)
      expect((await ana.cards()).text).toContain('Tu tarjeta quedó guardada.')
      expect(await ana.rows()).toMatchObject([saved])
    }),
  )

  it(
    'is said to be on its way on its day, and not for ever after',
    withDatabase(async (sql) => {
      const office = aCardOffice(sql)
      const ana = await office.aPerson()
      await ana.begin()
      office.bank.vaultFallsSilent()
      const onItsWay = 'Empezaste a guardar una tarjeta y todavía no la tenemos.'
      expect((await ana.cards()).text).toContain(onItsWay)
      await ana.ago(30)
      expect((await ana.cards()).text).not.toContain(onItsWay)
    }),
  )

  it(
    'is not lost to a second one: none is begun before it is known what came of the first',
    withDatabase(async (sql) => {
      const office = aCardOffice(sql)
      const ana = await office.aPerson()
      await ana.begin()
      office.bank.leavesCard()
      office.bank.vaultFallsSilent()
      expect((await ana.begin()).response.status).toBe(503)
      expect(await ana.rows()).toMatchObject([begun])
      office.bank.vaultFallsSilent(false)
      expect((await ana.begin()).response.status).toBe(303)
      expect(await ana.rows()).toMatchObject([saved, begun])
    }),
  )

  it(
    'is not given up because its gateway is no longer one of the office’s',
    withDatabase(async (sql) => {
      const office = aCardOffice(sql)
      const ana = await office.aPerson()
      await ana.begin()
      office.bank.leavesCard()
      await ana.ago(30)
      const newest = { ...aGateway().gateway, name: 'conekta' as const }
      await completeBegunCards({ ...office.services, gateways: gatewaysOf([newest]) })
      expect(await ana.rows()).toMatchObject([begun])
      await office.anHour()
      await office.round()
      expect(await ana.rows()).toMatchObject([saved])
    }),
  )
})

describe('a page on which nobody left a card', () => {
  it(
    'is given up when the gateway says that it is over, and another is begun',
    withDatabase(async (sql) => {
      const office = aCardOffice(sql)
      const ana = await office.aPerson()
      const first = await ana.begin()
      office.bank.pagesAreOver()
      await ana.cards()
      expect(await ana.rows()).toMatchObject([givenUp])
      const second = await ana.begin()
      expect(second.location).not.toBe(first.location)
      await ana.ago(2)
      expect((await ana.begin()).location).not.toBe(second.location)
      expect(await ana.rows()).toMatchObject([givenUp, givenUp, begun])
    }),
  )

  it(
    'is given up after a day where pages have no end, and not before',
    withDatabase(async (sql) => {
      const office = aCardOffice(sql)
      const ana = await office.aPerson()
      await ana.begin()
      await ana.ago(23.9)
      await ana.cards()
      expect(await ana.rows()).toMatchObject([begun])
      await ana.ago(24.1)
      await ana.cards()
      expect(await ana.rows()).toMatchObject([givenUp])
    }),
  )

  it(
    'is the one to which the person is sent again, whatever address she has by then',
    withDatabase(async (sql) => {
      const office = aCardOffice(sql)
      const ana = await office.aPerson()
      const { location } = await ana.begin()
      await sql`update accounts set email = 'otra@example.com' where id = ${ana.account}`
      expect((await ana.begin()).location).toBe(location)
      expect(office.bank.begun).toHaveLength(1)
    }),
  )
})

describe('a card whose beginning the gateway did not answer', () => {
  it(
    'is begun under another key, so that nothing is repeated to the letter',
    withDatabase(async (sql) => {
      const office = aCardOffice(sql)
      const ana = await office.aPerson()
      const { startSaving } = office.bank.gateway.cards!
      const keys: string[] = []
      let isSilent = true
      office.bank.gateway.cards!.startSaving = async (person) => {
        keys.push(person.key)
        return isSilent ? { kind: 'silence', why: 'idempotency_error' } : await startSaving(person)
      }
      expect((await ana.begin()).response.status).toBe(503)
      expect(await ana.rows()).toMatchObject([{ ...givenUp, page: null }])
      isSilent = false
      expect((await ana.begin()).response.status).toBe(303)
      expect(new Set(keys).size).toBe(2)
      expect(await ana.rows()).toMatchObject([givenUp, begun])
    }),
  )

  it(
    'sends nobody to a page that was given up while it was made',
    withDatabase(async (sql) => {
      const office = aCardOffice(sql)
      const ana = await office.aPerson()
      const { startSaving } = office.bank.gateway.cards!
      office.bank.gateway.cards!.startSaving = async (person) => {
        await sql`update saved_cards set ended_at = now() where id = ${person.key}`
        return await startSaving(person)
      }
      expect((await ana.begin()).response.status).toBe(503)
      expect(await ana.rows()).toMatchObject([{ ...givenUp, page: null }])
    }),
  )

  it(
    'that was cut short is begun again with the same row, and is not taken for one that is over',
    withDatabase(async (sql) => {
      const office = aCardOffice(sql)
      const ana = await office.aPerson()
      const [row] = await sql<{ id: string }[]>`
        insert into saved_cards (account_id, gateway) values (${ana.account}, 'sandbox') returning id
      `
      await ana.cards()
      expect(office.bank.pagesAsked).toEqual([])
      await ana.begin()
      expect(office.bank.begun).toMatchObject([{ key: row!.id }])
      expect(await ana.rows()).toMatchObject([{ ...begun, page: `page-${row!.id}` }])
    }),
  )
})
