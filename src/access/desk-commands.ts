import { atomically, type Sql } from '../db.ts'
import { compact } from '../lib/text.ts'
import { queueNotice } from '../notifications/commands.ts'

type Ending = { accountId: string; contractNumber: string; operatorId: string; utility: string }

/** The utility takes away somebody's sight of a contract, and tells them: who of the utility it was stays with the access. */
export function endAccessByUtility(sql: Sql, { accountId, contractNumber, operatorId, utility }: Ending) {
  return atomically(sql, async (sql): Promise<{ kind: 'ended' | 'not-found' }> => {
    await sql`select 1 from contracts where reference = ${compact(contractNumber)} and number = ${contractNumber} for no key update`
    const [access] = await sql<{ contractId: number; email: string }[]>`
      select a.contract_id, p.email
      from access a
      join contracts c on c.id = a.contract_id
      join accounts p on p.id = a.account_id
      where a.account_id = ${accountId} and c.number = ${contractNumber} and a.ended_at is null
    `
    if (!access) return { kind: 'not-found' }
    // Also what stands behind it: nothing weaker may come forward.
    await sql`
      update access_rows set ended_at = now(), ended_by_operator = ${operatorId}
      where account_id = ${accountId} and contract_id = ${access.contractId} and ended_at is null
    `
    const facts = { contract: contractNumber, at: new Date().toISOString(), who: utility }
    await queueNotice(sql, { kind: 'access-ended', to: access.email, facts })
    return { kind: 'ended' }
  })
}
