import { atomically, type Sql } from '../db.ts'
import { verifyPassword } from '../lib/passwords.ts'
import type { Language } from '../words/words.ts'
import { rememberOperatorLanguage } from './operator-commands.ts'
import { operatorToSignIn } from './operator-queries.ts'
import { recordAct } from './record-commands.ts'
import { hashRecoveryCode, openSecret, stepOfCode } from './second-factor.ts'
import { endOperatorSession, openOperatorSession, type Visitor } from './session-commands.ts'
import { operatorAtTheCode } from './session-queries.ts'
import { codeLimit, deskThrottle } from './throttle.ts'

type SignIn = { email: string; password: string; visitor: Visitor; network: string }
type Wait = { kind: 'wait'; seconds: number }

/** Unknown, not enrolled, ended and a wrong password get one answer, after the same work. */
export async function checkPassword(
  sql: Sql,
  { email, password, visitor, network }: SignIn,
): Promise<{ kind: 'code-next'; token: string } | { kind: 'wrong' } | Wait> {
  const operator = await operatorToSignIn(sql, email)
  const turn = await deskThrottle(sql).take({ email, network })
  if (turn.waitSeconds > 0) return { kind: 'wait', seconds: turn.waitSeconds }
  const right = await verifyPassword(password, operator?.passwordHash)
  if (!right || !operator) return { kind: 'wrong' }
  await turn.forgive()
  return {
    kind: 'code-next',
    token: await openOperatorSession(sql, { operatorId: operator.id, isProved: false, ...visitor }),
  }
}

type CodeTry = {
  token: string
  code: string
  visitor: Visitor
  dataDir: string
  at: number
  /** What they remember, where they have not chosen one. */
  language: Language | undefined
}

/** A code, or one of the recovery codes. Neither is taken twice. */
export async function checkCode(
  sql: Sql,
  attempt: CodeTry,
): Promise<
  { kind: 'signed-in'; token: string; language: string | null } | { kind: 'wrong' } | { kind: 'gone' } | Wait
> {
  const waiting = await operatorAtTheCode(sql, attempt.token)
  if (!waiting) return { kind: 'gone' }
  const tries = codeLimit(sql)
  const { waitSeconds } = await tries.consume(waiting.operatorId)
  if (waitSeconds > 0) return { kind: 'wait', seconds: waitSeconds }

  const outcome = await atomically(sql, async (sql) => {
    if (!(await takeCode(sql, waiting.operatorId, attempt))) return { kind: 'wrong' as const }
    await endOperatorSession(sql, attempt.token)
    const { operatorId, email } = waiting
    const token = await openOperatorSession(sql, { operatorId, isProved: true, ...attempt.visitor })
    await recordAct(sql, { operatorId, act: 'signed-in', subject: { kind: 'operator', ref: email } })
    return {
      kind: 'signed-in' as const,
      token,
      language: await rememberOperatorLanguage(sql, operatorId, attempt.language),
    }
  })
  if (outcome.kind === 'signed-in') await tries.reset(waiting.operatorId)
  return outcome
}

async function takeCode(sql: Sql, operatorId: string, { code, dataDir, at }: CodeTry): Promise<boolean> {
  const [operator] = await sql<{ secondFactor: Buffer; lastStep: number | null }[]>`
    select second_factor, last_step from operators
    where id = ${operatorId} and ended_at is null and second_factor is not null
    for update
  `
  if (!operator) return false
  const secret = openSecret(dataDir, operatorId, operator.secondFactor)
  const step = secret && stepOfCode(secret, code, at)
  if (step !== undefined) {
    if (operator.lastStep !== null && step <= operator.lastStep) return false
    await sql`update operators set last_step = ${step} where id = ${operatorId}`
    return true
  }
  const used = await sql`
    update operator_recovery_codes set used_at = now()
    where operator_id = ${operatorId} and code_hash = ${hashRecoveryCode(code)} and used_at is null
  `
  return used.count > 0
}
