import type { Sql } from '../db.ts'
import type { CivilDate } from '../lib/dates.ts'
import type { RequestEvent } from './follow-queries.ts'
import type { RequestState } from './state-rules.ts'

export type WaitingRequest = {
  folio: string
  kind: string
  state: RequestState
  dueOn: CivilDate | null
  name: string
  contract: string | null
}

type Wanted = { states: readonly RequestState[]; dueBy: CivilDate | undefined; most: number }

/** What falls due first at the top, what waits for its customer at the end. */
export function requestsIn(sql: Sql, { states, dueBy, most }: Wanted) {
  return sql<WaitingRequest[]>`
    select r.folio, r.kind, r.state, r.due_on, r.name, coalesce(c.number, r.contract_as_typed) as contract
    from requests r
    left join contracts c on c.id = r.contract_id
    where r.state in ${sql(states)} and ${dueBy === undefined ? sql`true` : sql`r.due_on <= ${dueBy}`}
    order by r.due_on, r.folio
    limit ${most}
  `
}

/** How many the utility has to answer, and how many of them it should have answered before today. */
export async function requestsToAnswer(sql: Sql, today: CivilDate) {
  const [counted] = await sql<{ open: number; overdue: number }[]>`
    select count(*) as open, count(*) filter (where due_on < ${today}) as overdue
    from requests
    where state = 'open'
  `
  return counted!
}

export type OperatorsRequest = WaitingRequest & {
  email: string
  isGuest: boolean
  createdAt: Date
  message: string
  answers: Record<string, string>
  payment: string | null
  events: RequestEvent[]
}

export async function requestWithFolio(sql: Sql, folio: string) {
  const [request] = await sql<OperatorsRequest[]>`
    select r.folio, r.kind, r.state, r.due_on, r.name, coalesce(a.email, r.email) as email, r.account_id is null as is_guest,
      coalesce(c.number, r.contract_as_typed) as contract, r.created_at, r.message, r.answers, p.folio as payment,
      (
        select json_agg(json_build_object(
          'at', e.at, 'day', e.day, 'said', e.said, 'by', e.by, 'operator', e.operator, 'text', e.text,
          'evidence', e.evidence, 'stars', e.stars, 'dueOn', e.due_on
        ) order by e.id)
        from request_events e
        where e.request_id = r.id
      ) as events
    from requests r
    left join accounts a on a.id = r.account_id
    left join contracts c on c.id = r.contract_id
    left join payments p on p.id = r.payment_id
    where r.folio = ${folio}
  `
  return request
}
