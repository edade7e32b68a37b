import type { Sql } from '../db.ts'
import type { CivilDate } from '../lib/dates.ts'
import type { Load, Period, Span } from './board-rules.ts'

/** Cases of all, of an operator (null: of nobody) or of a kind. */
export type LoadRow = Load & { by: 'all' | 'operator' | 'kind'; operator: string | null; kind: string | null }

/** What waits now and what fell due without an answer in the period: of all, of each operator who has any, of each kind. */
export function loadOf(sql: Sql, { from, to }: Period, today: CivilDate) {
  return sql<LoadRow[]>`
    with counted as (
      select r.assigned_to, r.kind, count(*) as open, count(*) filter (where r.queue_on = ${today}) as today,
        count(*) filter (where r.queue_on < ${today}) as late, 0 as near, 0 as breaches
      from requests r
      where r.state in ('open', 'asked')
      group by r.assigned_to, r.kind
      union all
      select r.assigned_to, r.kind, 0, 0, 0, count(*), 0
      from request_escalations x
      join requests r on r.id = x.request_id and r.count_since = x.count_since
      where x.level = 'near' and r.state in ('open', 'asked') and r.queue_on >= ${today} and r.queue_on < 'infinity'
      group by r.assigned_to, r.kind
      union all
      select r.assigned_to, r.kind, 0, 0, 0, 0, count(*)
      from request_escalations x join requests r on r.id = x.request_id
      where x.level = 'breach' and x.day between ${from} and ${to}
      group by r.assigned_to, r.kind
    ), summed as (
      select case when grouping(assigned_to) = 0 then 'operator' when grouping(kind) = 0 then 'kind' else 'all' end as by,
        assigned_to, kind, coalesce(sum(open), 0)::integer as open, coalesce(sum(today), 0)::integer as today,
        coalesce(sum(late), 0)::integer as late, coalesce(sum(near), 0)::integer as near,
        coalesce(sum(breaches), 0)::integer as breaches
      from counted
      group by grouping sets ((assigned_to), (kind), ())
    )
    select s.by, o.name as operator, s.kind, s.open, s.today, s.late, s.near, s.breaches
    from summed s left join operators o on o.id = s.assigned_to
    order by s.by, o.name nulls last, s.assigned_to, s.kind
  `
}

export type KindSpan = Span & { what: 'first' | 'over'; kind: string }

/**
 * What was answered for the first time in the period, from the day on which it was asked; and what was resolved in it,
 * from the day on which it was opened, or opened again.
 */
export function spansOf(sql: Sql, { from, to }: Period) {
  return sql<KindSpan[]>`
    with first as (
      select 'first' as what, e.request_id, o.day as opened_on, e.day
      from request_events e
      join request_events o on o.request_id = e.request_id and o.said = 'opened'
      where e.day between ${from} and ${to} and e.by = 'operator'
        and e.said in ('message-out', 'asked', 'answered', 'closed')
        and not exists (
          select from request_events b
          where b.request_id = e.request_id and b.id < e.id and b.by = 'operator'
            and b.said in ('message-out', 'asked', 'answered', 'closed')
        )
    ), over as (
      select 'over' as what, e.request_id, o.day as opened_on, e.day
      from request_events e
      cross join lateral (
        select b.id, b.day from request_events b
        where b.request_id = e.request_id and b.id < e.id and b.said in ('opened', 'reopened')
        order by b.id desc limit 1
      ) o
      where e.day between ${from} and ${to} and e.said in ('answered', 'closed')
        and not exists (
          select from request_events b
          where b.request_id = e.request_id and b.id > o.id and b.id < e.id and b.said in ('answered', 'closed')
        )
    )
    select s.what, r.kind, s.opened_on as "from", s.day as "to", count(*)::integer as count
    from (select * from first union all select * from over) s join requests r on r.id = s.request_id
    group by s.what, r.kind, s.opened_on, s.day
    order by s.what, r.kind, s.opened_on, s.day
  `
}
