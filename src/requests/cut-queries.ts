import { folded } from '../contracts/queries.ts'
import type { Sql } from '../db.ts'
import type { CivilDate } from '../lib/dates.ts'
import type { Centavos } from '../lib/money.ts'
import { fold } from '../lib/text.ts'

/** A cut that the utility knows of; its times are the utility's own, `2026-03-20T08:00`. */
export type KnownCut = { place: string; startsAt: string; endsAt: string; reason: string }

/** What the office knows of the water where somebody says that there is none. */
export type KnownOfService = {
  service: 'active' | 'limited' | 'cut' | 'suspended'
  /** What is overdue of that contract, and the office does not have. */
  overdue: Centavos
  cuts: KnownCut[]
}

const cutColumns = (sql: Sql) => sql`
  concat_ws(', ', k.neighbourhood, k.municipality, k.zone) as place,
  to_char(k.starts_at, 'YYYY-MM-DD"T"HH24:MI') as starts_at, to_char(k.ends_at, 'YYYY-MM-DD"T"HH24:MI') as ends_at, k.reason
`
/** Those of the day, and those of the next. */
const isNear = (sql: Sql, today: CivilDate) => sql`
  k.ended_at is null and k.starts_at < ${today}::date + 2 and k.ends_at >= ${today}::date
`
const agrees = (
  sql: Sql,
  given: 'neighbourhood' | 'municipality' | 'zone',
  known: 'neighbourhood' | 'municipality' | 'administration',
) =>
  sql`(k.${sql(given)} is null or ${folded(sql, sql`k.${sql(given)}`)} = ${folded(sql, sql`coalesce(c.${sql(known)}, '')`)})`

type Asked = { accountId: string; contract: string; today: CivilDate }

/** Of a contract that the account sees; nothing of any other. */
export async function knownOfContract(sql: Sql, { accountId, contract, today }: Asked) {
  const [known] = await sql<KnownOfService[]>`
    select c.service,
      coalesce((
        select sum(i.balance - coalesce(held.amount, 0))
        from invoices i
        cross join lateral (select not_asked_of(i.id, i.balance) as amount) held
        where i.contract_id = c.id and i.balance > coalesce(held.amount, 0) and not i.cancelled and due_day(i.id, i.due_on) < ${today}
      ), 0)::bigint as overdue,
      (
        select coalesce(json_agg(json_build_object(
          'place', near.place, 'startsAt', near.starts_at, 'endsAt', near.ends_at, 'reason', near.reason
        ) order by near.starts_at), '[]')
        from (
          select ${cutColumns(sql)} from service_cuts k
          where ${isNear(sql, today)} and ${agrees(sql, 'neighbourhood', 'neighbourhood')}
            and ${agrees(sql, 'municipality', 'municipality')} and ${agrees(sql, 'zone', 'administration')}
        ) near
      ) as cuts
    from access a
    join contracts c on c.id = a.contract_id
    where a.account_id = ${accountId} and a.ended_at is null and c.number = ${contract}
  `
  return known
}

/** For whoever has no account: only cuts of the neighbourhood they wrote. A contract's state and debts are its holder's. */
export async function knownOfNeighbourhood(sql: Sql, { typed, today }: { typed: string; today: CivilDate }) {
  const place = fold(typed).replace(/^(col|colonia|fracc|fraccionamiento|barrio)\.? /, '')
  if (place === '') return []
  return await sql<KnownCut[]>`
    select ${cutColumns(sql)} from service_cuts k
    where ${isNear(sql, today)} and ${folded(sql, sql`k.neighbourhood`)} = ${place}
    order by k.starts_at
  `
}

export type EnteredCut = KnownCut & { id: number; enteredBy: string; isEnded: boolean }

/** Those that are not over on a day, or all there ever were, what begins first at the top. */
export function cutsFrom(sql: Sql, from: CivilDate | undefined) {
  return sql<EnteredCut[]>`
    select k.id, ${cutColumns(sql)}, k.entered_by, k.ended_at is not null as is_ended
    from service_cuts k
    where ${from === undefined ? sql`true` : sql`k.ended_at is null and k.ends_at >= ${from}::date`}
    order by k.starts_at, k.id
  `
}
