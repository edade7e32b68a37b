import { randomUUID } from 'node:crypto'
import { claimWaiting } from '../attachments/commands.ts'
import { atomically, type Sql } from '../db.ts'
import { hashToken, newToken } from '../lib/tokens.ts'
import type { DraftOf, Typed } from './rules.ts'

type Kept = {
  of: DraftOf
  /** The form's own; a page that has none goes on with the one before. */
  key: string | undefined
  typed: Typed
}

/** What an account typed in this form and did not send: the latest. */
export async function keepDraft(sql: Sql, { accountId, of, key, typed }: Kept & { accountId: string }) {
  await sql`
    insert into drafts (account_id, form, about, form_key, typed)
    values (${accountId}, ${of.form}, ${of.about}, ${key ?? randomUUID()}, ${sql.json(typed)})
    on conflict (account_id, form, about) do update
    set form_key = coalesce(${key ?? null}, drafts.form_key), typed = excluded.typed, updated_at = now()
  `
}

type GuestDraft = Kept & {
  /** What the cookie holds. */
  token: string | undefined
  /** Whose form it was, when their session has ended. */
  meantFor?: string | undefined
}

/**
 * The same for whoever is not signed in: the token for the cookie comes back, new each time, so that nobody can plant one
 * of theirs in another's browser and read along.
 */
export function keepGuestDraft(sql: Sql, { token: before, meantFor, of, key, typed }: GuestDraft): Promise<string> {
  return atomically(sql, async (sql) => {
    const token = newToken()
    const tokenHash = hashToken(token)
    if (before) {
      await sql`
        update drafts set token_hash = ${tokenHash}
        where token_hash = ${hashToken(before)} and (form, about) <> (${of.form}, ${of.about}) and ${isFresh(sql)}
      `
      await sql`delete from drafts where token_hash = ${hashToken(before)}`
    }
    await sql`
      insert into drafts (token_hash, meant_for, form, about, form_key, typed)
      values (${tokenHash}, ${meantFor ?? null}, ${of.form}, ${of.about}, ${key ?? randomUUID()}, ${sql.json(typed)})
    `
    return token
  })
}

type Claim = { token: string; accountId: string; of: DraftOf }

/** Whoever signed in again gets what they had sent after their session had ended, with its files; nobody else does. */
export function claimDraft(sql: Sql, { token, accountId, of }: Claim) {
  return atomically(sql, async (sql) => {
    const [draft] = await sql<{ formKey: string; typed: Typed }[]>`
      delete from drafts
      where token_hash = ${hashToken(token)} and form = ${of.form} and about = ${of.about}
        and meant_for = ${accountId} and ${isFresh(sql)}
      returning form_key, typed
    `
    if (!draft) return
    await keepDraft(sql, { accountId, of, key: draft.formKey, typed: draft.typed })
    await claimWaiting(sql, { key: draft.formKey, accountId })
  })
}

/** What was sent, or is not wanted any more. The key is known to whoever holds the form, and to nobody else. */
export async function dropDraft(sql: Sql, key: string): Promise<void> {
  await sql`delete from drafts where form_key = ${key}`
}

/** The same of a form that stands on several pages, whatever the key of each. */
export async function endDraft(sql: Sql, { accountId, of }: { accountId: string; of: DraftOf }): Promise<void> {
  await sql`delete from drafts where account_id = ${accountId} and form = ${of.form} and about = ${of.about}`
}

/** Everything an account began to write, when it ends. */
export async function forgetDrafts(sql: Sql, accountId: string): Promise<void> {
  await sql`delete from drafts where account_id = ${accountId} or meant_for = ${accountId}`
}

const isFresh = (sql: Sql) => sql`updated_at > now() - interval '1 day'`

/** An account's are kept for thirty days; what a browser alone leads to, for one. */
export async function forgetOldDrafts(sql: Sql): Promise<void> {
  await sql`
    delete from drafts
    where updated_at < now() - interval '30 days' or (token_hash is not null and not (${isFresh(sql)}))
  `
}
