import { folded } from '../contracts/queries.ts'
import type { Sql } from '../db.ts'
import { compact, fold } from '../lib/text.ts'
import { mostPeople } from './account-rules.ts'

export type FoundPerson = {
  id: string
  name: string
  username: string
  email: string
  isActive: boolean
  contracts: number
}

/** By user name, mail or contract number as they stand, or by every word of the name. */
export function peopleFound(sql: Sql, typed: string) {
  const words = fold(typed).split(' ').filter(Boolean)
  return sql<FoundPerson[]>`
    select a.id, a.name, a.username, a.email, a.password_hash is not null as is_active,
           (select count(*) from access x where x.account_id = a.id and x.ended_at is null) as contracts
    from accounts a
    where a.email <> '' and (
      a.username_key = lower(${typed})
      or lower(a.email) = lower(${typed})
      or a.id in (
        select x.account_id from access x join contracts c on c.id = x.contract_id
        where c.reference = ${compact(typed)} and x.ended_at is null
      )
      or not exists (
        select from unnest(${words}::text[]) word where strpos(${folded(sql, sql`a.name`)}, word) = 0
      )
    )
    order by a.name, a.id
    limit ${mostPeople + 1}
  `
}

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
