import type { Fragment } from 'postgres'
import { atomically, type Sql } from '../db.ts'
import type { CivilDate } from '../lib/dates.ts'
import type { Centavos } from '../lib/money.ts'
import { queueNotice } from '../notifications/commands.ts'

type Beginning = { accountId: string; contractNumber: string; today: CivilDate }
type DebitTerms = { cardId: string; daysBefore: number; most: Centavos }
export type BeginOutcome =
  | { kind: 'begun' }
  | { kind: 'not-found' }
  /** The commercial system has it charged by a bank already. */
  | { kind: 'bank' }
  /** Another account with access pays it by itself. */
  | { kind: 'another' }
  /** The card was removed meanwhile, has expired, or is none of theirs. */
  | { kind: 'card' }

/** A contract's invoices are paid by themselves from now on. Changed, the earlier wish ends and this one begins. */
export function beginDebit(
  sql: Sql,
  { accountId, contractNumber, cardId, daysBefore, most, today }: DebitTerms & Beginning,
) {
  return atomically(sql, async (sql): Promise<BeginOutcome> => {
    const [contract] = await sql<{ id: number; directDebit: boolean }[]>`
      select c.id, c.direct_debit
      from contracts c
      join access a on a.contract_id = c.id and a.account_id = ${accountId} and a.ended_at is null
      where c.number = ${contractNumber} and c.status in ('active', 'pending')
      for no key update of c
    `
    if (!contract) return { kind: 'not-found' }
    if (contract.directDebit) return { kind: 'bank' }
    await lockDebits(sql, sql`d.contract_id = ${contract.id}`)
    const [card] = await sql`
      select 1 from saved_cards
      where id = ${cardId} and account_id = ${accountId} and saved_at is not null and ended_at is null
        and expires_on >= ${today}
      for no key update
    `
    if (!card) return { kind: 'card' }

    await endDebits(sql, sql`d.contract_id = ${contract.id} and d.account_id = ${accountId}`, 'changed')
    const begun = await sql`
      insert into debits ${sql({ accountId, contractId: contract.id, savedCardId: cardId, daysBefore, most })}
      on conflict (contract_id) where ended_at is null do nothing
    `
    return begun.count > 0 ? { kind: 'begun' } : { kind: 'another' }
  })
}

/** The person's own stop; a charge that has left the house is not stopped by it. */
export function stopDebit(sql: Sql, { accountId, contractNumber }: { accountId: string; contractNumber: string }) {
  return atomically(sql, async (sql): Promise<{ kind: 'stopped' | 'not-found' }> => {
    const ended = await endDebits(
      sql,
      sql`d.account_id = ${accountId} and d.contract_id = (select id from contracts where number = ${contractNumber})`,
      'person',
    )
    return { kind: ended.length > 0 ? 'stopped' : 'not-found' }
  })
}

type EndCause = 'person' | 'changed' | 'card' | 'access' | 'contract' | 'bank'
type Ended = { id: number; accountId: string; contractId: number }

/** Before their cards, in whatever is done: two who wait for each other wait for ever. */
export async function lockDebits(sql: Sql, which: Fragment): Promise<void> {
  await sql`select 1 from debits d where d.ended_at is null and ${which} order by d.id for no key update`
}

/** Ends those of `which`, and what they had announced. */
export async function endDebits(sql: Sql, which: Fragment, cause: EndCause): Promise<Ended[]> {
  const ended = await sql<Ended[]>`
    update debits d set ended_at = clock_timestamp(), end_cause = ${cause}
    where d.ended_at is null and ${which}
    returning d.id, d.account_id, d.contract_id
  `
  if (ended.length === 0) return []
  await sql`
    update planned_charges set state = 'dropped'
    where debit_id in ${sql(ended.map(({ id }) => id))} and state = 'announced'
  `
  return ended
}

/** Ends what may not go on: whoever wanted it sees the contract no more, it has ended, or a bank pays it now. */
export function endDebitsOver(sql: Sql) {
  return atomically(sql, async (sql): Promise<void> => {
    for (const [cause, which] of [
      ['access', sql`not exists (select from access a where ${seesIt(sql)})`],
      ['contract', sql`exists (select from contracts c where c.id = d.contract_id and c.status in ('ended', 'void'))`],
      ['bank', sql`exists (select from contracts c where c.id = d.contract_id and c.direct_debit)`],
    ] as const) {
      for (const ended of await endDebits(sql, which, cause)) await tellEnd(sql, ended, cause)
    }
  })
}

const seesIt = (sql: Sql) => sql`a.account_id = d.account_id and a.contract_id = d.contract_id and a.ended_at is null`

async function tellEnd(sql: Sql, { accountId, contractId }: Ended, cause: 'access' | 'contract' | 'bank') {
  const [told] = await sql<{ email: string; contract: string }[]>`
    select a.email, c.number as contract from accounts a cross join contracts c
    where a.id = ${accountId} and c.id = ${contractId}
  `
  await queueNotice(sql, { kind: 'debit-ended', to: told!.email, facts: { contract: told!.contract, cause } })
}
