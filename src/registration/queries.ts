import type { Sql } from '../db.ts'
import { hashToken } from '../lib/tokens.ts'

export type Draft = {
  typed: Record<string, string>
  /** Null until a contract has been proved. */
  contractId: number | null
  /** The account it ended in. `isActive`: its person has set a password since. */
  account: { id: string; username: string; email: string; isActive: boolean } | null
}

/** A registration under way; nothing once its hour is over. */
export async function draftOf(sql: Sql, token: string | undefined): Promise<Draft | undefined> {
  if (!token) return undefined
  const [draft] = await sql<Draft[]>`
    select d.typed, d.contract_id,
           case when a.id is not null then jsonb_build_object(
             'id', a.id, 'username', a.username, 'email', a.email, 'isActive', a.password_hash is not null
           ) end as account
    from registration_drafts d
    left join accounts a on a.id = d.account_id
    where d.token_hash = ${hashToken(token)} and d.expires_at > now()
  `
  return draft
}
