import { atomically, type Sql } from '../db.ts'
import { addDays, type CivilDate } from '../lib/dates.ts'
import { queueNotice } from '../notifications/commands.ts'
import type { KeptCard } from './card-vault.ts'
import { endDebits, lockDebits } from './debit-commands.ts'
import { expiryDays } from './debit-rules.ts'
import type { GatewayName } from './gateway.ts'
import type { PaymentState } from './state-rules.ts'

type Owner = { accountId: string; gateway: GatewayName }

/** The row of a card that is about to be left at the gateway: begun twice, there is one. */
export async function beginCard(sql: Sql, { accountId, gateway }: Owner): Promise<string> {
  const [begun] = await sql<{ id: string }[]>`
    insert into saved_cards (account_id, gateway) values (${accountId}, ${gateway})
    on conflict (account_id, gateway) where saved_at is null and ended_at is null do update set gateway = excluded.gateway
    returning id
  `
  return begun!.id
}

/** Where it is left, as the gateway calls it. False when it was given up meanwhile: nobody would ask what came of it. */
export async function keepSavingReference(sql: Sql, id: string, reference: string): Promise<boolean> {
  const kept = await sql`
    update saved_cards set saving_reference = ${reference}
    where id = ${id} and saved_at is null and ended_at is null
  `
  return kept.count > 0
}

/** The card that came of it, once however often it is told. */
export async function keepCard(sql: Sql, id: string, { customer, card, brand, last4, expiresOn }: KeptCard) {
  await sql`
    update saved_cards set ${sql({ customer, card, brand, last4, expiresOn })}, saved_at = clock_timestamp()
    where id = ${id} and saved_at is null and ended_at is null
  `
}

/** Nobody left a card on that page, and nobody can any more. */
export async function giveUpCard(
  sql: Sql,
  { id, savingReference }: { id: string; savingReference: string | null },
): Promise<void> {
  await sql`
    update saved_cards set ended_at = clock_timestamp()
    where id = ${id} and saved_at is null and ended_at is null and saving_reference is not distinct from ${savingReference}
  `
}

/** Ends a card and all that is paid with it; the gateway is still to be told, and is told again until it answers. */
export function endCard(sql: Sql, { accountId, cardId }: { accountId: string; cardId: string }) {
  return atomically(sql, async (sql): Promise<{ kind: 'ended'; debits: number } | { kind: 'not-found' }> => {
    await lockDebits(sql, sql`d.saved_card_id = ${cardId}`)
    const ended = await sql`
      update saved_cards set ended_at = clock_timestamp(), next_forget_at = clock_timestamp() + interval '2 minutes'
      where id = ${cardId} and account_id = ${accountId} and ended_at is null and saved_at is not null
    `
    if (ended.count === 0) return { kind: 'not-found' }
    const debits = await endDebits(sql, sql`d.saved_card_id = ${cardId}`, 'card')
    return { kind: 'ended', debits: debits.length }
  })
}

export type CardToForget = { id: string; gateway: GatewayName; card: string }

export async function cardToForget(sql: Sql, cardId: string): Promise<CardToForget | undefined> {
  const [card] = await sql<CardToForget[]>`
    select id, gateway, card from saved_cards where id = ${cardId} and next_forget_at is not null
  `
  return card
}

/**
 * The card of which one of these gateways must be told, the longest overdue first; whoever takes it has two minutes, and
 * one that is tried in vain waits as long again as it has waited already, a day at most.
 */
export async function takeCardToForget(sql: Sql, at: readonly GatewayName[]): Promise<CardToForget | undefined> {
  const [card] = await sql<CardToForget[]>`
    with next as (
      select id from saved_cards where next_forget_at <= clock_timestamp() and gateway in ${sql([...at])}
      order by next_forget_at, id
      limit 1
      for update skip locked
    )
    update saved_cards s set next_forget_at = clock_timestamp()
      + greatest(interval '2 minutes', least(interval '1 day', clock_timestamp() - s.ended_at))
    from next where s.id = next.id
    returning s.id, s.gateway, s.card
  `
  return card
}

export async function noteForgotten(sql: Sql, cardId: string): Promise<void> {
  await sql`
    update saved_cards set forgotten_at = clock_timestamp(), next_forget_at = null
    where id = ${cardId} and forgotten_at is null
  `
}

/** What the bank said of a kept card last: charged, it is good again; what was not made says nothing of it. */
export async function noteCardAnswer(
  sql: Sql,
  { paymentId, state, today }: { paymentId: string; state: PaymentState; today: CivilDate },
): Promise<void> {
  if (state !== 'received' && state !== 'refused') return
  await sql`
    update saved_cards set refused_on = ${state === 'refused' ? today : null}
    where id = (select saved_card_id from payments where id = ${paymentId})
  `
}

/** Tells once who has a card that is about to expire. */
export function tellExpiring(sql: Sql, today: CivilDate) {
  return atomically(sql, async (sql): Promise<number> => {
    const expiring = await sql<{ brand: string; last4: string; expiresOn: CivilDate; email: string; debits: number }[]>`
      update saved_cards s set expiry_told_at = clock_timestamp()
      from accounts a
      where a.id = s.account_id and s.saved_at is not null and s.ended_at is null and s.expiry_told_at is null
        and s.expires_on between ${today} and ${addDays(today, expiryDays)}
      returning s.brand, s.last4, s.expires_on, a.email,
        (select count(*) from debits d where d.saved_card_id = s.id and d.ended_at is null) as debits
    `
    for (const { brand, last4, expiresOn, email, debits } of expiring) {
      await queueNotice(sql, {
        kind: 'card-expiring',
        to: email,
        facts: { card: `${brand} ${last4}`, expiresOn, debits },
      })
    }
    return expiring.length
  })
}
