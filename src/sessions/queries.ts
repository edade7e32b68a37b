import type { Sql } from '../db.ts'
import { hashToken } from '../lib/tokens.ts'
import type { Person } from '../web/view.ts'

/** Who holds this session, if it is neither ended, nor past its limit, nor idle for too long. */
export async function personOfSession(sql: Sql, token: string): Promise<Person | undefined> {
  const [person] = await sql<Person[]>`
    select a.id as account_id, s.id as session_id, a.name, a.username, a.email
    from sessions s
    join accounts a on a.id = s.account_id
    where s.token_hash = ${hashToken(token)} and s.ended_at is null and s.expires_at > now()
      and s.last_seen_at > now() - interval '30 minutes'
  `
  return person
}
