import type { Sql } from '../db.ts'
import type { CivilDate } from '../lib/dates.ts'
import { compact, fold } from '../lib/text.ts'
import type { RequestState } from '../requests/state-rules.ts'
import { type After, mostCounted, mostCountedByKind, type Tray, trays } from './inbox-rules.ts'

export type QueuedCase = {
  folio: string
  kind: string
  state: RequestState
  name: string
  contract: string | null
  dueOn: CivilDate | null
  queueOn: string
  answerIn: number
  endedOn: CivilDate | null
  operator: string | null
  /** Nobody of the utility has said anything yet. */
  isNew: boolean
  messages: number
  isEscalated: boolean
}

export type Inbox = { tray: Tray; kind: string | undefined; typed: string; operatorId: string; today: CivilDate }

export const casesAPage = 40

/** A page of a tray, what falls due first at the top; what is over with the latest at the top. One more than a page shows that there is another. */
export function casesIn(sql: Sql, inbox: Inbox, after: After | undefined, most = casesAPage + 1) {
  const isOver = inbox.tray === 'over'
  const key = isOver ? sql`r.ended_on` : sql`r.queue_on`
  const from = !after
    ? sql`true`
    : isOver
      ? sql`(${key}, r.folio) < (${after.queueOn}::date, ${after.folio})`
      : sql`(${key}, r.folio) > (${after.queueOn}::date, ${after.folio})`
  const order = isOver ? sql`r.ended_on desc, r.folio desc` : sql`r.queue_on, r.folio`
  const inPlace = sql`${inTray(sql, inbox)} and ${from} and ${inbox.kind === undefined ? sql`true` : sql`r.kind = ${inbox.kind}`}`
  const match = matching(sql, inbox.typed)
  const queue = sql`select r.id, r.queue_on, r.ended_on, r.folio from requests r where ${inPlace}`
  return sql<QueuedCase[]>`
    with ${
      match
        ? sql`
            walked as materialized (
              select r.id, r.queue_on, r.ended_on, r.folio
              from (
                select r.id, r.queue_on, r.ended_on, r.folio, r.found_by, r.contract_id
                from requests r where ${inPlace} order by ${order} limit ${mostWalked}
              ) r
              where ${match}
              order by ${order}
              limit ${most}
            ), found as materialized (
              ${queue} and ${match} and (select count(*) from walked) < ${most}
            ), page as (
              select r.* from walked r where (select count(*) from walked) >= ${most}
              union all
              (select r.* from found r order by ${order} limit ${most})
            )`
        : sql`page as (${queue} order by ${order} limit ${most})`
    }
    select r.folio, r.kind, r.state, r.name, coalesce(c.number, r.contract_as_typed) as contract, r.due_on,
      ${key}::text as queue_on, r.answer_in, r.ended_on, o.name as operator, not said.answered as is_new, said.messages,
      exists (
        select from request_escalations x where x.request_id = r.id and x.count_since = r.count_since
      ) as is_escalated
    from page
    join requests r on r.id = page.id
    left join contracts c on c.id = r.contract_id
    left join operators o on o.id = r.assigned_to
    cross join lateral (
      select coalesce(bool_or(e.by = 'operator'), false) as answered,
        count(*) filter (where e.said in ('message-in', 'message-out', 'asked')) as messages
      from request_events e
      where e.request_id = r.id
    ) said
    order by ${order}
  `
}

/**
 * A word that many cases have is met in so many of the queue; any other is looked up by itself. The planner, which guesses
 * how many have the beginning of a word, would walk the whole queue for a word that nobody wrote.
 */
const mostWalked = 1000

const waiting = (sql: Sql) => sql`r.state in ('open', 'asked')`

function inTray(sql: Sql, { tray, operatorId, today }: Pick<Inbox, 'tray' | 'operatorId' | 'today'>) {
  switch (tray) {
    case 'open':
      return waiting(sql)
    case 'mine':
      return sql`${waiting(sql)} and r.assigned_to = ${operatorId}`
    case 'free':
      return sql`${waiting(sql)} and r.assigned_to is null`
    case 'late':
      return sql`${waiting(sql)} and r.queue_on < ${today}`
    case 'today':
      return sql`${waiting(sql)} and r.queue_on = ${today}`
    case 'asked':
      return sql`r.state = 'asked'`
    case 'over':
      return sql`r.state in ('answered', 'closed')`
  }
}

/**
 * A whole folio is that one case. Else each word begins one of the folio, the name or what was written; or all of it is
 * the number of a contract.
 */
function matching(sql: Sql, typed: string) {
  const whole = typed.trim().toUpperCase()
  if (/^[A-Z]{2,6}-\d{4}-\d{6,}$/.test(whole)) return sql`r.folio = ${whole}`
  const words = fold(typed).match(/[a-z0-9]+(?:[-.][a-z0-9]+)*/g) ?? []
  if (words.length === 0) return undefined
  const query = words.map((word) => `'${word}':*`).join(' & ')
  return sql`(
    r.found_by @@ to_tsquery('simple', ${query})
    or r.contract_id = (select id from contracts where number = ${compact(typed)} limit 1)
  )`
}

export type Counts = { trays: Record<Tray, number>; kinds: { kind: string; count: number }[] }

/** How many each tray and each kind hold, counted by index up to a bound. */
export async function countsOf(
  sql: Sql,
  { operatorId, today, kinds }: { operatorId: string; today: CivilDate; kinds: readonly string[] },
): Promise<Counts> {
  const counted = trays.filter((tray) => tray !== 'over')
  const [row] = await sql<{ counts: number[]; kinds: Counts['kinds'] }[]>`
    select
      array[${counted
        .map(
          (tray) => sql`(
            select count(*) from (
              select from requests r where ${inTray(sql, { tray, operatorId, today })} order by r.queue_on, r.folio limit ${mostCounted}
            ) counted
          )`,
        )
        .reduce((all, one) => sql`${all}, ${one}`)}] as counts,
      (
        select coalesce(json_agg(json_build_object('kind', k.kind, 'count', n.count) order by k.turn), '[]')
        from unnest(${kinds as string[]}::text[]) with ordinality as k (kind, turn)
        cross join lateral (
          select count(*) as count from (
            select from requests r where ${waiting(sql)} and r.kind = k.kind
            order by r.queue_on, r.folio
            limit ${mostCountedByKind}
          ) counted
        ) n
        where n.count > 0
      ) as kinds
  `
  const numbers = Object.fromEntries(counted.map((tray, index) => [tray, row!.counts[index]!]))
  return { trays: { ...numbers, over: 0 } as Record<Tray, number>, kinds: row!.kinds }
}
