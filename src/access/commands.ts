import { setTimeout as sleep } from 'node:timers/promises'
import { atomically, type Sql } from '../db.ts'
import type { CivilDate } from '../lib/dates.ts'
import { limiter } from '../lib/limits.ts'
import { compact } from '../lib/text.ts'
import { queueNotice } from '../notifications/commands.ts'
import { paths } from '../paths.ts'
import { contractToPay, contractToProve } from './queries.ts'
import {
  maskedEmail,
  mayBeRegistered,
  type Proof,
  type ProvableContract,
  provedBy,
  provesToPay,
  referencesOf,
  secondsToSlow,
} from './rules.ts'

type Attempt = { proof: Proof /** As `networkOf` names it. */; network: string }

export type ProofOutcome =
  | { kind: 'proved'; contractId: number; contractNumber: string; by: 'meter' | 'invoice' }
  | { kind: 'wrong' }
  | { kind: 'wait'; seconds: number }

const dayOfTries = 1_000_000

/** Whether somebody may see the contract: they know its holder, and its meter or an invoice. */
export async function proveContract(sql: Sql, { proof, network }: Attempt): Promise<ProofOutcome> {
  const tried = await tryOnce(sql, { reference: proof.reference, network }, async () => {
    const contract = await contractToProve(sql, proof.reference)
    const by = contract && provedBy(proof, contract)
    return by && { contractId: contract.id, contractNumber: contract.number, by }
  })
  return tried.kind === 'right' ? { kind: 'proved', ...tried.right } : tried
}

type PayAttempt = { typed: { reference: string; meter: string; invoice: string }; network: string }

/** Whether somebody may learn what is owed for the contract, and pay it; counted together with the tries to see it. */
export async function proveToPay(sql: Sql, { typed, network }: PayAttempt) {
  return await tryOnce(sql, { reference: typed.reference, network }, async () => {
    const contract = await contractToPay(sql, typed.reference)
    return contract && provesToPay(typed, contract) ? { contractId: contract.id } : undefined
  })
}

type Tried<Right> = { kind: 'right'; right: Right } | { kind: 'wrong' } | { kind: 'wait'; seconds: number }

/**
 * Only wrong tries count: five in a quarter of an hour from one network. A reference that is tried wrongly all day,
 * by whomever, answers ever more slowly, whether it exists or not; it is never locked. Not for use in a transaction:
 * what is counted must stay counted, and nothing may wait with a lock in its hand.
 */
async function tryOnce<Right>(
  sql: Sql,
  { reference: typed, network }: { reference: string; network: string },
  compare: () => Promise<Right | undefined>,
): Promise<Tried<Right>> {
  const ofNetwork = limiter(sql, { name: 'proof-network', points: 5, seconds: 15 * 60 })
  const ofReference = limiter(sql, { name: 'proof-reference', points: dayOfTries, seconds: 24 * 3600 })
  const { waitSeconds } = await ofNetwork.consume(network)
  if (waitSeconds > 0) return { kind: 'wait', seconds: waitSeconds }

  const [exact, bare] = referencesOf(typed)
  const reference = bare || exact
  const { left } = await ofReference.consume(reference)
  const right = await compare()
  await sleep(secondsToSlow(dayOfTries - left - 1) * 1000)
  if (right === undefined) return { kind: 'wrong' }

  await ofReference.giveBack(reference)
  await ofNetwork.giveBack(network)
  return { kind: 'right', right }
}

type Grant = { accountId: string; contractId: number; proof: 'meter' | 'invoice' }

/** Lets an account see a contract, and tells the earlier accounts and the feed's address. Granted twice, once. */
export function grantAccess(sql: Sql, { accountId, contractId, proof }: Grant) {
  return atomically(sql, async (sql): Promise<{ kind: 'granted' | 'already' | 'not-registrable' }> => {
    const [contract] = await sql<Told[]>`
      select c.id, c.number, c.status, c.email, a.email as new_email
      from contracts c, accounts a
      where c.id = ${contractId} and a.id = ${accountId}
      for no key update of c
    `
    if (!contract || !mayBeRegistered(contract.status)) return { kind: 'not-registrable' }
    // What somebody lent them, in time or not, gives way to what they proved themselves.
    await sql`
      update access_rows set ended_at = now(), ended_by = ${accountId}
      where account_id = ${accountId} and contract_id = ${contractId} and ended_at is null and proof = 'delegated'
    `
    const granted = await sql`
      insert into access ${sql({ accountId, contractId, proof })}
      on conflict (account_id, contract_id, organisation_id) where ended_at is null do nothing
    `
    if (granted.count === 0) return { kind: 'already' }
    await tellTheOthers(sql, accountId, contract)
    return { kind: 'granted' }
  })
}

type Lending = {
  accountId: string
  contractId: number
  grantedBy: string
  role: 'sees' | 'pays' | 'manages'
  /** The last day on which it counts. */
  endsOn: CivilDate
  today: CivilDate
}

