import type { Sql } from '../db.ts'
import type { GatewayName } from './gateway.ts'

type NewNotice = { gateway: GatewayName; eventId: string; reference: string }

/** Keeps a gateway's notice before it is answered; told twice, it is kept once. */
export async function keepNotice(sql: Sql, { gateway, eventId, reference }: NewNotice): Promise<'kept' | 'known'> {
  const kept = await sql`
    insert into gateway_notices ${sql({ gateway, eventId, reference })} on conflict (gateway, event_id) do nothing
  `
  return kept.count > 0 ? 'kept' : 'known'
}

/** A notice that is somebody's turn. `paymentId` is missing when no payment bears its reference. */
export type DueNotice = { id: number; gateway: GatewayName; reference: string; paymentId: string | null }

/**
 * Takes the notice that has waited longest, and with it the duty to settle it within two minutes: whoever dies with it
 * leaves it to the next. No lock is held meanwhile.
 */
export async function takeNextNotice(sql: Sql): Promise<DueNotice | undefined> {
  const [notice] = await sql<DueNotice[]>`
    with next as (
      select id from gateway_notices
      where done_at is null and next_try_at <= clock_timestamp()
      order by next_try_at, id
      limit 1
      for update skip locked
    )
    update gateway_notices n set next_try_at = clock_timestamp() + interval '2 minutes', tries = tries + 1
    from next
    where n.id = next.id
    returning n.id, n.gateway, n.reference, (
      select p.id from payments p
      where p.gateway = n.gateway and (p.gateway_reference = n.reference or p.id::text = n.reference)
    ) as payment_id
  `
  return notice
}

export async function settleNotice(sql: Sql, id: number): Promise<void> {
  await sql`update gateway_notices set done_at = clock_timestamp(), last_error = null where id = ${id}`
}

/**
 * Tries again later, ever more slowly: a notice may overtake the answer that tells us the gateway's name for the
 * payment. After three days it is none of ours.
 */
export async function postponeNotice(sql: Sql, { id, why }: { id: number; why: string }): Promise<void> {
  await sql`
    update gateway_notices set
      last_error = ${why},
      next_try_at = clock_timestamp() + least(3600, 5 * 2 ^ least(tries, 10)) * interval '1 second',
      done_at = case when received_at < clock_timestamp() - interval '3 days' then clock_timestamp() end
    where id = ${id}
  `
}
