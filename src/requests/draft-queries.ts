import type { Sql } from '../db.ts'
import { hashToken } from '../lib/tokens.ts'

export type Draft = { formKey: string; typed: Record<string, string>; updatedAt: Date }

/** An account's draft of that kind, or the one that a guest's cookie leads to. */
export async function draftOf(sql: Sql, kind: string, holder: { accountId: string } | { token: string }) {
  const held =
    'accountId' in holder
      ? sql`account_id = ${holder.accountId} and updated_at > now() - interval '30 days'`
      : sql`token_hash = ${hashToken(holder.token)} and meant_for is null and updated_at > now() - interval '1 day'`
  const [draft] = await sql<Draft[]>`
    select form_key, typed, updated_at from request_drafts where kind = ${kind} and ${held}
  `
  return draft
}
