import type { Sql } from '../db.ts'

/**
 * The payments whose turn it is to be asked about, the longest overdue first. They are taken for two minutes: whoever
 * dies meanwhile leaves them to the next sweep.
 */
export async function takePaymentsToCheck(sql: Sql, most: number): Promise<string[]> {
  const taken = await sql<{ id: string }[]>`
    with next as (
      select id from payments
      where next_check_at <= clock_timestamp()
      order by next_check_at, id
      limit ${most}
      for update skip locked
    )
    update payments p set next_check_at = clock_timestamp() + interval '2 minutes', checks = checks + 1
    from next
    where p.id = next.id
    returning p.id
  `
  return taken.map(({ id }) => id)
}

/** The gateway that took it is not configured: it is tried again tomorrow, and does not stand in the way of others. */
export async function postponeCheck(sql: Sql, paymentId: string): Promise<void> {
  await sql`update payments set next_check_at = clock_timestamp() + interval '1 day' where id = ${paymentId}`
}
