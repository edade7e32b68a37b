import { describe, expect, it } from 'vitest'
import { visit } from '../../test/browser.ts'
import { anAccount, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { aTownThatPaysOnline } from '../../test/payments/a-town.ts'
import { analyse, explaining } from '../../test/plans.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { about, paths } from '../paths.ts'

/** 4,000 contracts with half a year of invoices, eight of them this account's. */
async function aTown(sql: Sql) {
  const account = await anAccount(sql)
  const neighbour = await anAccount(sql)
  await sql`
    insert into contracts (number, person_kind, first_surname, address, meter)
    select 'P' || n, 'person', 'Núñez', 'CALLE ' || n, 'M' || n from generate_series(1, 4000) n
  `
  await sql`
    insert into access (account_id, contract_id, proof)
    select case when c.number ~ '^P[0-9]*[05]00$' then ${account}::uuid else ${neighbour}::uuid end, c.id, 'meter'
    from contracts c where c.number like 'P%'
  `
  await sql`
    insert into invoices (number, contract_id, issued_on, period, due_on, total, balance)
    select c.number || '-' || m, c.id, make_date(2020, m, 20), make_date(2020, m, 1), make_date(2020, m, 28), 34400,
           case when m = 6 then 34400 else 0 end
    from contracts c, generate_series(1, 6) m where c.number like 'P%'
  `
  await sql`
    insert into readings (contract_id, meter, read_on, value, consumption)
    select c.id, c.meter, make_date(2020, m, 18), m * 10, 10
    from contracts c, generate_series(1, 6) m where c.number like 'P%'
  `
  await aTownThatPaysOnline(sql)
  await analyse(sql)
  return aSession(sql, account)
}

const pages = [
  paths.contracts,
  `${paths.contracts}?q=calle&filtro=por-pagar&pagina=2`,
  paths.contract('P500'),
  about(paths.statement, 'P500'),
  paths.contractCertificates('P500'),
  `${paths.search}?q=6/2020`,
  paths.helpTopic('fugas'),
]

describe('a town of 4,000 contracts', () => {
  it(
    'has each page of one account answered with at most three questions, each by index',
    { timeout: 60_000 },
    withDatabase(async (sql) => {
      const as = await aTown(sql)
      for (const path of pages) {
        const plans: string[] = []
        const { response } = await visit(createApp(testServices(explaining(sql, plans))), path, { as })
        expect(response.status, path).toBe(200)
        expect(plans.length, path).toBeLessThanOrEqual(3)
        for (const plan of plans)
          expect(plan, path).not.toMatch(/Seq Scan on (contracts|access|invoices|readings|ledger|payment)/)
        expect(plans.join('\n'), path).toMatch(/invoices_of_contract/)
      }
    }),
  )
})
