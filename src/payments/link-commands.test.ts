import { describe, expect, it } from 'vitest'
import { aContract, anInvoice } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import type { Sql } from '../db.ts'
import { hashToken } from '../lib/tokens.ts'
import { forgetOldLinks, linksToInvoices, linkToPay } from './link-commands.ts'

/** Links to pay a contract that expired so many days ago. */
async function expired(sql: Sql, contractId: number, days: number) {
  const token = await linkToPay(sql, contractId)
  await sql`
    update payment_links set expires_at = now() - make_interval(days => ${days}) where token_hash = ${hashToken(token)}
  `
  return token
}

const isThere = async (sql: Sql, token: string) =>
  (await sql`select 1 from payment_links where token_hash = ${hashToken(token)}`).length === 1

describe('links that pay', () => {
  it(
    'are forgotten half a year after they have expired, and not before',
    withDatabase(async (sql) => {
      const contract = await aContract(sql)
      const invoice = await anInvoice(sql, { contract })
      const [good] = await linksToInvoices(sql, [invoice])
      const [recent, old, older] = [
        await expired(sql, contract, 179),
        await expired(sql, contract, 181),
        await expired(sql, contract, 4000),
      ]
      await forgetOldLinks(sql)
      expect(await isThere(sql, good!)).toBe(true)
      expect(await isThere(sql, recent)).toBe(true)
      expect(await isThere(sql, old)).toBe(false)
      expect(await isThere(sql, older)).toBe(false)
    }),
  )

  it(
    'stay where a payment was begun with them: it says who paid',
    withDatabase(async (sql) => {
      const contract = await aContract(sql)
      const [paid, unused] = [await expired(sql, contract, 400), await expired(sql, contract, 400)]
      await sql`
        insert into payments (folio, form_key, link_hash, gateway, method, amount, created_on)
        values ('PG-1', gen_random_uuid(), ${hashToken(paid)}, 'sandbox', 'card', 34400, '2020-03-20')
      `
      await forgetOldLinks(sql)
      expect(await isThere(sql, paid)).toBe(true)
      expect(await isThere(sql, unused)).toBe(false)
    }),
  )
})
