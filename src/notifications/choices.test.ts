import { describe, expect, it } from 'vitest'
import { anAccount } from '../../test/builders.ts'
import { withDatabase } from '../../test/database.ts'
import { chooseMail, type Notice, queueNotices } from './commands.ts'

const to = 'ana@example.com'
const news = (where: { page: string } | { link: string }): Notice => ({
  kind: 'payment-news',
  to,
  facts: { folio: 'PG-21-0000001', amount: 34_400, state: 'applied', receivedOn: '2021-03-20', ...where },
})
const password: Notice = { kind: 'password-changed', to, facts: { username: 'ana', at: '2021-03-20T12:00:00Z' } }

describe('what somebody chose not to hear of', () => {
  it(
    'stays unsaid, and comes again once they want it',
    withDatabase(async (sql) => {
      const accountId = await anAccount(sql, { email: 'Ana@example.com' })
      const kinds = async () =>
        (await sql<{ kind: string }[]>`select kind from mails order by id`).map(({ kind }) => kind)
      await chooseMail(sql, { accountId, topic: 'payments', isWanted: false })
      await queueNotices(sql, [news({ page: '/x' })])
      expect(await kinds()).toEqual([])
      await chooseMail(sql, { accountId, topic: 'payments', isWanted: true })
      await queueNotices(sql, [news({ page: '/x' })])
      expect(await kinds()).toEqual(['payment-news'])
    }),
  )

  it(
    'never holds back what keeps them safe, nor what a guest follows by its link alone',
    withDatabase(async (sql) => {
      const accountId = await anAccount(sql, { email: to })
      for (const topic of ['invoices', 'payments', 'requests', 'readings'] as const) {
        await chooseMail(sql, { accountId, topic, isWanted: false })
      }
      await queueNotices(sql, [password, news({ link: '/pagar/x' })])
      expect(await sql`select 1 from mails`).toHaveLength(2)
    }),
  )

  it(
    'is still said to another account that shares the letter box',
    withDatabase(async (sql) => {
      const accountId = await anAccount(sql, { email: to })
      await anAccount(sql, { email: to })
      await chooseMail(sql, { accountId, topic: 'payments', isWanted: false })
      await queueNotices(sql, [news({ page: '/x' })])
      expect(await sql`select 1 from mails`).toHaveLength(1)
    }),
  )
})
