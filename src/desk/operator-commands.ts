import { atomically, type Sql } from '../db.ts'
import { hashToken, newToken } from '../lib/tokens.ts'
import { queueNotice } from '../notifications/commands.ts'
import { deskPaths } from '../paths.ts'
import type { Language } from '../words/words.ts'
import { invitationHours } from './operator-rules.ts'
import { recordAct } from './record-commands.ts'
import type { Role } from './role-rules.ts'
import { closeOperatorSessions } from './session-commands.ts'

/** The desk's own address, where it has one. */
type Office = { mesaUrl: string | undefined }

type NewOperator = { email: string; name: string; role: Role }
/** `link` is a path where the desk has no address of its own. */
export type Invited = { kind: 'invited'; link: string }

/** Somebody who left the desk may be invited again; somebody who is there is not touched. */
export function addOperator(sql: Sql, operator: NewOperator, office: Office) {
  return atomically(sql, async (sql): Promise<Invited | { kind: 'already' }> => {
    const [added] = await sql<{ id: string }[]>`
      insert into operators as o (email, name, role)
      values (${operator.email}, ${operator.name}, ${operator.role})
      on conflict (email_key) do update
        set email = excluded.email, name = excluded.name, role = excluded.role, ended_at = null
        where o.ended_at is not null
      returning id
    `
    if (!added) return { kind: 'already' }
    await forgetProofs(sql, added.id)
    await recordAct(sql, { operatorId: null, act: 'operator-added', subject: about(operator.email) })
    return await invite(sql, { id: added.id, ...operator }, office)
  })
}

/** Whoever lost the telephone, or the password: what they had opens nothing any more, and they are invited anew. */
export function resetOperator(sql: Sql, email: string, office: Office) {
  return atomically(sql, async (sql): Promise<Invited | { kind: 'not-found' }> => {
    const operator = await lockOperator(sql, email)
    if (!operator) return { kind: 'not-found' }
    await forgetProofs(sql, operator.id)
    await recordAct(sql, { operatorId: null, act: 'operator-reset', subject: about(operator.email) })
    return await invite(sql, operator, office)
  })
}

export function endOperator(sql: Sql, email: string) {
  return atomically(sql, async (sql): Promise<{ kind: 'ended' | 'not-found' }> => {
    const operator = await lockOperator(sql, email)
    if (!operator) return { kind: 'not-found' }
    await sql`update operators set ended_at = now() where id = ${operator.id}`
    await forgetProofs(sql, operator.id)
    await recordAct(sql, { operatorId: null, act: 'operator-ended', subject: about(operator.email) })
    return { kind: 'ended' }
  })
}

const about = (email: string) => ({ kind: 'operator', ref: email }) as const

async function lockOperator(sql: Sql, email: string) {
  const [operator] = await sql<{ id: string; email: string; name: string }[]>`
    select id, email, name from operators where email_key = lower(${email}) and ended_at is null for update
  `
  return operator
}

/** From now on nothing that they know or hold lets them in. */
async function forgetProofs(sql: Sql, operatorId: string): Promise<void> {
  await sql`
    update operators set password_hash = null, second_factor = null, last_step = null where id = ${operatorId}
  `
  await sql`delete from operator_recovery_codes where operator_id = ${operatorId}`
  await sql`update operator_passkeys set ended_at = now() where operator_id = ${operatorId} and ended_at is null`
  await sql`
    update operator_invitations set used_at = now() where operator_id = ${operatorId} and used_at is null
  `
  await closeOperatorSessions(sql, { operatorId })
}

type Guest = { id: string; email: string; name: string }

async function invite(sql: Sql, { id, email, name }: Guest, { mesaUrl = '' }: Office): Promise<Invited> {
  const token = newToken()
  await sql`
    insert into operator_invitations (token_hash, operator_id, expires_at)
    values (${hashToken(token)}, ${id}, now() + make_interval(hours => ${invitationHours}))
  `
  const link = mesaUrl + deskPaths.invitation(token)
  await queueNotice(sql, { kind: 'desk-invitation', to: email, facts: { name, hours: invitationHours, link } })
  return { kind: 'invited', link }
}

/** In every browser from now on. */
export async function chooseOperatorLanguage(
  sql: Sql,
  { operatorId, language }: { operatorId: string; language: Language },
) {
  await sql`update operators set language = ${language} where id = ${operatorId}`
}

/** What was chosen before signing in counts for who had not chosen before; returns what counts. */
export async function rememberOperatorLanguage(sql: Sql, operatorId: string, chosen: Language | undefined) {
  const [operator] = await sql<{ language: string | null }[]>`
    update operators set language = coalesce(language, ${chosen ?? null}) where id = ${operatorId} returning language
  `
  return operator!.language
}
