import { createHash } from 'node:crypto'
import type { Logger } from 'pino'
import { atomically, type Sql } from '../db.ts'
import type { CivilDate } from '../lib/dates.ts'
import { type LockedCase, lockCase } from '../requests/case-commands.ts'
import { type Saying, sayOn } from '../requests/follow-commands.ts'
import type { Profile } from '../web/profile.ts'
import type { Chosen, TypedBulk } from './bulk-form.ts'
import { type BulkResult, casesOf } from './bulk-queries.ts'
import { assignAtDesk } from './case-commands.ts'
import type { Operator } from './operator-rules.ts'
import { recordAct } from './record-commands.ts'
import { fillText } from './template-rules.ts'

type Around = {
  operator: Pick<Operator, 'operatorId' | 'name'>
  profile: Pick<Profile, 'calendar' | 'requestGroups' | 'payments'>
  today: CivilDate
  log: Logger
}

/** Sent twice, each case has the same key again. */
const keyOf = (key: string, folio: string) => createHash('md5').update(`${key} ${folio}`).digest('hex')

/**
 * Each case by itself, and what became of it in the same transaction: one that fails leaves the others done. Sent twice,
 * or by two at once, what is done is not done again, and the rest is tried.
 */
export async function doWithAll(sql: Sql, typed: TypedBulk, around: Around): Promise<void> {
  const { key, hacer: act, casos } = typed
  await sql`
    insert into bulk_acts ${sql({ key, operatorId: around.operator.operatorId, act })} on conflict (key) do nothing
  `
  for (const [turn, chosen] of casos.entries()) {
    const { folio } = chosen
    try {
      await atomically(sql, async (sql) => {
        const found = await lockCase(sql, folio)
        const [before] = await sql`
          select from bulk_act_cases where key = ${key} and folio = ${folio} and result in ('done', 'already')
        `
        if (!before) await noteResult(sql, { key, folio, turn }, await doWithOne(sql, typed, chosen, found, around))
      })
    } catch (error) {
      around.log.error({ err: error, folio }, 'one of several cases failed')
      await noteResult(sql, { key, folio, turn }, 'failed')
    }
  }
}

const noteResult = (sql: Sql, row: { key: string; folio: string; turn: number }, result: BulkResult['kind']) => sql`
  insert into bulk_act_cases ${sql({ ...row, result })}
  on conflict (key, folio) do update set result = excluded.result where bulk_act_cases.result not in ('done', 'already')
`

async function doWithOne(
  sql: Sql,
  typed: TypedBulk,
  chosen: Chosen,
  found: LockedCase | undefined,
  around: Around,
): Promise<BulkResult['kind']> {
  const { folio } = chosen
  const key = keyOf(typed.key, folio)
  if (!found) return 'not-found'
  if (typed.hacer !== 'asignar') return sayOnOne(sql, typed, { ...chosen, key }, found, around)
  const assigning = { folio, key, to: typed.encargado || null, before: chosen.assignedTo }
  const outcome = await assignAtDesk(sql, { ...assigning, operator: around.operator })
  return outcome.kind === 'assigned' ? 'done' : outcome.kind
}

async function sayOnOne(
  sql: Sql,
  typed: TypedBulk,
  { folio, key, latestEvent }: Chosen & { key: string },
  found: LockedCase,
  { operator, profile, today }: Around,
): Promise<BulkResult['kind']> {
  const [one] = await casesOf(sql, [folio])
  if (!one) return 'not-found'
  if (found.latestEvent > latestEvent) return 'changed'
  const text = fillText(typed.mensaje, one).slice(0, 5000)
  const saying: Saying =
    typed.hacer === 'cerrar' ? { said: 'closed', text, evidence: typed.evidencia } : { said: 'message-out', text }
  const by = { by: 'operator', operator: operator.name, folio } as const
  const outcome = await sayOn(sql, by, saying, { profile, today, key })
  if (outcome.kind === 'already-said') return 'already'
  if (outcome.kind === 'no-outcome' || outcome.kind === 'not-found') return outcome.kind
  if (outcome.kind !== 'said') return 'not-now'
  const subject = { kind: 'request', ref: folio } as const
  await recordAct(sql, { operatorId: operator.operatorId, act: 'case-said', subject, reason: saying.said })
  return 'done'
}
