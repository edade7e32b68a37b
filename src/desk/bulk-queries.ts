import type { Sql } from '../db.ts'
import type { CivilDate } from '../lib/dates.ts'
import type { RequestState } from '../requests/state-rules.ts'

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
