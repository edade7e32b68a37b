import { attachToReading } from '../attachments/commands.ts'
import { atomically, type Sql } from '../db.ts'
import { tellSender } from './news-commands.ts'
import { mayAddPhoto, mostPhotos } from './review-rules.ts'
import type { ReadingState } from './sending-queries.ts'

type Adding = { key: string; accountId: string; readingId: string }
export type AddingOutcome = { kind: 'added' | 'no-photo' | 'enough' | 'not-now' | 'not-found' }

/**
 * The picture that waited with the form is one more of the reading, as long as nobody has decided of it. Sent twice it is
 * added once.
 */
export function addPhoto(sql: Sql, { key, accountId, readingId }: Adding) {
  return atomically(sql, async (sql): Promise<AddingOutcome> => {
    const [reading] = await sql<{ state: ReadingState }[]>`
      select s.state
      from customer_readings s
      join access a on a.contract_id = s.contract_id and a.account_id = s.account_id and a.ended_at is null
      where s.id = ${readingId} and s.account_id = ${accountId}
      for update of s
    `
    if (!reading) return { kind: 'not-found' }
    const photos = await sql<{ formKey: string }[]>`
      select form_key from attachments where customer_reading_id = ${readingId}
    `
    const refused = !mayAddPhoto(reading.state) ? 'not-now' : photos.length >= mostPhotos ? 'enough' : undefined
    const photo = refused ? undefined : await attachToReading(sql, { key, accountId }, readingId)
    if (!photo) return { kind: photos.some(({ formKey }) => formKey === key) ? 'added' : (refused ?? 'no-photo') }
    await sql`
      update customer_readings set photo_key = ${photo.fileKey}, photo_size = ${photo.size}
      where id = ${readingId} and photo_key is null
    `
    await sql`
      insert into customer_reading_states (customer_reading_id, state, cause) values (${readingId}, ${reading.state}, 'person')
    `
    return { kind: 'added' }
  })
}

type Asking = { readingId: string; operator: string; reason: string }

/** Asks whoever sent a held reading for another picture, and says why. It stays held. */
export function askForPhoto(sql: Sql, { readingId, operator, reason }: Asking) {
  return atomically(sql, async (sql): Promise<'asked' | 'not-held'> => {
    const [held] = await sql`select from customer_readings where id = ${readingId} and state = 'held' for update`
    if (!held) return 'not-held'
    await sql`
      insert into customer_reading_states (customer_reading_id, state, cause, reason, operator)
      values (${readingId}, 'held', 'operator', ${reason}, ${operator})
    `
    await tellSender(sql, { id: readingId, state: 'photo' })
    return 'asked'
  })
}
