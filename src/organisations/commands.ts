import { atomically, type Sql } from '../db.ts'
import { limiter } from '../lib/limits.ts'
import { queueNotices } from '../notifications/commands.ts'
import { recordAct } from './act-commands.ts'
import { putIn } from './contract-commands.ts'
import { lockAsAdministrator } from './lock-commands.ts'
import { mostFounded } from './rules.ts'

export * from './contract-commands.ts'
export * from './invitation-commands.ts'
export * from './people-commands.ts'

type Founding = { key: string; accountId: string; name: string; takesAll: boolean }
export type FoundingOutcome =
  | { kind: 'founded'; id: string }
  | { kind: 'no-contracts' | 'too-many' }
  | { kind: 'wait'; seconds: number }

/** By whoever holds a contract; with all they hold, also what they come to hold later, or nothing yet. Sent twice, founded once. */
export function foundOrganisation(sql: Sql, { key, accountId, name, takesAll }: Founding) {
  return atomically(sql, async (sql): Promise<FoundingOutcome> => {
    const [known] = await sql<{ id: string }[]>`
      select id from organisations where form_key = ${key} and founded_by = ${accountId}
    `
    if (known) return { kind: 'founded', id: known.id }
    await sql`select hold_what_is_held(${accountId})`
    const [held] = await sql<{ founded: number }[]>`
      select (select count(*) from organisations o where o.founded_by = ${accountId} and o.ended_at is null) as founded
      from access a where a.account_id = ${accountId} and a.ended_at is null and a.is_holder limit 1
    `
    if (!held) return { kind: 'no-contracts' }
    if (held.founded >= mostFounded) return { kind: 'too-many' }
    const { waitSeconds } = await limiter(sql, { name: 'organisations', points: 10, seconds: 24 * 3600 }).consume(
      accountId,
    )
    if (waitSeconds > 0) return { kind: 'wait', seconds: waitSeconds }

    const [made] = await sql<{ id: string }[]>`
      insert into organisations (form_key, name, founded_by) values (${key}, ${name}, ${accountId})
      on conflict (form_key) do nothing
      returning id
    `
    if (!made) {
      const [sentTwice] = await sql<{ id: string }[]>`
        select id from organisations where form_key = ${key} and founded_by = ${accountId}
      `
      return sentTwice ? { kind: 'founded', id: sentTwice.id } : { kind: 'too-many' }
    }
    await sql`
      insert into organisation_people (organisation_id, account_id, role, takes_new)
      values (${made.id}, ${accountId}, 'administers', ${takesAll})
    `
    await recordAct(sql, { organisationId: made.id, act: 'founded', by: accountId, subject: name })
    if (takesAll) await putIn(sql, { accountId, organisationId: made.id, which: sql`true` })
    return { kind: 'founded', id: made.id }
  })
}

type Naming = { accountId: string; organisationId: string; name: string }

export function renameOrganisation(sql: Sql, { accountId, organisationId, name }: Naming) {
  return atomically(sql, async (sql): Promise<{ kind: 'renamed' | 'not-found' }> => {
    const locked = await lockAsAdministrator(sql, { accountId, organisationId })
    if (!locked) return { kind: 'not-found' }
    if (locked.name === name) return { kind: 'renamed' }
    await sql`update organisations set name = ${name} where id = ${organisationId}`
    await recordAct(sql, { organisationId, act: 'renamed', by: accountId, subject: name })
    return { kind: 'renamed' }
  })
}

/** Ends everything that came from it, for everybody; what they see otherwise they see still. */
export function closeOrganisation(
  sql: Sql,
  { accountId, organisationId }: { accountId: string; organisationId: string },
) {
  return atomically(sql, async (sql): Promise<{ kind: 'closed' | 'not-found' }> => {
    const locked = await lockAsAdministrator(sql, { accountId, organisationId })
    if (!locked) return { kind: 'not-found' }
    const people = await sql<{ email: string; isOwn: boolean }[]>`
      select a.email, a.id = ${accountId} as is_own
      from organisation_people p join accounts a on a.id = p.account_id
      where p.organisation_id = ${organisationId} and p.ended_at is null
      order by a.id
    `
    await sql`
      update organisation_invitations set withdrawn_at = now()
      where organisation_id = ${organisationId} and accepted_at is null and withdrawn_at is null
    `
    await sql`
      update organisation_people set ended_at = now(), ended_by = ${accountId}
      where organisation_id = ${organisationId} and ended_at is null
    `
    await sql`update organisations set ended_at = now(), ended_by = ${accountId} where id = ${organisationId}`
    await recordAct(sql, { organisationId, act: 'closed', by: accountId })
    const facts = { organisation: locked.name, at: new Date().toISOString(), state: 'closed' as const }
    await queueNotices(
      sql,
      people.map(({ email }) => ({ kind: 'organisation-ended' as const, to: email, facts })),
    )
    return { kind: 'closed' }
  })
}
