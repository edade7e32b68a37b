export { zipAtOnce } from './at-once-commands.ts'

import { atomically, type Sql } from '../db.ts'
import type { Files } from '../lib/files.ts'
import type { Language } from '../words/words.ts'
import { chosenIds, contentsOf, stillOpen } from './queries.ts'
import { type Choice, daysListed, mostInvoices, mostKept, mostUnderWay } from './rules.ts'

type Asking = { accountId: string; key: string; language: Language; choice: Choice }
type AskingOutcome = { kind: 'asked' } | { kind: 'nothing' | 'too-many' | 'too-many-under-way' | 'too-many-kept' }

/** Asks for a ZIP to be prepared. Sent twice with its key it is asked for once. */
export function askForDownload(sql: Sql, { accountId, key, language, choice }: Asking) {
  return atomically(sql, async (sql): Promise<AskingOutcome> => {
    await sql`select from accounts where id = ${accountId} for update`
    const [known] = await sql`select from downloads where account_id = ${accountId} and form_key = ${key}`
    if (known) return { kind: 'asked' }
    const room = await roomOf(sql, accountId)
    if (room) return { kind: room }
    const contents = await contentsOf(sql, { accountId, choice })
    if (!contents) return { kind: 'nothing' }
    if (contents.invoices > mostInvoices) return { kind: 'too-many' }
    await sql`
      insert into downloads (account_id, form_key, language, invoices, contracts, first_period, last_period)
      select ${accountId}, ${key}, ${language}, ids, (select array_agg(distinct i.contract_id) from invoices i where i.id = any(ids)),
        ${contents.firstPeriod}, ${contents.lastPeriod}
      from (select ${await chosenIds(sql, { accountId, choice })}::bigint[] as ids) chosen
    `
    return { kind: 'asked' }
  })
}

async function roomOf(sql: Sql, accountId: string) {
  const [counts] = await sql<{ underWay: number; kept: number }[]>`
    select count(*) filter (where ready_at is null and failed_at is null) as under_way,
      count(*) filter (where expires_at > clock_timestamp()) as kept
    from downloads where account_id = ${accountId} and removed_at is null
  `
  if (counts!.underWay >= mostUnderWay) return 'too-many-under-way'
  return counts!.kept + counts!.underWay >= mostKept ? 'too-many-kept' : undefined
}

/** One that failed or is kept no more is asked for anew, once, with what the account sees of it today; the old one leaves the list. */
export function prepareAgain(sql: Sql, { accountId, id }: { accountId: string; id: string }) {
  return atomically(sql, async (sql): Promise<AskingOutcome | { kind: 'not-found' }> => {
    await sql`select from accounts where id = ${accountId} for update`
    const [old] = await sql<{ isRemoved: boolean; isOver: boolean }[]>`
      select d.removed_at is not null as is_removed,
        d.failed_at is not null or coalesce(d.expires_at <= clock_timestamp(), false)
          or (d.ready_at is not null and not ${stillOpen(sql)}) as is_over
      from downloads d
      where d.id = ${id} and d.account_id = ${accountId}
    `
    if (old?.isRemoved) return { kind: 'asked' }
    if (!old?.isOver) return { kind: 'not-found' }
    const room = await roomOf(sql, accountId)
    if (room) return { kind: room }
    const asked = await sql`
      insert into downloads (account_id, form_key, language, invoices, contracts, first_period, last_period)
      select d.account_id, gen_random_uuid(), d.language, array_agg(i.id order by named.place), array_agg(distinct i.contract_id),
        min(i.period), max(i.period)
      from downloads d
      cross join unnest(d.invoices) with ordinality named(id, place)
      join invoices i on i.id = named.id
      join access a on a.account_id = d.account_id and a.contract_id = i.contract_id and a.ended_at is null
      where d.id = ${id}
      group by d.id
    `
    if (asked.count === 0) return { kind: 'nothing' }
    await sql`update downloads set removed_at = clock_timestamp() where id = ${id}`
    return { kind: 'asked' }
  })
}

/** Ends one that is under way, and takes one that is ready off the list; its files go at the sweeper's next round. */
export async function removeDownload(sql: Sql, { accountId, id }: { accountId: string; id: string }): Promise<boolean> {
  const removed = await sql`
    update downloads set removed_at = coalesce(removed_at, clock_timestamp())
    where id = ${id} and account_id = ${accountId}
  `
  return removed.count > 0
}

const sweptAtOnce = 50

/** Takes away the files of what nobody may fetch any more, and after a month the row itself. Answers with how many files went. */
export async function sweepDownloads({ sql, files }: { sql: Sql; files: Files }): Promise<number> {
  // Who sees its contracts again gets no ZIP whose files are gone.
  await sql`
    update downloads d
    set failed_at = clock_timestamp(), failure = 'access', ready_at = null, expires_at = null, total = null, owed = null
    where d.expires_at > clock_timestamp() and d.removed_at is null and not ${stillOpen(sql)}
  `
  const over = await sql<{ fileKey: string }[]>`
    select p.file_key from downloads d join download_parts p on p.download_id = d.id
    where d.removed_at is not null or d.expires_at <= clock_timestamp() or d.failed_at is not null
    order by d.asked_at, p.part limit ${sweptAtOnce}
  `
  // First the file: whoever dies between the two leaves a row by which it is asked for again.
  for (const { fileKey } of over) await files.remove(fileKey)
  await sql`delete from download_parts where file_key = any(${over.map(({ fileKey }) => fileKey)}::uuid[])`
  if (over.length < sweptAtOnce) {
    await sql`
      delete from downloads d
      where coalesce(d.removed_at, d.expires_at, d.failed_at) < clock_timestamp() - make_interval(days => ${daysListed})
        and not exists (select from download_parts p where p.download_id = d.id)
    `
  }
  return over.length
}
