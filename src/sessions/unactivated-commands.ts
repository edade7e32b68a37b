import type { Sql } from '../db.ts'

/** Who took this name, never activated it, and has no link left to do so; held still until the transaction ends. */
export async function lockStaleAccount(sql: Sql, username: string): Promise<string | undefined> {
  const [stale] = await sql<{ id: string }[]>`
    select a.id from accounts a
    where a.username_key = lower(${username}) and a.password_hash is null
      and a.created_at < now() - interval '48 hours'
      and not exists (
        select 1 from mail_links l
        where l.account_id = a.id and l.purpose = 'activation' and l.used_at is null and l.expires_at > now()
      )
    for update
  `
  return stale?.id
}

/** Gives name and address free; false when the account is active. Nobody has ever been in it, so nobody loses anything. */
export async function abandonAccount(sql: Sql, accountId: string): Promise<boolean> {
  await sql`
    update mail_links set used_at = now()
    where account_id = ${accountId} and purpose = 'activation' and used_at is null
  `
  const abandoned = await sql`
    update accounts set username = 'libre-' || id, email = '' where id = ${accountId} and password_hash is null
  `
  return abandoned.count > 0
}
