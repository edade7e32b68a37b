import { describe, expect, it } from 'vitest'
import { visit } from '../../test/browser.ts'
import { aContract, anAccount, aSession } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { anaOfTheManual, numberOf } from '../../test/manual-invoices.ts'
import { aTownThatPaysOnline } from '../../test/payments/a-town.ts'
import { analyse, explaining } from '../../test/plans.ts'
import { testServices } from '../../test/services.ts'
import { createApp } from '../app.tsx'
import { about, paths } from '../paths.ts'

describe("another account's invoices", () => {
  it(
    'are answered like those that do not exist',
    withDatabase(async (sql) => {
      const { app } = await anaOfTheManual(sql)
      const luis = await anAccount(sql)
      await aContract(sql, { account: luis })
      const as = await aSession(sql, luis)
      for (const [theirs, nobodys] of [
        [about(paths.invoices, '404040'), about(paths.invoices, '999999')],
        [about(paths.invoiceDownloads, '404040'), about(paths.invoiceDownloads, '999999')],
        [paths.invoicePdf(numberOf('2021-02')), paths.invoicePdf('IN 9')],
      ] as const) {
        const [one, other] = [await visit(app, theirs, { as }), await visit(app, nobodys, { as })]
        expect(one.response.status).toBe(404)
        expect(other.response.status).toBe(404)
        expect(one.text.replace(/\w+\. Si nos/, '')).toBe(other.text.replace(/\w+\. Si nos/, ''))
      }
      expect((await visit(app, paths.invoices, { as })).text).not.toContain('53772')
    }),
  )

  it(
    'are answered so to an account without contracts too, which otherwise sees how to add one',
    withDatabase(async (sql) => {
      const { app } = await anaOfTheManual(sql)
      const as = await aSession(sql, await anAccount(sql))
      for (const path of [paths.invoices, paths.invoiceDownloads, paths.consumption]) {
        expect((await visit(app, path, { as })).response.status).toBe(200)
        for (const number of ['404040', '999999']) {
          expect((await visit(app, about(path, number), { as })).response.status).toBe(404)
        }
      }
    }),
  )

  it(
    'are hidden again when the access has ended, and from strangers',
    withDatabase(async (sql) => {
      const { app, as, account } = await anaOfTheManual(sql)
      await sql`update access set ended_at = now(), ended_by = ${account} where account_id = ${account}`
      expect((await visit(app, paths.invoicePdf(numberOf('2021-02')), { as })).response.status).toBe(404)
      expect((await visit(app, about(paths.invoices, '404040'), { as })).text).not.toContain('53772')
      expect((await visit(app, paths.invoices)).response.status).toBe(303)
    }),
  )
})

describe('asking for invoices', () => {
  it(
    'takes three questions a page, all by index however many invoices there are',
    withDatabase(async (sql) => {
      const { as, contract, account } = await anaOfTheManual(sql)
      await sql`
        insert into contracts (number, person_kind, first_surname, address)
        select 'n' || n, 'person', 'x', 'x' from generate_series(1, 400) n
      `
      await sql`
        insert into invoices (number, contract_id, issued_on, period, due_on, total, balance)
        select 'x ' || c.id || ' ' || n, c.id, '2020-01-01', '2020-01-01', '2020-02-01', 100, 0
        from contracts c, generate_series(1, 36) n where c.id <> ${contract}
      `
      await sql`
        insert into invoice_lines (invoice_id, line, description, amount)
        select id, 1, 'Agua', 100 from invoices
      `
      await sql`insert into invoice_documents (invoice_id, file_key, size, sha256) select id, gen_random_uuid(), 9, '\\x00' from invoices where contract_id <> ${contract}`
      await sql`insert into access (account_id, contract_id, proof) select ${account}, id, 'meter' from contracts where number like 'n%' limit 3`
      await aTownThatPaysOnline(sql)
      await analyse(sql)

      for (const path of [about(paths.invoices, '404040'), paths.invoicePdf(numberOf('2021-02'))]) {
        const plans: string[] = []
        const app = createApp(testServices(explaining(sql, plans)))
        expect((await visit(app, path, { as })).response.status).toBe(200)
        expect(plans.length).toBeLessThanOrEqual(3)
        expect(plans.at(-1)).toMatch(/Index Scan (using|on) invoices_/)
        for (const plan of plans) expect(plan).not.toMatch(/Seq Scan on (invoice|contracts|ledger|payment)/)
        expect(plans.at(-1)).toMatch(/ledger_lines_of_invoice/)
      }
    }),
  )
})
