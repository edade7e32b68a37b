import type { Sql } from '../db.ts'
import type { CivilDate } from '../lib/dates.ts'
import type { RequestState } from '../requests/state-rules.ts'
import type { BulkAct } from './bulk-form.ts'

export type BulkCase = {
  folio: string
  kind: string
  state: RequestState
  name: string
  contract: string | null
  dueOn: CivilDate | null
  assignedTo: string | null
  latestEvent: number
}

export function casesOf(sql: Sql, folios: readonly string[]) {
  return sql<BulkCase[]>`
    select r.folio, r.kind, r.state, r.name, coalesce(c.number, r.contract_as_typed) as contract, r.due_on, r.assigned_to,
      (select coalesce(max(e.id), 0) from request_events e where e.request_id = r.id) as latest_event
    from requests r
    left join contracts c on c.id = r.contract_id
    where r.folio = any(${folios as string[]})
    order by r.queue_on, r.folio
  `
}

export type BulkResult = {
  folio: string
  kind: 'done' | 'already' | 'changed' | 'no-outcome' | 'not-now' | 'not-found' | 'no-operator' | 'failed'
}

/** What became of several cases, for whoever did it; nothing to anybody else. */
export async function bulkDone(sql: Sql, { key, operatorId }: { key: string; operatorId: string }) {
  const [done] = await sql<{ act: BulkAct; results: BulkResult[] }[]>`
    select b.act, coalesce((
      select json_agg(json_build_object('folio', c.folio, 'kind', c.result) order by c.turn)
      from bulk_act_cases c where c.key = b.key
    ), '[]') as results
    from bulk_acts b
    where b.key = ${key} and b.operator_id = ${operatorId}
  `
  return done
}
