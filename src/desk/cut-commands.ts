import { atomically, type Sql } from '../db.ts'
import { addCut, endCut } from '../requests/cut-commands.ts'
import type { CutPlace } from './cut-queries.ts'
import { recordAct } from './record-commands.ts'

type Noting = CutPlace & { startsAt: string; endsAt: string; reason: string }
type By = { operatorId: string; name: string }

/** Noted once, however often the same form comes. */
export function noteCut(sql: Sql, cut: Noting, by: By): Promise<void> {
  return atomically(sql, async (sql) => {
    await sql`select pg_advisory_xact_lock(hashtext('service-cuts'))`
    const same = await sql`
      select from service_cuts
      where ended_at is null and reason = ${cut.reason}
        and starts_at = ${cut.startsAt}::text::timestamp and ends_at = ${cut.endsAt}::text::timestamp
        and (neighbourhood, municipality, zone) is not distinct from
            (${cut.neighbourhood}::text, ${cut.municipality}::text, ${cut.zone}::text)
    `
    if (same.length > 0) return
    const id = await addCut(sql, { ...cut, enteredBy: by.name })
    const subject = { kind: 'setting', ref: `cut ${id}` } as const
    await recordAct(sql, { operatorId: by.operatorId, act: 'cut-added', subject, reason: cut.reason })
  })
}

/** False when there is no such cut, or it was ended before. */
export function closeCut(sql: Sql, id: number, operatorId: string): Promise<boolean> {
  return atomically(sql, async (sql) => {
    if (!(await endCut(sql, id))) return false
    await recordAct(sql, { operatorId, act: 'cut-ended', subject: { kind: 'setting', ref: `cut ${id}` } })
    return true
  })
}
