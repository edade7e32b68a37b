import type { Sql } from '../db.ts'
import { hashToken } from '../lib/tokens.ts'
import type { Role } from './role-rules.ts'

export type ListedOperator = {
  email: string
  name: string
  role: Role
  isEnrolled: boolean
  endedAt: Date | null
  lastSeenAt: Date | null
}

export function operatorsOfDesk(sql: Sql) {
  return sql<ListedOperator[]>`
    select o.email, o.name, o.role, o.password_hash is not null as is_enrolled, o.ended_at,
           (select max(s.last_seen_at) from operator_sessions s where s.operator_id = o.id) as last_seen_at
    from operators o
    order by o.ended_at is not null, o.email_key
  `
}

type Invitation = { operatorId: string; name: string; email: string; usedAt: Date | null; expired: boolean }

/** Whose invitation this is, and whether it still serves. Looking uses nothing up. */
export async function invitationOf(sql: Sql, token: string): Promise<Invitation | undefined> {
  const [invitation] = await sql<Invitation[]>`
    select i.operator_id, o.name, o.email, i.used_at, i.expires_at <= now() as expired
    from operator_invitations i
    join operators o on o.id = i.operator_id and o.ended_at is null
    where i.token_hash = ${hashToken(token)}
  `
  return invitation
}

/** What signing in compares with; nobody who has no password or no longer belongs to the desk. */
export async function operatorToSignIn(sql: Sql, email: string) {
  const [operator] = await sql<{ id: string; passwordHash: string }[]>`
    select id, password_hash from operators
    where email_key = lower(${email}) and ended_at is null and password_hash is not null
  `
  return operator
}

export async function operatorPasswordHash(sql: Sql, operatorId: string): Promise<string | null> {
  const [operator] = await sql<{ passwordHash: string | null }[]>`
    select password_hash from operators where id = ${operatorId}
  `
  return operator?.passwordHash ?? null
}

/** Whom that address names, if they administer the desk. */
export async function administratorNamed(sql: Sql, email: string): Promise<string | undefined> {
  const [operator] = await sql<{ id: string }[]>`
    select id from operators where email_key = lower(${email}) and role = 'administers' and ended_at is null
  `
  return operator?.id
}
