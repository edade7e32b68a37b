import type { Sql } from '../db.ts'
import type { CivilDate } from '../lib/dates.ts'
import { openStates } from './state-rules.ts'

/** What somebody who looks after the office must know of payments. */
export async function healthOfPayments(
  sql: Sql,
  { gateways, lateBefore, today }: { gateways: readonly string[]; lateBefore: CivilDate; today: CivilDate },
) {
  const [health] = await sql<
    {
      orphans: string[]
      notices: number
      held: number
      unknown: number
      late: number
      unexported: number
      uncharged: number
      stuck: number
      doubted: number
      debits: number
      unforgotten: number
    }[]
  >`
    select
      array(
        select distinct gateway from payments
        where gateway <> all(${[...gateways]}) and state in ${sql(openStates)} order by gateway
      ) as orphans,
      (
        select count(*) from gateway_notices
        where done_at is null and received_at < clock_timestamp() - interval '15 minutes'
      ) as notices,
      (select count(*) from payments where state = 'held') as held,
      (
        select count(*) from payments
        where state in ('created', 'unknown') and next_check_at is not null
          and created_at < clock_timestamp() - interval '1 hour'
      ) as unknown,
      (select count(*) from payments where state = 'received' and received_on < ${lateBefore}) as late,
      (
        select count(*) from payments p
        where p.state = 'received' and p.received_on < ${lateBefore} and not exists (
          select from payment_items i join exported_rows r on r.file = 'pagos' and r.id = i.reference
          where i.payment_id = p.id
        )
      ) as unexported,
      (select count(*) from planned_charges where state = 'announced' and charge_on < ${today}) as uncharged,
      (
        select count(*) from planned_charges c join invoices i on i.id = c.invoice_id
        where c.state = 'charging' and due_day(i.id, i.due_on) < ${today}
      ) as stuck,
      (
        select count(*) from debits d join contracts c on c.id = d.contract_id
        where d.ended_at is null and (c.status in ('ended', 'void') or c.direct_debit)
      ) as doubted,
      (select count(*) from debits where ended_at is null) as debits,
      (
        select count(*) from saved_cards
        where next_forget_at is not null and ended_at < clock_timestamp() - interval '1 day'
      ) as unforgotten
  `
  return health!
}
