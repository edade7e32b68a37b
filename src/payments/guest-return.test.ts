import { describe, expect, it } from 'vitest'
import { visit } from '../../test/browser.ts'
import { withDatabase } from '../../test/database.ts'
import { aGuestWhoBegan } from '../../test/payments/a-guest.ts'
import type { Sql } from '../db.ts'
import { paths } from '../paths.ts'

const began = (sql: Sql, id: string, days: number) =>
  sql`update payments set created_at = now() - make_interval(days => ${days}) where id = ${id}`

const linksThatFollow = async (sql: Sql) => (await sql`select from payment_links where payment_id is not null`).length

describe('a guest who comes back from the gateway', () => {
  it(
    'is led to the payment within a week, and not by its name alone for ever after',
    withDatabase(async (sql) => {
      const guest = await aGuestWhoBegan(sql)
      const { id } = guest.bank.latest()
      await began(sql, id, 6)
      const back = await visit(guest.app, paths.paymentReturn(id))
      expect(back.response.status).toBe(303)
      expect((await visit(guest.app, back.response.headers.get('location')!)).response.status).toBe(200)

      await began(sql, id, 8)
      const links = await linksThatFollow(sql)
      const late = await visit(guest.app, paths.paymentReturn(id))
      expect(late.response.status).toBe(410)
      expect(late.text).toContain('Este enlace venció')
      expect(await linksThatFollow(sql)).toBe(links)
    }),
  )

  it(
    'over and over makes sixty links in an hour and no more',
    withDatabase(async (sql) => {
      const guest = await aGuestWhoBegan(sql)
      const { id } = guest.bank.latest()
      // One of the hour's sixty was the return with which the story began.
      const links = await linksThatFollow(sql)
      const statuses = []
      for (let n = 0; n < 62; n++) statuses.push((await visit(guest.app, paths.paymentReturn(id))).response.status)
      expect(statuses.filter((status) => status === 303)).toHaveLength(59)
      expect(statuses.at(-1)).toBe(429)
      expect(await linksThatFollow(sql)).toBe(links + 59)
    }),
  )
})
