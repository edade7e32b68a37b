import { atomically, type Sql } from '../db.ts'
import { queueNotice } from '../notifications/commands.ts'
import { paths } from '../paths.ts'
import { recordAct } from './act-commands.ts'
import { lockAsAdministrator, lockOrganisation } from './lock-commands.ts'
import { isNeeded, type Role } from './rules.ts'

type Person = { id: string; accountId: string; email: string; role: Role; administrators: number }
type Changing = { accountId: string; organisationId: string; personId: string; role: Role }

/** By whoever administers it. What the person sees through it they see as the new role from now on. */
export function changeRole(sql: Sql, { accountId, organisationId, personId, role }: Changing) {
  return atomically(sql, async (sql): Promise<{ kind: 'changed' | 'needed' | 'not-found' }> => {
    const locked = await lockAsAdministrator(sql, { accountId, organisationId })
    const person = locked && (await personOf(sql, { organisationId, personId }))
    if (!person) return { kind: 'not-found' }
    if (person.role === role) return { kind: 'changed' }
    if (isNeeded(person, person.administrators)) return { kind: 'needed' }

    await sql`
      update organisation_people set role = ${role}, takes_new = takes_new and ${role} = 'administers'
      where id = ${personId}
    `
    await recordAct(sql, { organisationId, act: 'role', by: accountId, about: person.accountId, role })
    const facts = { organisation: locked.name, role, page: paths.organisation(organisationId) }
    await queueNotice(sql, { kind: 'organisation-role', to: person.email, facts })
    return { kind: 'changed' }
  })
}

type Ending = { accountId: string; organisationId: string; personId: string }
export type EndingOutcome = { kind: 'ended'; isOwn: boolean } | { kind: 'needed' | 'not-found' }

/** Of oneself, or by whoever administers it of anybody. What belongs through that person leaves with them. */
export function endPerson(sql: Sql, { accountId, organisationId, personId }: Ending) {
  return atomically(sql, async (sql): Promise<EndingOutcome> => {
    const locked = await lockOrganisation(sql, organisationId)
    const person = locked && (await personOf(sql, { organisationId, personId }))
    if (!person) return { kind: 'not-found' }
    const isOwn = person.accountId === accountId
    if (!isOwn && !(await lockAsAdministrator(sql, { accountId, organisationId }))) return { kind: 'not-found' }
    if (isNeeded(person, person.administrators)) return { kind: 'needed' }

    const brought = await sql<{ contractId: number }[]>`
      select contract_id from organisation_contracts
      where organisation_id = ${organisationId} and brought_by = ${person.accountId} and ended_at is null
    `
    await sql`update organisation_people set ended_at = now(), ended_by = ${accountId} where id = ${personId}`
    const act = isOwn ? 'left' : 'removed'
    await recordAct(sql, { organisationId, act, by: accountId, about: person.accountId })
    if (brought.length > 0) {
      const contractIds = brought.map(({ contractId }) => contractId)
      await recordAct(sql, { organisationId, act: 'out', by: accountId, contractIds })
    }
    const facts = { organisation: locked.name, at: new Date().toISOString(), state: act } as const
    await queueNotice(sql, { kind: 'organisation-ended', to: person.email, facts })
    return { kind: 'ended', isOwn }
  })
}

/** Of an organisation that is locked. */
async function personOf(sql: Sql, { organisationId, personId }: { organisationId: string; personId: string }) {
  const [person] = await sql<Person[]>`
    select p.id, p.account_id, a.email, p.role, (
      select count(*) from organisation_people x
      where x.organisation_id = p.organisation_id and x.ended_at is null and x.role = 'administers'
    ) as administrators
    from organisation_people p join accounts a on a.id = p.account_id
    where p.id = ${personId} and p.organisation_id = ${organisationId} and p.ended_at is null
  `
  return person
}
