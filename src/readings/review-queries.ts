import type { Sql } from '../db.ts'
import type { CivilDate } from '../lib/dates.ts'
import type { Finding, Judged } from './plausible-rules.ts'
import type { PriceRow } from './price-rules.ts'
import type { Decision } from './review-rules.ts'
import type { Reading } from './rules.ts'
import { type ReadingState, readingsOfContract, tariffInForce } from './sending-queries.ts'

/** A held reading among the others; for the desk, whose guard stands before it. */
export type HeldRow = {
  id: string
  contract: string
  value: number
  readOn: CivilDate
  sentOn: CivilDate
  /** «infinity» where it counts for no invoice that anybody knows. */
  countsUntil: CivilDate
  hasPhoto: boolean
}

const row = (sql: Sql) => sql`
  s.id, c.number as contract, s.value, s.read_on, s.created_on as sent_on, s.counts_until,
  s.photo_key is not null as has_photo
`

/** What counts for an invoice soonest, then what has waited longest; at most so many. */
export function heldReadings(sql: Sql, limit: number) {
  return sql<HeldRow[]>`
    select ${row(sql)}
    from customer_readings s
    join contracts c on c.id = s.contract_id
    where s.state = 'held'
    order by s.counts_until, s.created_at, s.id
    limit ${limit}
  `
}

export async function heldCount(sql: Sql): Promise<number> {
  const [counted] = await sql<{ count: number }[]>`select count(*) as count from customer_readings where state = 'held'`
  return counted!.count
}

const before = 3
const after = 12

/** Those around one in the queue, whether it is still in it or not; `side` says where each stands. */
export async function heldAround(sql: Sql, id: string) {
  const rows = await sql<(HeldRow & { side: 'before' | 'here' | 'after' })[]>`
    with here as (select counts_until, created_at, id from customer_readings where id = ${id})
    (
      select 'before' as side, b.* from here cross join lateral (
        select ${row(sql)} from customer_readings s join contracts c on c.id = s.contract_id
        where s.state = 'held' and (s.counts_until, s.created_at, s.id) < (here.counts_until, here.created_at, here.id)
        order by s.counts_until desc, s.created_at desc, s.id desc
        limit ${before}
      ) b
    )
    union all
    (
      select case when a.id = here.id then 'here' else 'after' end, a.* from here cross join lateral (
        select ${row(sql)} from customer_readings s join contracts c on c.id = s.contract_id
        where s.state = 'held' and (s.counts_until, s.created_at, s.id) >= (here.counts_until, here.created_at, here.id)
        order by s.counts_until, s.created_at, s.id
        limit ${after}
      ) a
    )
  `
  const on = (side: string) => rows.filter((one) => one.side === side)
  return { before: on('before').reverse(), here: on('here')[0], after: on('after') }
}

export type ReadingToReview = {
  id: string
  contractId: number
  contract: string
  meter: string
  readOn: CivilDate
  value: number
  correctedValue: number | null
  consumption: number | null
  state: ReadingState
  findings: Finding[]
  band: Pick<Judged, 'since' | 'days' | 'usual'>
  sentOn: CivilDate
  countsUntil: CivilDate
  hasPhoto: boolean
  /** What was added to the first picture. */
  morePhotos: { id: string; at: string }[]
  /** Another picture was asked for, and has not come. */
  photoAskedAt: Date | null
  keptValue: number | null
  review: { decision: Decision; at: string; by: string | null; reason: string | null } | null
  /** The installed meter, which may no longer be the one that was read. */
  installed: string | null
  dwellings: number
  readings: Reading[]
  tariff: PriceRow[]
} & ContractFacts

type ContractFacts = {
  personKind: 'person' | 'company'
  givenName: string | null
  firstSurname: string | null
  secondSurname: string | null
  companyName: string | null
  address: string
  tariffName: string | null
  status: 'active' | 'pending' | 'ended' | 'void'
  service: 'active' | 'limited' | 'cut' | 'suspended'
}

/** One reading with all that it is judged by, for the desk, whosoever it is. Its guard stands before it and its record beside it. */
export async function readingToReview(sql: Sql, { id, today }: { id: string; today: CivilDate }) {
  const [found] = await sql<ReadingToReview[]>`
    select s.id, s.contract_id, c.number as contract, s.meter, s.read_on, s.value, s.corrected_value, s.consumption, s.state,
      s.findings, s.band, s.created_on as sent_on, s.counts_until, s.photo_key is not null as has_photo, s.kept_value,
      (
        select coalesce(json_agg(json_build_object('id', p.id, 'at', p.created_at) order by p.created_at, p.id), '[]')
        from attachments p where p.customer_reading_id = s.id and p.file_key <> s.photo_key
      ) as more_photos,
      (
        select case when h.cause = 'operator' and h.state = 'held' then h.at end
        from customer_reading_states h where h.customer_reading_id = s.id order by h.id desc limit 1
      ) as photo_asked_at,
      (
        select json_build_object('decision', v.decision, 'at', v.at, 'by', o.name, 'reason', v.reason)
        from customer_reading_reviews v left join operators o on o.id = v.operator_id
        where v.customer_reading_id = s.id
      ) as review,
      nullif(c.meter, '') as installed, c.dwellings, ${readingsOfContract(sql)} as readings,
      ${tariffInForce(sql, today)} as tariff, c.person_kind, c.given_name, c.first_surname, c.second_surname,
      c.company_name, concat_ws(', ', c.address, c.neighbourhood, c.municipality) as address, c.tariff as tariff_name,
      c.status, c.service
    from customer_readings s
    join contracts c on c.id = s.contract_id
    where s.id = ${id}
  `
  return found
}

/** The picture that came with a reading, for the desk. */
export async function photoOfReading(sql: Sql, id: string) {
  const [photo] = await sql<{ fileKey: string; size: number; readOn: CivilDate }[]>`
    select photo_key as file_key, photo_size as size, read_on
    from customer_readings
    where id = ${id} and photo_key is not null
  `
  return photo
}

/** A picture that was added to a reading, for the desk. */
export async function addedPhoto(sql: Sql, { id, photo }: { id: string; photo: string }) {
  const [found] = await sql<{ fileKey: string; size: number; readOn: CivilDate }[]>`
    select p.file_key, p.size, s.read_on
    from attachments p join customer_readings s on s.id = p.customer_reading_id
    where s.id = ${id} and p.id = ${photo}
  `
  return found
}

/** What that operator decided of a reading, to be said once more. */
export async function ownReview(sql: Sql, { id, operatorId }: { id: string; operatorId: string }) {
  const [review] = await sql<{ contract: string; decision: Decision; value: number }[]>`
    select c.number as contract, v.decision, coalesce(v.corrected_value, v.sent_value) as value
    from customer_reading_reviews v
    join customer_readings s on s.id = v.customer_reading_id
    join contracts c on c.id = s.contract_id
    where v.customer_reading_id = ${id} and v.operator_id = ${operatorId}
  `
  return review
}
