import { atomically, type Sql } from '../db.ts'
import type { CivilDate } from '../lib/dates.ts'
import { assignRequest, lockCase, noteOn, transferRequest, withdrawNote } from '../requests/case-commands.ts'
import { type Saying, sayOn } from '../requests/follow-commands.ts'
import type { Profile } from '../web/profile.ts'
import type { Act } from './act-rules.ts'
import type { Operator } from './operator-rules.ts'
import { recordAct } from './record-commands.ts'

type By = { operator: Pick<Operator, 'operatorId' | 'name'>; folio: string; key: string }

const record = (sql: Sql, { operator, folio }: Omit<By, 'key'>, act: Act, reason?: string) =>
  recordAct(sql, { operatorId: operator.operatorId, act, subject: { kind: 'request', ref: folio }, reason })

type Saids = By & {
  saying: Saying
  /** The last thing that was said when the operator opened the page. */
  seen: number
  /** Whether this operator goes from one to the next. */
  opensNext: boolean
}
export type DeskSaid = { kind: 'said' | 'changed' | 'no-outcome' | 'not-now' | 'not-found' }

/**
 * Says it for the utility, unless somebody said something that the operator has not read. What was nobody's is then
 * theirs.
 */
export function sayAtDesk(
  sql: Sql,
  { operator, folio, key, saying, seen, opensNext }: Saids,
  around: { profile: Pick<Profile, 'calendar' | 'requestGroups' | 'payments'>; today: CivilDate },
) {
  return atomically(sql, async (sql): Promise<DeskSaid> => {
    const found = await lockCase(sql, folio)
    if (!found) return { kind: 'not-found' }
    const [already] = await sql`select from request_events where form_key = ${key} and request_id = ${found.id}`
    if (already) return { kind: 'said' }
    if (found.latestEvent > seen) return { kind: 'changed' }
    const outcome = await sayOn(sql, { by: 'operator', operator: operator.name, folio }, saying, { ...around, key })
    if (outcome.kind === 'already-said') return { kind: 'said' }
    if (outcome.kind === 'no-outcome') return { kind: 'no-outcome' }
    if (outcome.kind !== 'said') return { kind: outcome.kind === 'not-found' ? 'not-found' : 'not-now' }
    await record(sql, { operator, folio }, 'case-said', saying.said)
    if (found.assignedTo === null)
      await assignAtDesk(sql, { operator, folio, key, to: operator.operatorId, before: null })
    await sql`
      update operators set opens_next = ${opensNext} where id = ${operator.operatorId} and opens_next <> ${opensNext}
    `
    return { kind: 'said' }
  })
}

export function assignAtDesk(sql: Sql, { operator, ...assigning }: By & { to: string | null; before: string | null }) {
  return atomically(sql, async (sql) => {
    const outcome = await assignRequest(sql, { ...assigning, by: operator.operatorId })
    if (outcome.kind === 'assigned') await record(sql, { operator, folio: assigning.folio }, 'case-assigned')
    return outcome
  })
}

export function noteAtDesk(sql: Sql, { operator, ...note }: By & { text: string }) {
  return atomically(sql, async (sql) => {
    const outcome = await noteOn(sql, { ...note, by: operator.operatorId })
    if (outcome.kind === 'noted') await record(sql, { operator, folio: note.folio }, 'case-noted')
    return outcome
  })
}

export function withdrawNoteAtDesk(sql: Sql, { operator, folio, noteId }: Omit<By, 'key'> & { noteId: number }) {
  return atomically(sql, async (sql) => {
    const isWithdrawn = await withdrawNote(sql, { folio, by: operator.operatorId, noteId })
    if (isWithdrawn) await record(sql, { operator, folio }, 'case-note-withdrawn')
    return isWithdrawn
  })
}

export function transferAtDesk(
  sql: Sql,
  { operator, ...transfer }: By & { to: string; reason: string },
  profile: Pick<Profile, 'requestGroups'>,
) {
  return atomically(sql, async (sql) => {
    const outcome = await transferRequest(sql, { ...transfer, by: operator.operatorId }, profile)
    if (outcome.kind === 'transferred') await record(sql, { operator, folio: transfer.folio }, 'case-transferred')
    return outcome
  })
}
