import type { Sql } from '../db.ts'

/** Held still until the transaction ends, for whoever administers it. */
export async function lockAsAdministrator(
  sql: Sql,
  { accountId, organisationId }: { accountId: string; organisationId: string },
): Promise<{ name: string; me: string; email: string; who: string; takesNew: boolean } | undefined> {
  const locked = await lockOrganisation(sql, organisationId)
  if (!locked) return undefined
  const [me] = await sql<{ id: string; email: string; name: string; takesNew: boolean }[]>`
    select p.id, a.email, a.name, p.takes_new
    from organisation_people p join accounts a on a.id = p.account_id
    where p.organisation_id = ${organisationId} and p.account_id = ${accountId} and p.ended_at is null and p.role = 'administers'
  `
  return me && { name: locked.name, me: me.id, email: me.email, who: me.name, takesNew: me.takesNew }
}

/** What is read after it is what others have left. */
export async function lockOrganisation(sql: Sql, organisationId: string): Promise<{ name: string } | undefined> {
  const [locked] = await sql<{ name: string }[]>`
    select name from organisations where id = ${organisationId} and ended_at is null for no key update
  `
  return locked
}
