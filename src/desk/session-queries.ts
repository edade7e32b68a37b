import type { Sql } from '../db.ts'
import { hashToken } from '../lib/tokens.ts'
import { idleMinutes, type Operator } from './operator-rules.ts'

/** An open session: neither ended, nor past its limit, nor idle for too long. */
const isOpen = (sql: Sql) => sql`
  s.ended_at is null and s.expires_at > now() and s.last_seen_at > now() - make_interval(mins => ${idleMinutes})
`

/** Who holds this session, if it is open and they still belong to the desk. */
export async function operatorOfSession(
  sql: Sql,
  token: string,
): Promise<(Operator & { seenLongAgo: boolean }) | undefined> {
  const [operator] = await sql<(Operator & { seenLongAgo: boolean })[]>`
    select o.id as operator_id, s.id as session_id, o.name, o.email, o.role, o.opens_next, o.language,
           s.last_seen_at < now() - interval '1 minute' as seen_long_ago
    from operator_sessions s
    join operators o on o.id = s.operator_id
    where s.token_hash = ${hashToken(token)} and s.proved_at is not null and ${isOpen(sql)} and o.ended_at is null
  `
  return operator
}

/** Who has given the right password here, and must still give a code. */
export async function operatorAtTheCode(sql: Sql, token: string) {
  const [operator] = await sql<{ operatorId: string; email: string }[]>`
    select o.id as operator_id, o.email
    from operator_sessions s
    join operators o on o.id = s.operator_id
    where s.token_hash = ${hashToken(token)} and s.proved_at is null and ${isOpen(sql)} and o.ended_at is null
  `
  return operator
}

export type OperatorSession = {
  id: string
  userAgent: string
  address: string | null
  createdAt: Date
  lastSeenAt: Date
}

/** Where the operator is signed in, the one used last first. */
export function sessionsOfOperator(sql: Sql, operatorId: string) {
  return sql<OperatorSession[]>`
    select s.id, s.user_agent, host(s.address) as address, s.created_at, s.last_seen_at
    from operator_sessions s
    where s.operator_id = ${operatorId} and s.proved_at is not null and ${isOpen(sql)}
    order by s.last_seen_at desc, s.id
    limit 50
  `
}
