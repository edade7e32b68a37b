import type { Sql } from '../db.ts'
import { tariffInForce } from '../readings/sending-queries.ts'
import type { Disputable } from './rules.ts'

/** A list to choose from holds so many. */
const mostListed = 60

/** The invoices that somebody may dispute, the latest first: those of contracts they manage that still ask for something. */
export function disputablesOf(
  sql: Sql,
  { accountId, contract, today }: { accountId: string; contract: string | undefined; today: string },
) {
  return sql<Disputable[]>`
    select i.id, i.number, c.number as contract, i.period, i.total, i.balance - not_asked_of(i.id, i.balance) as open,
      i.average_consumption::float as usual, i.current_read_on - i.previous_read_on as days, c.dwellings,
      ${tariffInForce(sql, today)} as tariff
    from access a
    join contracts c on c.id = a.contract_id
    join invoices i on i.contract_id = c.id
    where a.account_id = ${accountId} and a.ended_at is null and a.may_manage
      and ${contract ? sql`c.number = ${contract}` : sql`true`}
      and i.balance > 0 and not i.cancelled and i.balance > not_asked_of(i.id, i.balance)
    order by i.issued_on desc, i.number desc
    limit ${mostListed}
  `
}

/** Whether an answer to the request must say how its dispute ends. */
export async function hasOpenDispute(sql: Sql, requestId: string): Promise<boolean> {
  const [open] = await sql`select 1 from disputes where request_id = ${requestId} and ended_on is null`
  return open !== undefined
}
