import type { Sql } from '../db.ts'
import type { CivilDate } from '../lib/dates.ts'
import { tariffInForce } from '../readings/sending-queries.ts'
import type { LeakContract } from './leak-rules.ts'

/** The first contract of the account that was billed for a metered use. */
export async function leakContractOf(
  sql: Sql,
  { accountId, today }: { accountId: string; today: CivilDate },
): Promise<LeakContract | undefined> {
  const [contract] = await sql<LeakContract[]>`
    select c.number, c.dwellings, bill.usual, ${tariffInForce(sql, today)} as tariff
    from access a
    join contracts c on c.id = a.contract_id
    join lateral (
      select round(coalesce(i.average_consumption, i.consumption))::integer as usual
      from invoices i
      where i.contract_id = c.id and not i.cancelled
      order by i.issued_on desc
      limit 1
    ) bill on bill.usual is not null
    where a.account_id = ${accountId} and a.ended_at is null
    order by a.contract_id
    limit 1
  `
  return contract
}
