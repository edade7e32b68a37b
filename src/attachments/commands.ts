import type { Sql } from '../db.ts'
import type { Files } from '../lib/files.ts'
import { hoursToWait } from './rules.ts'
import type { HeldForm } from './taking-commands.ts'

export { type Guest, type HeldForm, takeFiles } from './taking-commands.ts'

const waiting = (sql: Sql, { key, accountId }: HeldForm) => sql`
  form_key = ${key} and account_id is not distinct from ${accountId ?? null}
  and request_event_id is null and customer_reading_id is null
`

/** In the transaction that writes down what was said: the files that waited with its form belong to it from now on. */
export async function attachToEvent(sql: Sql, form: HeldForm, eventId: number): Promise<void> {
  await sql`update attachments set request_event_id = ${eventId} where ${waiting(sql, form)}`
}

/** The picture that waited with a reading's form, which is the reading's own from now on. */
export async function attachToReading(sql: Sql, form: HeldForm, readingId: string) {
  const [photo] = await sql<{ fileKey: string; size: number }[]>`
    update attachments set customer_reading_id = ${readingId}
    where id = (
      select id from attachments where ${waiting(sql, form)} and content_type = 'image/jpeg'
      order by created_at desc, id limit 1
    )
    returning file_key, size
  `
  return photo
}

/** Takes one away again, as long as it was not sent. */
export async function removeWaiting({ sql, files }: { sql: Sql; files: Files }, form: HeldForm, id: string) {
  const [removed] = await sql<{ fileKey: string }[]>`
    delete from attachments where id = ${id} and ${waiting(sql, form)} returning file_key
  `
  if (removed) await files.remove(removed.fileKey)
}

/** All that waits with a form that nobody wants any more. */
export async function dropWaiting({ sql, files }: { sql: Sql; files: Files }, form: HeldForm): Promise<void> {
  const dropped = await sql<
    { fileKey: string }[]
  >`delete from attachments where ${waiting(sql, form)} returning file_key`
  for (const { fileKey } of dropped) await files.remove(fileKey)
}

/** Somebody signed in again: what they had added to their form before is theirs. What is theirs already goes with the sweep. */
export async function claimWaiting(sql: Sql, { key, accountId }: { key: string; accountId: string }): Promise<void> {
  await sql`
    update attachments a set account_id = ${accountId}
    where ${waiting(sql, { key, accountId: undefined })} and not exists (
      select from attachments own
      where own.form_key = ${key} and own.account_id = ${accountId} and own.field = a.field and own.sha256 = a.sha256
    )
  `
}

const atOnce = 200

/** Files whose form was never sent. Those of a draft wait as long as it does. */
export async function sweepWaiting({ sql, files }: { sql: Sql; files: Files }): Promise<number> {
  const swept = await sql<{ fileKey: string }[]>`
    delete from attachments
    where id in (
      select a.id from attachments a
      where a.request_event_id is null and a.customer_reading_id is null
        and a.created_at < now() - make_interval(hours => ${hoursToWait})
        and not exists (select from drafts d where d.form_key = a.form_key)
      order by a.created_at
      limit ${atOnce}
    )
    returning file_key
  `
  for (const { fileKey } of swept) await files.remove(fileKey)
  return swept.length
}
