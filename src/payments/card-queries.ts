import type { Sql } from '../db.ts'
import type { CivilDate } from '../lib/dates.ts'
import type { GatewayName } from './gateway.ts'
import type { PaidCard } from './method-rules.ts'

/** A card as its owner sees it. */
export type ShownCard = {
  id: string
  gateway: GatewayName
  brand: string
  last4: string
  expiresOn: CivilDate
  refusedOn: CivilDate | null
  /** How many contracts are paid with it by themselves, and the first few of them by number. */
  debits: number
  contracts: string[]
}
/** The cards with which somebody can pay: those that are still good. */
export function payingCards(sql: Sql, { accountId, today }: { accountId: string; today: CivilDate }) {
  return sql<PaidCard[]>`
    select id, gateway, brand, last4 from saved_cards
    where account_id = ${accountId} and ended_at is null and saved_at is not null and expires_on >= ${today}
    order by created_at, id
  `
}

/** A card that somebody began to leave: only the gateway knows what came of it. */
export type BegunCard = { id: string; gateway: GatewayName; savingReference: string | null; isOld: boolean }

/** How many contracts of a card are named. */
const fewContracts = 5
/** After so long the gateway's page leads nowhere any more. */
const pageHours = 24

type Row = ShownCard & BegunCard & { isSaved: boolean }

/** The cards whose owners did not come back within an hour, the longest ago first. */
export async function begunCards(sql: Sql): Promise<BegunCard[]> {
  return await sql<BegunCard[]>`
    select id, gateway, saving_reference, created_at < clock_timestamp() - make_interval(hours => ${pageHours}) as is_old
    from saved_cards
    where saved_at is null and ended_at is null and created_at <= clock_timestamp() - interval '1 hour'
    order by created_at, id
  `
}

export async function cardsOf(sql: Sql, accountId: string): Promise<{ cards: ShownCard[]; begun: BegunCard[] }> {
  const rows = await sql<Row[]>`
    select s.id, s.gateway, s.brand, s.last4, s.expires_on, s.refused_on, used.debits, used.contracts, s.saving_reference,
      s.saved_at is not null as is_saved,
      s.created_at < clock_timestamp() - make_interval(hours => ${pageHours}) as is_old
    from saved_cards s
    cross join lateral (
      select
        (select count(*) from debits d where d.saved_card_id = s.id and d.ended_at is null) as debits,
        array(
          select c.number
          from (
            select d.contract_id from debits d where d.saved_card_id = s.id and d.ended_at is null
            order by d.id limit ${fewContracts}
          ) few
          join contracts c on c.id = few.contract_id
          order by c.number
        ) as contracts
    ) used
    where s.account_id = ${accountId} and s.ended_at is null
    order by s.created_at, s.id
  `
  return { cards: rows.filter(({ isSaved }) => isSaved), begun: rows.filter(({ isSaved }) => !isSaved) }
}
