import { describe, expect, it } from 'vitest'
import { visit } from '../../test/browser.ts'
import { withDatabase } from '../../test/database.ts'
import { type AGuest, aGuest, comingBack, mailedLink, payingBy, provedLink } from '../../test/payments/a-guest.ts'
import { aTownThatPaysOnline } from '../../test/payments/a-town.ts'
import { analyse, explaining } from '../../test/plans.ts'
import { createApp } from '../app.tsx'
import type { Sql } from '../db.ts'
import { paths } from '../paths.ts'

/** A town where everybody pays by the link of their mail: 2,000 contracts, each with invoices, a link and a payment. */
async function aTown(sql: Sql) {
  await sql`
    insert into contracts (number, person_kind, first_surname, address, meter)
    select 'P' || n, 'person', 'Núñez', 'CALLE ' || n, 'M' || n from generate_series(1, 2000) n
  `
  await sql`
    insert into invoices (number, contract_id, issued_on, period, due_on, total, balance)
    select c.number || '-' || m, c.id, make_date(2020, m, 20), make_date(2020, m, 1), make_date(2020, m, 28), 34400,
           case when m = 6 then 34400 else 0 end
    from contracts c, generate_series(1, 6) m where c.number like 'P%'
  `
  await sql`
    insert into payment_links (token_hash, invoice_id, expires_at)
    select sha256(number::bytea), id, now() + interval '45 days' from invoices where number ~ '^P.*-6$'
  `
  await sql`
    with made as (
      insert into payments (folio, form_key, link_hash, gateway, method, amount, created_on, received_on, state)
      select 'PG-20-' || number, gen_random_uuid(), sha256(number::bytea), 'sandbox', 'card', 34400, '2020-06-21',
             '2020-06-21', 'received'
      from invoices where number ~ '^P.*-6$'
      returning id, folio
    )
    insert into payment_items (payment_id, position, reference, contract_id, invoice_id, amount)
    select made.id, 1, made.folio || '-1', i.contract_id, i.id, 34400
    from made join invoices i on i.number = replace(made.folio, 'PG-20-', '')
  `
  await sql`
    insert into payment_events (payment_id, cause, said, state_before, state_after, outcome)
    select id, 'notice', 'paid', 'awaiting', 'received', 'moved' from payments where folio like 'PG-20-P%'
  `
  await aTownThatPaysOnline(sql)
  await analyse(sql)
}

describe('in a town where everybody pays by a link', () => {
  it(
    'each page of a link is answered with at most three questions, each by index',
    { timeout: 60_000 },
    withDatabase(async (sql) => {
      const guest: AGuest = await aGuest(sql)
      const [fresh, unpaid, mailed] = [
        await provedLink(guest),
        await mailedLink(sql, guest.invoice),
        await mailedLink(sql, guest.invoice),
      ]
      await payingBy(guest, mailed)
      guest.bank.says({ status: 'processing' })
      const follow = await comingBack(guest)
      await aTown(sql)
      const led = (await visit(guest.app, mailed)).location!
      const pages = [
        fresh,
        unpaid,
        mailed,
        led,
        follow,
        paths.payLink('no-such-link'),
        paths.payLinkAgain(follow.split('/').at(-1)!),
      ]
      for (const path of pages) {
        const plans: string[] = []
        await visit(createApp({ ...guest.services, sql: explaining(sql, plans) }), path)
        expect(plans.length, path).toBeGreaterThan(0)
        expect(plans.length, path).toBeLessThanOrEqual(3)
        for (const plan of plans) expect(plan, path).not.toMatch(/Seq Scan on (contracts|invoices|payment|ledger)/)
      }
    }),
  )
})
