import type { Sql } from '../db.ts'
import type { Act } from './queries.ts'
import type { Role } from './rules.ts'

type NewAct = {
  organisationId: string
  act: Act['act']
  by: string
  about?: string
  subject?: string
  role?: Role
  contractIds?: readonly number[]
}

/** Stays in the history that whoever administers the organisation reads. */
export async function recordAct(sql: Sql, { organisationId, act, by, about, subject, role, contractIds }: NewAct) {
  await sql`
    insert into organisation_acts (organisation_id, act, by_account, about_account, subject, role, contract_id, contracts)
    values (${organisationId}, ${act}, ${by}, ${about ?? null}, ${subject ?? null}, ${role ?? null},
      ${contractIds?.length === 1 ? contractIds[0]! : null}, ${contractIds?.length ?? null})
  `
}
