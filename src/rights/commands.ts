import { endAccess } from '../access/commands.ts'
import { forgetAliases, recordChanges } from '../contracts/commands.ts'
import { atomically, type Sql } from '../db.ts'
import { forgetDrafts } from '../drafts/commands.ts'
import { forgetChoices, queueNotice } from '../notifications/commands.ts'
import { leaveEveryOrganisation } from '../organisations/leave-commands.ts'
import { endCard } from '../payments/card-commands.ts'
import { endInvoiceAddresses } from '../person/commands.ts'
import { forgetPortfolio } from '../portfolio/arrangement-commands.ts'
import { closeAccount } from '../sessions/commands.ts'

export { copyOf, recordCopy } from './copy-commands.ts'

/** Ends an account with all it opens: accesses and what it lent, cards and what is paid with them. The password was asked before. */
export function cancelAccount(sql: Sql, accountId: string) {
  return atomically(sql, async (sql): Promise<void> => {
    const [account] = await sql<{ username: string; email: string }[]>`
      select username, email from accounts where id = ${accountId} and password_hash is not null for update
    `
    if (!account) return
    await leaveEveryOrganisation(sql, accountId)
    const accesses = await sql<{ id: string; number: string }[]>`
      select a.id, c.number from access a join contracts c on c.id = a.contract_id
      where a.account_id = ${accountId} and a.ended_at is null order by c.number
    `
    for (const { id, number } of accesses) await endAccess(sql, { accountId, contractNumber: number, accessId: id })
    const cards = await sql<{ id: string }[]>`
      select id from saved_cards where account_id = ${accountId} and ended_at is null order by id
    `
    for (const { id } of cards) await endCard(sql, { accountId, cardId: id })
    await endInvoiceAddresses(sql, accountId)
    await forgetAliases(sql, accountId)
    await forgetPortfolio(sql, accountId)
    await forgetDrafts(sql, accountId)
    await forgetChoices(sql, accountId)
    const at = new Date().toISOString()
    await queueNotice(sql, { kind: 'account-closed', to: account.email, facts: { username: account.username, at } })
    const change = { field: 'account_closed' as const, before: account.email, after: null }
    await recordChanges(sql, { accountId, contractId: null }, [change])
    await closeAccount(sql, accountId)
  })
}
