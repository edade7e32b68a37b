import type { Sql } from '../db.ts'
import type { Reading } from './rules.ts'

export type ReadingHistory = {
  /** The serial of the installed meter; null where there is none. */
  meter: string | null
  readings: Reading[]
}

/** Everything ever read at a contract that the account sees: at most some hundred rows. */
export async function readingsOf(
  sql: Sql,
  { accountId, contractId }: { accountId: string; contractId: number },
): Promise<ReadingHistory> {
  const rows = await sql<(Partial<Reading> & { installed: string | null })[]>`
    select c.meter as installed, r.meter, r.read_on, r.value, r.consumption, r.kind, r.incident, r.digits
    from access a
    join contracts c on c.id = a.contract_id
    left join readings r on r.contract_id = a.contract_id
    where a.account_id = ${accountId} and a.contract_id = ${contractId} and a.ended_at is null
    order by r.read_on desc, r.id desc
  `
  return {
    meter: rows[0]?.installed ?? null,
    readings: rows.filter((row): row is Reading & { installed: string | null } => Boolean(row.readOn)),
  }
}
