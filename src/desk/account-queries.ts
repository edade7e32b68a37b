import type { Sql } from '../db.ts'

export type SeenPerson = {
  id: string
  name: string
  username: string
  email: string
  createdAt: Date
  isActive: boolean
  openSessions: number
  lastSeenAt: Date | null
}

export async function personSeen(sql: Sql, accountId: string): Promise<SeenPerson | undefined> {
  const [person] = await sql<SeenPerson[]>`
    select a.id, a.name, a.username, a.email, a.created_at, a.password_hash is not null as is_active,
           (
             select count(*) from sessions s
             where s.account_id = a.id and s.ended_at is null and s.expires_at > now()
           ) as open_sessions,
           (select max(s.last_seen_at) from sessions s where s.account_id = a.id) as last_seen_at
    from accounts a
    where a.id = ${accountId}
  `
  return person
}
