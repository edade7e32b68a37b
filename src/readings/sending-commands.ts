import { attachToReading } from '../attachments/commands.ts'
import { atomically, type Sql } from '../db.ts'
import { endDraft } from '../drafts/commands.ts'
import type { CivilDate } from '../lib/dates.ts'
import { tellOfUsed, tellSender } from './news-commands.ts'
import type { Judged } from './plausible-rules.ts'

type NewReading = {
  key: string
  accountId: string
  contractId: number
  contract: string
  meter: string
  value: number
  readOn: CivilDate
  judged: Judged
  /** The last day on which it counts for the next invoice, where that is known. */
  countsUntil: CivilDate | undefined
  today: CivilDate
}

export type SendingOutcome = { kind: 'sent' | 'already-sent'; id: string } | { kind: 'not-theirs' }

/** Keeps a reading with what the rules said of it: once for each form, and once for each meter, day and number. */
export function sendReading(sql: Sql, reading: NewReading) {
  return atomically(sql, async (sql): Promise<SendingOutcome> => {
    const { key, accountId, contractId, meter, value, readOn, judged, countsUntil, today } = reading
    const [own] = await sql`
      select from access where account_id = ${accountId} and contract_id = ${contractId} and ended_at is null and may_manage for key share
    `
    if (!own) return { kind: 'not-theirs' }

    await endDraft(sql, { accountId, of: { form: 'reading', about: reading.contract } })
    const band = { since: judged.since, days: judged.days, usual: judged.usual }
    const [made] = await sql<{ id: string }[]>`
      insert into customer_readings
        (form_key, account_id, contract_id, meter, read_on, value, consumption, state, findings, band, counts_until, created_on)
      values (
        ${key}, ${accountId}, ${contractId}, ${meter}, ${readOn}, ${value}, ${judged.consumption ?? null},
        ${judged.verdict}, ${sql.json(judged.findings)}, ${sql.json(asJson(band))}, ${countsUntil ?? 'infinity'}, ${today}
      )
      on conflict do nothing
      returning id
    `
    if (!made) return await alreadySent(sql, reading)

    const photo = await attachToReading(sql, { key, accountId }, made.id)
    if (photo) {
      await sql`
        update customer_readings set photo_key = ${photo.fileKey}, photo_size = ${photo.size} where id = ${made.id}
      `
    }
    await recordState(sql, { id: made.id, state: 'received', cause: 'person' })
    await recordState(sql, { id: made.id, state: judged.verdict, cause: 'rules' })
    await tellSender(sql, { id: made.id, state: judged.verdict })
    return { kind: 'sent', id: made.id }
  })
}

async function alreadySent(sql: Sql, { key, accountId, contractId, meter, value, readOn }: NewReading) {
  const [already] = await sql<{ id: string }[]>`
    select id from customer_readings
    where account_id = ${accountId} and (
      form_key = ${key}
      or (contract_id = ${contractId} and meter = ${meter} and read_on = ${readOn} and value = ${value})
    )
    order by form_key <> ${key}
    limit 1
  `
  return already ? ({ kind: 'already-sent', id: already.id } as const) : ({ kind: 'not-theirs' } as const)
}

/**
 * After each feed: what the utility keeps for a meter and a day decides what people sent of it. Done again, it changes
 * nothing; put right in a later feed, it is put right here.
 */
export async function settleReadings(sql: Sql): Promise<number> {
  return atomically(sql, async (sql) => {
    const settled = await sql<{ id: string; state: 'accepted' | 'rejected'; before: string }[]>`
      update customer_readings s
      set kept_value = r.value, state = case when r.value = s.counts_as then 'accepted' else 'rejected' end
      from readings r, customer_readings was
      where was.id = s.id and r.contract_id = s.contract_id and r.meter = s.meter and r.read_on = s.read_on
        and r.kind <> 'estimated' and s.kept_value is distinct from r.value
      returning s.id, s.state, was.state as before
    `
    for (const { id, state } of settled) await recordState(sql, { id, state, cause: 'feed' })
    const used = await tellOfUsed(sql)
    for (const { id, state, before } of settled) {
      if (state !== before && !used.has(id)) await tellSender(sql, { id, state })
    }
    return settled.length
  })
}

async function recordState(
  sql: Sql,
  {
    id,
    state,
    cause,
  }: { id: string; state: 'received' | 'accepted' | 'held' | 'rejected'; cause: 'person' | 'rules' | 'feed' },
) {
  await sql`insert into customer_reading_states (customer_reading_id, state, cause) values (${id}, ${state}, ${cause})`
}

/** JSON has no word for what is absent. */
const asJson = <T>(value: T) => JSON.parse(JSON.stringify(value))
