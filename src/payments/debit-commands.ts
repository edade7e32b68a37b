import type { Fragment } from 'postgres'
import { atomically, type Sql } from '../db.ts'
import type { CivilDate } from '../lib/dates.ts'
import type { Centavos } from '../lib/money.ts'
import { queueNotice } from '../notifications/commands.ts'
import { plannedMove } from './planned-state-rules.ts'

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
      join access a on a.contract_id = c.id and a.account_id = ${accountId} and a.ended_at is null and a.may_pay
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

    const own = sql`d.contract_id = ${contract.id} and d.account_id = ${accountId}`
    const asked = sql`d.saved_card_id = ${cardId} and d.days_before = ${daysBefore} and d.most = ${most}`
    // The same form again: what was announced stays announced.
    const [same] = await sql`select 1 from debits d where d.ended_at is null and ${own} and ${asked}`
    if (same) return { kind: 'begun' }
    await endDebits(sql, own, 'changed')
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
  await lockDebits(sql, which)
  const ended = await sql<Ended[]>`
    update debits d set ended_at = clock_timestamp(), end_cause = ${cause}
    where d.ended_at is null and ${which}
    returning d.id, d.account_id, d.contract_id
  `
  if (ended.length === 0) return []
  const { from, to } = plannedMove('stopped')
  await sql`
    update planned_charges set state = ${to}
    where debit_id in ${sql(ended.map(({ id }) => id))} and state in ${sql([...from])}
  `
  return ended
}

type OverCause = 'access' | 'contract' | 'bank'
type Over = { id: number; cause: OverCause }

/** How many debits there are. */
export async function countDebits(sql: Sql): Promise<number> {
  const [found] = await sql<{ count: number }[]>`select count(*) as count from debits where ended_at is null`
  return found!.count
}

/** What may not go on: whoever wanted it sees the contract no more, it has ended, or a bank pays it now. */
export async function debitsOver(sql: Sql): Promise<Over[]> {
  return await sql<Over[]>`
    select d.id, ${causeOf(sql)} as cause from debits d where d.ended_at is null and ${causeOf(sql)} is not null
    order by d.id
  `
}

/** Ends one that may not go on, if that is still so, and tells whoever wanted it. */
export function endDebitOver(sql: Sql, { id, cause }: Over) {
  return atomically(sql, async (sql): Promise<void> => {
    for (const ended of await endDebits(sql, sql`d.id = ${id} and ${causeOf(sql)} = ${cause}`, cause))
      await tellEnd(sql, ended, cause)
  })
}

const causeOf = (sql: Sql) => sql`
  case
    when (
      select true from access a
      where a.account_id = d.account_id and a.contract_id = d.contract_id and a.ended_at is null and a.may_pay limit 1
    ) is null then 'access'
    else (
      select case when c.status in ('ended', 'void') then 'contract' when c.direct_debit then 'bank' end
      from contracts c where c.id = d.contract_id
    )
  end
`

async function tellEnd(sql: Sql, { accountId, contractId }: Ended, cause: OverCause) {
  const [told] = await sql<{ email: string; contract: string }[]>`
    select a.email, c.number as contract from accounts a cross join contracts c
    where a.id = ${accountId} and c.id = ${contractId}
  `
  await queueNotice(sql, { kind: 'debit-ended', to: told!.email, facts: { contract: told!.contract, cause } })
}
