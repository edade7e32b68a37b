import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { submit, visit } from '../../test/browser.ts'
import { anAccount, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { analyse, explaining } from '../../test/plans.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import { paths } from '../paths.ts'

it(
  'asks three questions a page at most, each by index, in a town of 4,000 contracts',
  { timeout: 60_000 },
  withDatabase(async (sql) => {
    const [account, neighbour] = [await anAccount(sql), await anAccount(sql)]
    await sql`
      insert into contracts (number, person_kind, first_surname, address, meter)
      select 'Z' || n, 'person', 'Núñez', 'CALLE ' || n, 'MZ' || n from generate_series(1, 4000) n
    `
    await sql`
      insert into access (account_id, contract_id, proof)
      select case when c.number ~ '^Z[0-9]*[05]00$' then ${account}::uuid else ${neighbour}::uuid end, c.id, 'meter'
      from contracts c where c.number like 'Z%'
    `
    await sql`
      insert into invoices (number, contract_id, issued_on, period, due_on, total, balance)
      select c.number || '-' || m, c.id, make_date(2020, m, 20), make_date(2020, m, 1), make_date(2020, m, 28), 34400, 0
      from contracts c, generate_series(1, 6) m where c.number like 'Z%'
    `
    await sql`
      insert into downloads (account_id, form_key, language, invoices, contracts, first_period, last_period, removed_at)
      select ${neighbour}, gen_random_uuid(), 'es-MX', '{1}', '{1}', '2020-01-01', '2020-06-01', now() from generate_series(1, 5000)
    `
    await analyse(sql)
    const as = await aSession(sql, account)
    await submit(createApp(testServices(sql)), paths.bulkDownloads, { key: randomUUID(), cuales: 'todos' }, { as })
    for (const path of [
      paths.bulkDownloads,
      `${paths.bulkDownloads}?cuales=todos`,
      `${paths.bulkDownloads}?cuales=elegidos&contrato=Z500&desde=2020-02`,
    ]) {
      const plans: string[] = []
      const { response } = await visit(createApp(testServices(explaining(sql, plans))), path, { as })
      expect(response.status, path).toBe(200)
      expect(plans.length, path).toBeLessThanOrEqual(3)
      for (const plan of plans) expect(plan, path).not.toMatch(/Seq Scan on (invoices|contracts|access_rows|downloads)/)
    }
  }),
)
