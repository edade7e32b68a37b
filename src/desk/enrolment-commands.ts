import { atomically, type Sql } from '../db.ts'
import { hashToken } from '../lib/tokens.ts'
import { type LinkState, linkState } from '../sessions/rules.ts'
import { recordAct } from './record-commands.ts'
import { hashRecoveryCode } from './second-factor.ts'
import { closeOperatorSessions } from './session-commands.ts'

/** `sealed` for that operator; `lastStep`: of the code that showed that their app has the secret. */
export type NewFactor = { sealed: Buffer; lastStep: number; recoveryCodes: readonly string[] }

type Enrolment = NewFactor & { token: string; passwordHash: string }

/** Uses the invitation up, once, whoever opened it before. */
export function enrol(sql: Sql, { token, passwordHash, ...factor }: Enrolment) {
  return atomically(sql, async (sql): Promise<{ kind: 'enrolled' } | { kind: Exclude<LinkState, 'good'> }> => {
    const [invitation] = await sql<{ operatorId: string; email: string; usedAt: Date | null; expired: boolean }[]>`
      select i.operator_id, o.email, i.used_at, i.expires_at <= now() as expired
      from operator_invitations i
      join operators o on o.id = i.operator_id and o.ended_at is null
      where i.token_hash = ${hashToken(token)}
      for update
    `
    const state = linkState(invitation)
    if (state !== 'good' || !invitation) return { kind: state === 'good' ? 'unknown' : state }
    const { operatorId, email } = invitation
    await sql`
      update operator_invitations set used_at = now() where operator_id = ${operatorId} and used_at is null
    `
    await sql`
      update operators
      set password_hash = ${passwordHash}, second_factor = ${factor.sealed}, last_step = ${factor.lastStep}
      where id = ${operatorId}
    `
    await keepRecoveryCodes(sql, operatorId, factor.recoveryCodes)
    await closeOperatorSessions(sql, { operatorId })
    await recordAct(sql, { operatorId, act: 'operator-enrolled', subject: { kind: 'operator', ref: email } })
    return { kind: 'enrolled' }
  })
}

type Own = { operatorId: string; email: string; sessionId: string }

/** Another app, and other recovery codes; the other sessions end. */
export function changeFactor(sql: Sql, { operatorId, email, sessionId }: Own, factor: NewFactor): Promise<void> {
  return atomically(sql, async (sql) => {
    await sql`
      update operators set second_factor = ${factor.sealed}, last_step = ${factor.lastStep} where id = ${operatorId}
    `
    await keepRecoveryCodes(sql, operatorId, factor.recoveryCodes)
    await closeOperatorSessions(sql, { operatorId, keep: sessionId })
    await recordAct(sql, { operatorId, act: 'factor-changed', subject: { kind: 'operator', ref: email } })
  })
}

export function changeOperatorPassword(sql: Sql, { operatorId, email, sessionId }: Own, passwordHash: string) {
  return atomically(sql, async (sql) => {
    await sql`update operators set password_hash = ${passwordHash} where id = ${operatorId}`
    await closeOperatorSessions(sql, { operatorId, keep: sessionId })
    await recordAct(sql, { operatorId, act: 'password-changed', subject: { kind: 'operator', ref: email } })
  })
}

async function keepRecoveryCodes(sql: Sql, operatorId: string, codes: readonly string[]): Promise<void> {
  await sql`delete from operator_recovery_codes where operator_id = ${operatorId}`
  const rows = codes.map((code) => ({ operatorId, codeHash: hashRecoveryCode(code) }))
  await sql`insert into operator_recovery_codes ${sql(rows, 'operatorId', 'codeHash')}`
}
