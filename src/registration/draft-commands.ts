import type { Sql } from '../db.ts'
import { hashToken, newToken } from '../lib/tokens.ts'

type Proved = { contractId: number; by: 'meter' | 'invoice' }
type NewDraft = { typed: Record<string, string>; proved?: Proved | undefined; replaces: string | undefined }

/** The token is new each time, so that nobody can plant a draft of theirs in another's browser and come back to it. */
export async function saveDraft(sql: Sql, { typed, proved, replaces }: NewDraft): Promise<string> {
  const token = newToken()
  if (replaces) await sql`delete from registration_drafts where token_hash = ${hashToken(replaces)}`
  await sql`
    insert into registration_drafts (token_hash, typed, contract_id, proof)
    values (${hashToken(token)}, ${sql.json(typed)}, ${proved?.contractId ?? null}, ${proved?.by ?? null})
  `
  return token
}

/** For «Atrás»: adds what was typed since to a draft that is still there. */
export async function keepTyped(sql: Sql, token: string, typed: Record<string, string>): Promise<void> {
  await sql`
    update registration_drafts set typed = typed || ${sql.json(typed)}
    where token_hash = ${hashToken(token)} and expires_at > now()
  `
}

/** The pages promise that what was typed is kept for an hour. */
export async function forgetOldDrafts(sql: Sql): Promise<void> {
  await sql`delete from registration_drafts where expires_at < now()`
}
