import { randomBytes, randomUUID } from 'node:crypto'
import type { Sql } from '../src/db.ts'
import type { Role } from '../src/desk/role-rules.ts'
import { hashToken, newToken } from '../src/lib/tokens.ts'

type OperatorFacts = { name?: string; email?: string; role?: Role }

/** Somebody at the desk who has used their invitation; signed in nowhere. */
export async function anOperator(sql: Sql, facts: OperatorFacts = {}): Promise<string> {
  const [made] = await sql<{ id: string }[]>`
    insert into operators (email, name, role, password_hash, second_factor)
    values (
      ${facts.email ?? `mesa-${randomUUID().slice(0, 8)}@example.com`}, ${facts.name ?? 'Julia Ramos'},
      ${facts.role ?? 'answers'}, 'not-a-hash', ${randomBytes(48)}
    )
    returning id
  `
  return made!.id
}

/** The cookie with which that operator's browser comes. */
export async function aDeskSession(sql: Sql, operatorId: string): Promise<string> {
  const token = newToken()
  await sql`
    insert into operator_sessions (token_hash, operator_id, expires_at, proved_at)
    values (${hashToken(token)}, ${operatorId}, now() + interval '10 hours', now())
  `
  return `mesa=${token}`
}

/** One who is signed in. */
export async function atTheDesk(sql: Sql, facts: OperatorFacts = {}) {
  const operatorId = await anOperator(sql, facts)
  return { operatorId, as: await aDeskSession(sql, operatorId) }
}
