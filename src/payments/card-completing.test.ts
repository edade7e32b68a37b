import { describe, expect, it } from 'vitest'
import { submit } from '../../test/browser.ts'
import { anAccount, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { aCardGateway } from '../../test/payments/a-saver.ts'
import { aCardOffice, givenUp, saved } from '../../test/payments/card-leavers.ts'
import { createApp } from '../app.tsx'
import { paths } from '../paths.ts'
import { completeBegunCards } from './card-completing.ts'
import { gatewaysOf } from './gateways.ts'

describe('whoever left a card and never came back', () => {
  it(
    'has it all the same, an hour later',
    withDatabase(async (sql) => {
      const office = aCardOffice(sql)
      const ana = await office.aPerson()
      await ana.begin()
      office.bank.leavesCard()
      await ana.ago(0.9)
      await office.round()
      expect(office.bank.pagesAsked).toEqual([])
      await ana.ago(1)
      await office.round()
      expect(await ana.rows()).toMatchObject([saved])
      await office.anHour()
      await office.round()
      expect(office.bank.pagesAsked).toHaveLength(1)
    }),
  )

  it(
    'is asked about once an hour until the page is over, and never again',
    withDatabase(async (sql) => {
      const office = aCardOffice(sql)
      const ana = await office.aPerson()
      await ana.begin()
      await ana.ago(2)
      for (let minute = 0; minute < 3; minute++) await office.round()
      expect(office.bank.pagesAsked).toHaveLength(1)
      await office.anHour()
      await office.round()
      expect(office.bank.pagesAsked).toHaveLength(2)
      await ana.ago(25)
      await office.anHour()
      await office.round()
      expect(await ana.rows()).toMatchObject([givenUp])
      await office.anHour()
      await office.round()
      expect(office.bank.pagesAsked).toHaveLength(3)
    }),
  )

  it(
    'is not given up by a silent gateway, which is left alone for the round after its first silence',
    withDatabase(async (sql) => {
      const office = aCardOffice(sql)
      const people = [await office.aPerson(), await office.aPerson(), await office.aPerson()]
      for (const one of people) {
        await one.begin()
        office.bank.leavesCard()
        await one.ago(30)
      }
      office.bank.vaultFallsSilent()
      await office.round()
      expect(office.bank.pagesAsked).toHaveLength(1)
      office.bank.vaultFallsSilent(false)
      await office.anHour()
      await office.round()
      expect(office.bank.pagesAsked).toHaveLength(4)
      for (const one of people) expect(await one.rows()).toMatchObject([saved])
    }),
  )

  it(
    'does not wait for others whose gateway is silent',
    withDatabase(async (sql) => {
      const office = aCardOffice(sql)
      const other = aCardGateway({ name: 'stripe' })
      const ana = await office.aPerson()
      await ana.begin()
      await ana.ago(3)
      office.bank.vaultFallsSilent()
      const services = { ...office.services, gateways: gatewaysOf([other.gateway, office.bank.gateway]) }
      const luis = await anAccount(sql)
      await submit(createApp(services), paths.cards, {}, { as: await aSession(sql, luis) })
      other.leavesCard()
      await sql`update saved_cards set created_at = now() - interval '2 hours' where account_id = ${luis}`
      await completeBegunCards(services)
      expect(await sql`select last4 from saved_cards where account_id = ${luis}`).toEqual([{ last4: '4242' }])
    }),
  )

  it(
    'is one of many, of whom a round asks about twenty, and the next about others',
    withDatabase(async (sql) => {
      const office = aCardOffice(sql)
      for (let n = 0; n < 23; n++)
        await sql`
          insert into saved_cards (account_id, gateway, saving_reference, created_at)
          values (${await anAccount(sql)}, 'sandbox', ${`page-${n}`}, now() - interval '2 hours')
        `
      await office.round()
      expect(office.bank.pagesAsked).toHaveLength(20)
      await office.round()
      expect(new Set(office.bank.pagesAsked).size).toBe(23)
    }),
  )
})
