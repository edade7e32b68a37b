import type { Fragment } from 'postgres'
import type { Sql } from '../db.ts'
import type { GatewayName } from './gateway.ts'
import { settledStates } from './state-rules.ts'

/** A payment to be asked about at the gateway that took it. */
type Due = { id: string; gateway: GatewayName }

/**
 * The payment whose turn it is to be asked about, the longest overdue first; those whose money came wait for all others.
 * `except`: gateways that do not answer just now. It is taken for two minutes: whoever dies meanwhile leaves it to the
 * next sweep.
 */
export async function takePaymentToCheck(sql: Sql, except: readonly GatewayName[] = []): Promise<Due | undefined> {
  return (await take(sql, sql`state not in ${sql(settledStates)}`, except)) ?? (await take(sql, sql`true`, except))
}

async function take(sql: Sql, which: Fragment, except: readonly GatewayName[]): Promise<Due | undefined> {
  const [taken] = await sql<Due[]>`
    with next as (
      select id from payments
      where next_check_at <= clock_timestamp() and ${which} and gateway <> all(${[...except]}::text[])
      order by next_check_at, id
      limit 1
      for update skip locked
    )
    update payments p set next_check_at = clock_timestamp() + interval '2 minutes', checks = checks + 1
    from next
    where p.id = next.id
    returning p.id, p.gateway
  `
  return taken
}

/** The gateway that took it is not configured: it is tried again tomorrow, and does not stand in the way of others. */
export async function postponeCheck(sql: Sql, paymentId: string): Promise<void> {
  await sql`update payments set next_check_at = clock_timestamp() + interval '1 day' where id = ${paymentId}`
}
