import type { Sql } from '../../db.ts'

export type DueNotice = {
  id: number
  eventId: string
  reference: string
  paymentId: string
  kind: string
  tries: number
}

/** Takes the notice that is due longest, for a minute: whoever dies with it leaves it to the next. */
export async function takeDueNotice(sql: Sql): Promise<DueNotice | undefined> {
  const [notice] = await sql<DueNotice[]>`
    with next as (
      select id from sandbox_notices
      where done_at is null and next_try_at <= clock_timestamp()
      order by next_try_at, id
      limit 1
      for update skip locked
    )
    update sandbox_notices n set next_try_at = clock_timestamp() + interval '1 minute', tries = tries + 1
    from next, sandbox_payments p
    where n.id = next.id and p.reference = n.reference
    returning n.id, n.event_id, n.reference, p.payment_id, n.kind, n.tries
  `
  return notice
}

export async function noticeArrived(sql: Sql, id: number): Promise<void> {
  await sql`update sandbox_notices set done_at = clock_timestamp(), last_error = null where id = ${id}`
}

/** Tries again after 5 s, 10 s, 20 s and so on, or gives it up: a real gateway does not try for ever either. */
export async function noticeFailed(
  sql: Sql,
  { id, why, isLast }: { id: number; why: string; isLast: boolean },
): Promise<void> {
  await sql`
    update sandbox_notices set
      last_error = ${why},
      next_try_at = clock_timestamp() + 5 * 2 ^ (tries - 1) * interval '1 second',
      done_at = case when ${isLast} then clock_timestamp() end
    where id = ${id}
  `
}
