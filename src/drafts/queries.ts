import type { Fragment } from 'postgres'
import type { Sql } from '../db.ts'
import { hashToken } from '../lib/tokens.ts'
import type { DraftOf, Typed } from './rules.ts'

/** `updatedAt` is an ISO instant. */
export type Draft = { formKey: string; typed: Typed; updatedAt: string }

/** Whose drafts are asked for: an account's, or those that a guest's cookie leads to. */
export type DraftHolder = { accountId: string } | { token: string }

/** What was kept of that form, as a column of the question that its page asks anyway; null for nobody. */
export function draftColumn(
  sql: Sql,
  { form, about }: { form: DraftOf['form']; about: Fragment | string },
  holder: DraftHolder | undefined,
) {
  if (!holder) return sql`null::json`
  const held =
    'accountId' in holder
      ? sql`d.account_id = ${holder.accountId} and d.updated_at > now() - interval '30 days'`
      : sql`d.token_hash = ${hashToken(holder.token)} and d.meant_for is null and d.updated_at > now() - interval '1 day'`
  return sql`(
    select json_build_object('formKey', d.form_key, 'typed', d.typed, 'updatedAt', d.updated_at)
    from drafts d
    where ${held} and d.form = ${form} and d.about = ${about}
  )`
}

export async function draftOf(sql: Sql, of: DraftOf, holder: DraftHolder): Promise<Draft | undefined> {
  const [found] = await sql<{ draft: Draft | null }[]>`select ${draftColumn(sql, of, holder)} as draft`
  return found?.draft ?? undefined
}
