import { atomically, type Sql } from '../db.ts'
import { closeOrganisation, endPerson } from './commands.ts'

/** With an account that ends: where it administers alone the organisation closes. */
export function leaveEveryOrganisation(sql: Sql, accountId: string) {
  return atomically(sql, async (sql): Promise<void> => {
    const all = await sql<{ id: string; organisationId: string }[]>`
      select id, organisation_id from organisation_people
      where account_id = ${accountId} and ended_at is null order by organisation_id
    `
    for (const { id, organisationId } of all) {
      const left = await endPerson(sql, { accountId, organisationId, personId: id })
      if (left.kind === 'needed') await closeOrganisation(sql, { accountId, organisationId })
    }
  })
}