/** Lets another account see a contract until a day, as somebody who holds it wishes; a new wish replaces the earlier one. */
export function grantToDelegate(sql: Sql, { accountId, contractId, grantedBy, role, endsOn, today }: Lending) {
  return atomically(sql, async (sql): Promise<{ kind: 'granted' | 'already' | 'not-held' }> => {
    const [held] = await sql<{ number: string; email: string; who: string; isHolder: boolean }[]>`
      select c.number, p.email, coalesce(d.email, '') as who, exists (
        select from access x
        where x.account_id = ${accountId} and x.contract_id = c.id and x.ended_at is null and x.is_holder
      ) as is_holder
      from contracts c
      join access a on a.contract_id = c.id and a.account_id = ${grantedBy} and a.ended_at is null and a.is_holder
      join accounts p on p.id = a.account_id
      join accounts d on d.id = ${accountId}
      where c.id = ${contractId}
      for no key update of c
    `
    if (!held) return { kind: 'not-held' }
    if (held.isHolder) return { kind: 'already' }
    await sql`
      update access_rows set ended_at = least(now(), ends_at), ended_by = ${grantedBy}
      where account_id = ${accountId} and contract_id = ${contractId} and ended_at is null and organisation_id is null
    `
    await sql`
      insert into access_rows (account_id, contract_id, role, proof, granted_by, ends_at)
      values (${accountId}, ${contractId}, ${role}, 'delegated', ${grantedBy},
        -- As many of the utility's days from now as from the office's today, which a demonstration may choose.
        ((now() at time zone 'America/Mexico_City')::date + (${endsOn}::date - ${today}::date) + 1)::timestamp
          at time zone 'America/Mexico_City')
    `
    await queueNotice(sql, {
      kind: 'delegate-accepted',
      to: held.email,
      facts: { contract: held.number, who: held.who, role, until: endsOn, page: paths.contractAccess(held.number) },
    })
    return { kind: 'granted' }
  })
}

type Told = {
  id: number
  number: string
  status: ProvableContract['status']
  email: string | null
  newEmail: string
}

async function tellTheOthers(sql: Sql, accountId: string, contract: Told) {
  const earlier = await sql<{ email: string }[]>`
    select distinct on (lower(p.email)) p.email
    from access a join accounts p on p.id = a.account_id
    where a.contract_id = ${contract.id} and a.ended_at is null and a.is_holder and a.account_id <> ${accountId}
    order by lower(p.email)
  `
  const facts = { contract: contract.number, who: maskedEmail(contract.newEmail), at: new Date().toISOString() }
  const page = paths.contractAccess(contract.number)
  for (const { email } of earlier) {
    await queueNotice(sql, { kind: 'contract-added-elsewhere', to: email, facts: { ...facts, page } })
  }
  const told = [contract.newEmail, ...earlier.map(({ email }) => email)].map((email) => email.toLowerCase())
  if (contract.email && !told.includes(contract.email.toLowerCase())) {
    await queueNotice(sql, { kind: 'contract-added-elsewhere', to: contract.email, facts })
  }
}

type Ending = { accountId: string; contractNumber: string; accessId: string }

/**
 * Whoever holds a contract may end anybody's access to it; a delegate their own. Who and when stays in the row. What
 * somebody sees through an organisation ends there.
 */
export function endAccess(sql: Sql, { accountId, contractNumber, accessId }: Ending) {
  return atomically(sql, async (sql): Promise<{ kind: 'ended'; isOwn: boolean } | { kind: 'not-found' }> => {
    // Two people who end each other's access at once: one comes first, and the other no longer may.
    await sql`select 1 from contracts where reference = ${compact(contractNumber)} and number = ${contractNumber} for no key update`
    const [access] = await sql<
      { isOwn: boolean; endedAt: Date | null; mayEnd: boolean; email: string; byEmail: string }[]
    >`
      select a.account_id = ${accountId} as is_own, a.ended_at, p.email, me.email as by_email,
             exists (
               select 1 from access mine
               where mine.contract_id = c.id and mine.account_id = ${accountId} and mine.ended_at is null and mine.is_holder
             ) as may_end
      from access a
      join contracts c on c.id = a.contract_id
      join accounts p on p.id = a.account_id
      join accounts me on me.id = ${accountId}
      where a.id = ${accessId} and c.number = ${contractNumber} and a.organisation_id is null
    `
    if (!access || (!access.isOwn && !access.mayEnd)) return { kind: 'not-found' }
    if (access.endedAt) return { kind: 'ended', isOwn: access.isOwn }

    await sql`update access set ended_at = now(), ended_by = ${accountId} where id = ${accessId}`
    const facts = { contract: contractNumber, at: new Date().toISOString() }
    const who = access.isOwn ? {} : { who: maskedEmail(access.byEmail) }
    await queueNotice(sql, { kind: 'access-ended', to: access.email, facts: { ...facts, ...who } })
    return { kind: 'ended', isOwn: access.isOwn }
  })
}

/** An account that was never activated leaves nothing behind that others would see. */
export async function endAccessOfAbandoned(sql: Sql, accountId: string): Promise<void> {
  await sql`
    update access set ended_at = now(), ended_by = ${accountId} where account_id = ${accountId} and ended_at is null
  `
}
