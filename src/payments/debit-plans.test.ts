import { describe, expect, it } from 'vitest'
import { visit } from '../../test/browser.ts'
import { anAccount, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { aCardGateway, aSavedCard } from '../../test/payments/a-saver.ts'
import { aTownThatPaysOnline } from '../../test/payments/a-town.ts'
import { analyse, explaining } from '../../test/plans.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { paths } from '../paths.ts'
import { debitRound } from './debit-worker.ts'
import { gatewaysOf } from './gateways.ts'

/** 4,000 contracts; Ana sees eight of them, and has all of those paid by themselves. */
async function aTown(sql: Sql) {
  const ana = await anAccount(sql)
  const neighbour = await anAccount(sql)
  await sql`
    insert into contracts (number, person_kind, first_surname, address, meter)
    select 'P' || n, 'person', 'Núñez', 'CALLE ' || n, 'M' || n from generate_series(1, 4000) n
  `
  await sql`
    insert into access (account_id, contract_id, proof)
    select case when c.number ~ '[05]00$' then ${ana}::uuid else ${neighbour}::uuid end, c.id, 'meter'
    from contracts c where c.number like 'P%'
  `
  await sql`
    insert into invoices (number, contract_id, issued_on, period, due_on, total, balance)
    select c.number || '-' || m, c.id, make_date(2020, m, 20), make_date(2020, m, 1), make_date(2020, m, 28), 34400,
           case when m = 6 then 34400 else 0 end
    from contracts c, generate_series(1, 6) m where c.number like 'P%'
  `
  const card = await aSavedCard(sql, { account: ana })
  await sql`
    insert into saved_cards (account_id, gateway, saving_reference, customer, card, brand, last4, expires_on, saved_at, ended_at)
    select ${neighbour}, 'sandbox', 'page', 'cus', 'pm-' || n, 'visa', '1111', '2023-04-30', now(), now()
    from generate_series(1, 10000) n
  `
  await sql`
    insert into debits (account_id, contract_id, saved_card_id, days_before, most)
    select ${ana}, c.id, ${card}, 3, 100000 from contracts c where c.number ~ '[05]00$'
  `
  // Every contract was once paid by itself, and its invoices then.
  await sql`
    insert into debits (account_id, contract_id, saved_card_id, days_before, most, ended_at, end_cause)
    select ${ana}, c.id, ${card}, 3, 100000, now(), 'person' from contracts c where c.number like 'P%'
  `
  await aTownThatPaysOnline(sql)
  await sql`
    insert into planned_charges (debit_id, invoice_id, state, amount, charge_on, announced_on)
    select d.id, i.id, 'paid', 34400, i.due_on - 3, i.due_on - 8
    from debits d join invoices i on i.contract_id = d.contract_id and i.balance = 0
  `
  await analyse(sql)
  return aSession(sql, ana)
}

const bigTables = /Seq Scan on (contracts|access|invoices|ledger\w*|payment\w*|planned_charges|saved_cards)/

describe('a town of 4,000 contracts', () => {
  it(
    'has the pages of cards answered with three questions, each by index; and so works the worker',
    { timeout: 120_000 },
    withDatabase(async (sql) => {
      const as = await aTown(sql)
      const plans: string[] = []
      const services = testServices(explaining(sql, plans), {
        today: () => '2020-06-21',
        gateways: gatewaysOf([aCardGateway().gateway]),
      })
      const app = createApp(services)
      for (const path of [paths.cards, `${paths.cards}?q=calle`, paths.debit('P500')]) {
        plans.length = 0
        const { response } = await visit(app, path, { as })
        expect(response.status, path).toBe(200)
        expect(plans.length, path).toBe(3)
        for (const plan of plans) expect(plan, path).not.toMatch(bigTables)
      }
      plans.length = 0
      await debitRound(services)
      // What is asked of all debits at once reads each of them, and nothing else whole.
      for (const plan of plans) expect(plan).not.toMatch(bigTables)
      const [found] = await sql<{ count: number }[]>`
        select count(*) as count from planned_charges where state = 'announced'
      `
      expect(found!.count).toBe(8)
    }),
  )
})
