import type { Sql } from '../db.ts'
import type { CivilDate } from '../lib/dates.ts'
import type { Language } from '../words/words.ts'
import type { EscalationLevel } from './overdue-rules.ts'

export type Overdue = {
  id: string
  folio: string
  kind: string
  level: EscalationLevel
  countSince: CivilDate
  dueOn: CivilDate
  email: string
  language: Language
  isGuest: boolean
}

type Asked = {
  today: CivilDate
  /** For each number of working days that may be left: what is due before this day is near its end. */
  horizons: readonly { left: number; before: CivilDate }[]
  most: number
}

/** What has used up its clock, or nearly, and has not been told of; nobody else can answer or take these meanwhile. */
export function lockOverdue(sql: Sql, { today, horizons, most }: Asked) {
  return sql<Overdue[]>`
    select r.id, r.folio, r.kind, r.count_since, r.due_on, coalesce(a.email, r.email) as email, r.language, r.account_id is null as is_guest,
      case when r.due_on < ${today} then 'breach' else 'near' end as level
    from requests r
    join unnest(${horizons.map(({ left }) => left)}::int[], ${horizons.map(({ before }) => before)}::date[])
      as horizon (remaining, before) on horizon.remaining = r.answer_in / 5
    left join accounts a on a.id = r.account_id
    where r.state in ('open', 'asked') and r.due_on is not null and r.due_on < horizon.before
      and r.queue_on < ${horizons.at(-1)!.before}
      and not exists (
        select from request_escalations e
        where e.request_id = r.id and e.count_since = r.count_since
          and e.level in ('breach', case when r.due_on < ${today} then 'breach' else 'near' end)
      )
    order by r.queue_on, r.folio
    limit ${most}
    for no key update of r skip locked
  `
}

/** Who watches over the desk. */
export function supervisors(sql: Sql) {
  return sql<{ email: string; name: string; language: Language | null }[]>`
    select email, name, language from operators where role in ('supervises', 'administers') and ended_at is null order by email_key
  `
}
