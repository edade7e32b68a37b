import { createHash } from 'node:crypto'
import type { Logger } from 'pino'
import { atomically, type Sql } from '../db.ts'
import type { CivilDate } from '../lib/dates.ts'
import { lockCase } from '../requests/case-commands.ts'
import { type Saying, sayOn } from '../requests/follow-commands.ts'
import type { Profile } from '../web/profile.ts'
import type { Chosen, TypedBulk } from './bulk-form.ts'
import { casesOf } from './bulk-queries.ts'
import { assignAtDesk } from './case-commands.ts'
import type { Operator } from './operator-rules.ts'
import { recordAct } from './record-commands.ts'
import { fillText } from './template-rules.ts'

const bulkResults = [
  'done',
  'already',
  'changed',
  'no-outcome',
  'not-now',
  'not-found',
  'no-operator',
  'failed',
] as const
export type BulkResult = { folio: string; kind: (typeof bulkResults)[number] }

type Around = {
  operator: Pick<Operator, 'operatorId' | 'name'>
  profile: Pick<Profile, 'calendar' | 'requestGroups'>
  today: CivilDate
  log: Logger
}

/** Sent twice, each case has the same key again. */
const keyOf = (key: string, folio: string) => createHash('md5').update(`${key} ${folio}`).digest('hex')

/** Each case by itself: one that fails leaves the others done. */
export async function doWithAll(sql: Sql, typed: TypedBulk, around: Around): Promise<BulkResult[]> {
  const results: BulkResult[] = []
  for (const chosen of typed.casos) {
    try {
      results.push({ folio: chosen.folio, kind: await doWithOne(sql, typed, chosen, around) })
    } catch (error) {
      around.log.error({ err: error, folio: chosen.folio }, 'one of several cases failed')
      results.push({ folio: chosen.folio, kind: 'failed' })
    }
  }
  return results
}

async function doWithOne(sql: Sql, typed: TypedBulk, chosen: Chosen, around: Around): Promise<BulkResult['kind']> {
  const { folio } = chosen
  const key = keyOf(typed.key, folio)
  if (typed.hacer !== 'asignar') return sayOnOne(sql, typed, { ...chosen, key }, around)
  const assigning = { folio, key, to: typed.encargado || null, before: chosen.assignedTo }
  const outcome = await assignAtDesk(sql, { ...assigning, operator: around.operator })
  return outcome.kind === 'assigned' ? 'done' : outcome.kind
}

function sayOnOne(sql: Sql, typed: TypedBulk, { folio, key, latestEvent }: Chosen & { key: string }, around: Around) {
  const { operator, profile, today } = around
  return atomically(sql, async (sql): Promise<BulkResult['kind']> => {
    const found = await lockCase(sql, folio)
    const [one] = await casesOf(sql, [folio])
    if (!found || !one) return 'not-found'
    const [already] = await sql`select from request_events where form_key = ${key} and request_id = ${found.id}`
    if (already) return 'already'
    if (found.latestEvent > latestEvent) return 'changed'
    const text = fillText(typed.mensaje, one).slice(0, 5000)
    const saying: Saying =
      typed.hacer === 'cerrar' ? { said: 'closed', text, evidence: typed.evidencia } : { said: 'message-out', text }
    const outcome = await sayOn(sql, { by: 'operator', operator: operator.name, folio }, saying, {
      profile,
      today,
      key,
    })
    if (outcome.kind === 'already-said') return 'already'
    if (outcome.kind === 'no-outcome' || outcome.kind === 'not-found') return outcome.kind
    if (outcome.kind !== 'said') return 'not-now'
    const subject = { kind: 'request', ref: folio } as const
    await recordAct(sql, { operatorId: operator.operatorId, act: 'case-said', subject, reason: saying.said })
    return 'done'
  })
}
