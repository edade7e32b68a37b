import type { Fragment } from 'postgres'
import type { Sql } from '../db.ts'
import { type Draft, type DraftHolder, draftColumn } from '../drafts/queries.ts'
import type { CivilDate } from '../lib/dates.ts'
import type { Finding, Judged, OtherMeter } from './plausible-rules.ts'
import type { PriceRow } from './price-rules.ts'
import type { Reading } from './rules.ts'

/** What a reading of a contract is judged by and priced with. */
export type ReadingFacts = {
  status: 'active' | 'pending' | 'ended' | 'void'
  /** The serial of the installed meter; null where there is none. */
  meter: string | null
  dwellings: number
  readings: Reading[]
  others: OtherMeter[]
  /** The price list in force, least volume first; empty where the feed has none. */
  tariff: PriceRow[]
  sent: SentReading[]
  /** What was typed of the next one, and not sent. */
  draft: Draft | null
}

export type ReadingState = 'received' | 'accepted' | 'held' | 'rejected'

/** A reading that somebody sent. The invoice that was made from it is found, never kept. */
export type SentReading = {
  id: string
  meter: string
  readOn: CivilDate
  value: number
  /** What an operator read in its place. */
  correctedValue: number | null
  consumption: number | null
  state: ReadingState
  findings: Finding[]
  sentOn: CivilDate
  keptValue: number | null
  invoice: string | null
  reason: string | null
}

const mostOthers = 50
const mostSent = 24

type AskedFacts = { accountId: string; contractId: number; today: CivilDate; holder?: DraftHolder | undefined }

/** Nothing where the account does not see the contract. One question, for a page asks three at most. */
export async function readingFacts(
  sql: Sql,
  { accountId, contractId, today, holder }: AskedFacts,
): Promise<ReadingFacts | undefined> {
  const [facts] = await sql<ReadingFacts[]>`
    select c.status, nullif(c.meter, '') as meter, c.dwellings,
      ${readingsOfContract(sql)} as readings,
      (
        select coalesce(json_agg(json_build_object(
          'contract', o.number, 'meter', last.meter, 'value', last.value, 'readOn', last.read_on,
          'perDay', greatest(0, last.consumption)::float / greatest(1, last.read_on - coalesce(last.before, last.read_on - 31))
        )), '[]')
        from (
          select m.contract_id from access m
          where m.account_id = ${accountId} and m.ended_at is null and m.contract_id <> c.id
          order by m.contract_id
          limit ${mostOthers}
        ) mine
        join contracts o on o.id = mine.contract_id
        join lateral (
          select r.meter, r.value, r.consumption, r.read_on, lead(r.read_on) over (order by r.read_on desc, r.id desc) as before
          from readings r where r.contract_id = o.id
          order by r.read_on desc, r.id desc
          limit 1
        ) last on last.meter = o.meter
      ) as others,
      ${tariffInForce(sql, today)} as tariff,
      (
        select coalesce(json_agg(row_to_json(sent)), '[]')
        from (
          ${sentColumns(sql)}
          where s.account_id = ${accountId} and s.contract_id = c.id
          order by s.created_at desc, s.id
          limit ${mostSent}
        ) sent
      ) as sent,
      ${draftColumn(sql, { form: 'reading', about: sql`c.number` }, holder)} as draft
    from access a
    join contracts c on c.id = a.contract_id
    where a.account_id = ${accountId} and a.contract_id = ${contractId} and a.ended_at is null and a.may_manage
  `
  return facts
}

/** Everything ever read at the contract `c`, the latest first. */
export const readingsOfContract = (sql: Sql) => sql`(
  select coalesce(json_agg(json_build_object(
    'meter', r.meter, 'readOn', r.read_on, 'value', r.value, 'consumption', r.consumption, 'kind', r.kind,
    'incident', r.incident, 'digits', r.digits
  ) order by r.read_on desc, r.id desc), '[]')
  from readings r where r.contract_id = c.id
)`

/** The price list of the contract `c`, least volume first; empty where the feed has none. */
export const tariffInForce = (sql: Sql, on: CivilDate | Fragment) => sql`(
  select coalesce(json_agg(json_build_object(
    'cubicMetres', t.cubic_metres, 'waterCharge', t.water_charge, 'extra', t.extra_per_cubic_metre,
    'drainagePercent', t.drainage_percent, 'sanitationPercent', t.sanitation_percent, 'vatPercent', t.vat_percent
  ) order by t.cubic_metres), '[]')
  from tariffs t
  where t.tariff = c.tariff and t.valid_from = (
    select max(n.valid_from) from tariffs n where n.tariff = c.tariff and n.valid_from <= ${on}
  )
)`

export type OneSentReading = SentReading & {
  /** The attachments that are its pictures, the first one first. */
  photos: string[]
  contractId: number
  contract: string
  band: Pick<Judged, 'since' | 'days' | 'usual'>
  states: { state: ReadingState; cause: 'person' | 'rules' | 'feed' | 'operator'; at: string; reason: string | null }[]
}

/** One reading, for whoever sent it and still sees the contract. */
export async function sentReading(sql: Sql, { accountId, id }: { accountId: string; id: string }) {
  const [found] = await sql<OneSentReading[]>`
    select sent.*, c.id as contract_id, c.number as contract, s.band,
      (
        select coalesce(json_agg(p.id order by p.created_at, p.id), '[]') from attachments p where p.customer_reading_id = s.id
      ) as photos,
      (
        select json_agg(json_build_object('state', h.state, 'cause', h.cause, 'at', h.at, 'reason', h.reason) order by h.id)
        from customer_reading_states h where h.customer_reading_id = s.id
      ) as states
    from customer_readings s
    join access a on a.contract_id = s.contract_id and a.account_id = s.account_id and a.ended_at is null
    join contracts c on c.id = s.contract_id
    join lateral (${sentColumns(sql)} where s.id = ${id}) sent on true
    where s.id = ${id} and s.account_id = ${accountId}
  `
  return found
}

const sentColumns = (sql: Sql) => sql`
  select s.id, s.meter, s.read_on as "readOn", s.value, s.corrected_value as "correctedValue", s.consumption, s.state, s.findings, s.created_on as "sentOn",
    s.kept_value as "keptValue", used.number as invoice, why.reason
  from customer_readings s
  left join lateral (
    select i.number from invoices i
    where i.contract_id = s.contract_id and not i.cancelled and i.current_reading = s.counts_as
      and i.current_read_on = s.read_on and (i.meter is null or i.meter = s.meter) and s.state <> 'rejected'
    order by i.issued_on, i.number
    limit 1
  ) used on true
  left join lateral (
    select h.reason from customer_reading_states h where h.customer_reading_id = s.id order by h.id desc limit 1
  ) why on true
`
