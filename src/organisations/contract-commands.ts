import type postgres from 'postgres'
import { atomically, type Sql } from '../db.ts'
import { compact } from '../lib/text.ts'
import { recordAct } from './act-commands.ts'
import { mayTakeOut } from './contract-queries.ts'
import { lockAsAdministrator, lockOrganisation } from './lock-commands.ts'

type Mine = { accountId: string; organisationId: string }
type Choosing = Mine & {
  /** The numbers on the page, and those of them that shall belong. */
  listed: readonly string[]
  chosen: readonly string[]
  /** What they come to hold later belongs too. */
  takesNew: boolean
}

/** By whoever administers it, of what they hold themselves; what is not on the page stays as it is. */
export function chooseContracts(sql: Sql, { accountId, organisationId, listed, chosen, takesNew }: Choosing) {
  return atomically(sql, async (sql): Promise<{ kind: 'chosen' | 'not-found' }> => {
    await sql`select hold_what_is_held(${accountId})`
    const locked = await lockAsAdministrator(sql, { accountId, organisationId })
    if (!locked) return { kind: 'not-found' }
    await setTakesNew(sql, { accountId, organisationId, before: locked.takesNew, takesNew })
    const numbers = listed.filter((number) => chosen.includes(number))
    const others = listed.filter((number) => !chosen.includes(number))
    await putIn(sql, { accountId, organisationId, which: sql`c.number = any(${numbers})` })
    const gone = await sql<{ contractId: number }[]>`
      update organisation_contracts o set ended_at = now(), ended_by = ${accountId}
      from contracts c
      where o.organisation_id = ${organisationId} and o.ended_at is null and o.brought_by = ${accountId}
        and c.id = o.contract_id and c.number = any(${others})
      returning o.contract_id
    `
    await recordContracts(sql, { accountId, organisationId, act: 'out', rows: gone })
    return { kind: 'chosen' }
  })
}

/** All that whoever administers it holds, or one of their groups as it is now. */
export function putSeveralIn(sql: Sql, { accountId, organisationId, group }: Mine & { group: string | undefined }) {
  return atomically(sql, async (sql): Promise<{ kind: 'chosen' | 'not-found' }> => {
    await sql`select hold_what_is_held(${accountId})`
    if (!(await lockAsAdministrator(sql, { accountId, organisationId }))) return { kind: 'not-found' }
    const which =
      group === undefined
        ? sql`true`
        : sql`exists (
            select from marked_contracts x join contract_marks m on m.id = x.mark_id
            where x.account_id = a.account_id and x.contract_id = c.id and m.kind = 'group' and m.name = ${group}
          )`
    await putIn(sql, { accountId, organisationId, which })
    return { kind: 'chosen' }
  })
}

/** `which`: a condition on the contract `c` that the account sees by `a`. Not without a lock on the organisation. */
export async function putIn(sql: Sql, { accountId, organisationId, which }: Mine & { which: postgres.Fragment }) {
  const rows = await sql<{ contractId: number }[]>`
    insert into organisation_contracts (organisation_id, contract_id, brought_by)
    select ${organisationId}, c.id, a.account_id
    from access a join contracts c on c.id = a.contract_id
    where a.account_id = ${accountId} and a.ended_at is null and a.is_holder and ${which}
    order by c.id
    on conflict do nothing
    returning contract_id
  `
  await recordContracts(sql, { accountId, organisationId, act: 'in', rows })
}

type Taking = Mine & { number: string }

/** By whoever administers the organisation, and by whoever holds the contract, also from outside. */
export function takeContractOut(sql: Sql, { accountId, organisationId, number }: Taking) {
  return atomically(sql, async (sql): Promise<{ kind: 'out' | 'not-found' }> => {
    if (!(await lockOrganisation(sql, organisationId))) return { kind: 'not-found' }
    const rows = await sql<{ contractId: number }[]>`
      update organisation_contracts o set ended_at = now(), ended_by = ${accountId}
      from contracts c
      where o.organisation_id = ${organisationId} and o.ended_at is null and c.id = o.contract_id
        and c.reference = ${compact(number)} and c.number = ${number}
        and ${mayTakeOut(sql, accountId)}
      returning o.contract_id
    `
    if (rows.length === 0) return { kind: 'not-found' }
    await recordContracts(sql, { accountId, organisationId, act: 'out', rows })
    return { kind: 'out' }
  })
}

type Recording = Mine & { act: 'in' | 'out'; rows: readonly { contractId: number }[] }

async function recordContracts(sql: Sql, { accountId, organisationId, act, rows }: Recording) {
  if (rows.length === 0) return
  await recordAct(sql, { organisationId, act, by: accountId, contractIds: rows.map(({ contractId }) => contractId) })
}

async function setTakesNew(
  sql: Sql,
  { accountId, organisationId, before, takesNew }: Mine & { before: boolean; takesNew: boolean },
) {
  if (before === takesNew) return
  await sql`
    update organisation_people set takes_new = ${takesNew}
    where organisation_id = ${organisationId} and account_id = ${accountId} and ended_at is null
  `
  await recordAct(sql, { organisationId, act: takesNew ? 'takes-new' : 'takes-no-new', by: accountId })
}
