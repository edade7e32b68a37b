import { claimWaiting } from '../attachments/commands.ts'
import { atomically, type Sql } from '../db.ts'
import { hashToken, newToken } from '../lib/tokens.ts'

type Typed = { kind: string; key: string; typed: Record<string, string> }

/** What an account typed of this kind and did not send: the latest. */
export async function keepDraft(sql: Sql, { accountId, kind, key, typed }: Typed & { accountId: string }) {
  await sql`
    insert into request_drafts (account_id, kind, form_key, typed)
    values (${accountId}, ${kind}, ${key}, ${sql.json(typed)})
    on conflict (account_id, kind) do update
    set form_key = excluded.form_key, typed = excluded.typed, updated_at = now()
  `
}

type GuestDraft = Typed & {
  /** What the cookie holds. */
  token: string | undefined
  /** Whose form it was, when their session has ended. */
  meantFor?: string | undefined
}

/**
 * The same for whoever is not signed in: the token for the cookie comes back, new each time, so that nobody can plant one
 * of theirs in another's browser and read along.
 */
export function keepGuestDraft(sql: Sql, { token: before, meantFor, kind, key, typed }: GuestDraft): Promise<string> {
  return atomically(sql, async (sql) => {
    const token = newToken()
    const tokenHash = hashToken(token)
    if (before) {
      await sql`
        update request_drafts set token_hash = ${tokenHash}
        where token_hash = ${hashToken(before)} and kind <> ${kind} and ${isFresh(sql)}
      `
      await sql`delete from request_drafts where token_hash = ${hashToken(before)}`
    }
    await sql`
      insert into request_drafts (token_hash, meant_for, kind, form_key, typed)
      values (${tokenHash}, ${meantFor ?? null}, ${kind}, ${key}, ${sql.json(typed)})
    `
    return token
  })
}

/** Whoever signed in again gets what they had sent after their session had ended, with its files; nobody else does. */
export function claimDraft(sql: Sql, { token, accountId, kind }: { token: string; accountId: string; kind: string }) {
  return atomically(sql, async (sql) => {
    const [draft] = await sql<{ formKey: string; typed: Record<string, string> }[]>`
      delete from request_drafts
      where token_hash = ${hashToken(token)} and kind = ${kind} and meant_for = ${accountId} and ${isFresh(sql)}
      returning form_key, typed
    `
    if (!draft) return
    await keepDraft(sql, { accountId, kind, key: draft.formKey, typed: draft.typed })
    await claimWaiting(sql, { key: draft.formKey, accountId })
  })
}

/** What was sent, or is not wanted any more. The key is known to whoever holds the form, and to nobody else. */
export async function dropDraft(sql: Sql, key: string): Promise<void> {
  await sql`delete from request_drafts where form_key = ${key}`
}

const isFresh = (sql: Sql) => sql`updated_at > now() - interval '1 day'`

/** An account's are kept for thirty days; what a browser alone leads to, for one. */
export async function forgetOldDrafts(sql: Sql): Promise<void> {
  await sql`
    delete from request_drafts
    where updated_at < now() - interval '30 days' or (token_hash is not null and not (${isFresh(sql)}))
  `
}
