import { atomically, type Sql } from '../db.ts'
import { tellSender } from './news-commands.ts'
import { type Decision, stateAfter, type WhyRejected } from './review-rules.ts'
import type { ReadingState } from './sending-queries.ts'

/** What is decided. A reason is what the customer is told. */
export type Decided =
  | { decision: 'accept' }
  | { decision: 'correct'; value: number; consumption: number | null; reason: string }
  | { decision: 'reject'; why: WhyRejected; reason: string }

/** `id` null: somebody at the command line. */
type Reviewer = { id: string | null; name: string }
type Review = { key: string; readingId: string; by: Reviewer; decided: Decided }

export type ReviewOutcome =
  | { kind: 'reviewed' | 'same-again'; decision: Decision }
  /** Somebody else, or the feed, was faster. */
  | { kind: 'not-held'; state: ReadingState; by: string | null }
  | { kind: 'not-found' }

/** Decides of a held reading, once; its sender is told in the same transaction. */
export function reviewReading(sql: Sql, { key, readingId, by, decided }: Review) {
  return atomically(sql, async (sql): Promise<ReviewOutcome> => {
    const [reading] = await sql<{ state: ReadingState; value: number }[]>`
      select state, value from customer_readings where id = ${readingId} for update
    `
    if (!reading) return { kind: 'not-found' }
    const after = stateAfter(reading.state, decided.decision)
    if (!after) return await alreadyDecided(sql, { key, readingId, by, state: reading.state })

    const corrected = decided.decision === 'correct' ? decided.value : null
    const reason = decided.decision === 'accept' ? null : decided.reason
    const [made] = await sql`
      insert into customer_reading_reviews
        (form_key, customer_reading_id, operator_id, decision, sent_value, corrected_value, why, reason)
      values (
        ${key}, ${readingId}, ${by.id}, ${decided.decision}, ${reading.value}, ${corrected},
        ${decided.decision === 'reject' ? decided.why : null}, ${reason}
      )
      on conflict (form_key) do nothing
      returning id
    `
    // A key that served for another reading: nobody's form.
    if (!made) return { kind: 'not-found' }

    if (decided.decision === 'correct') {
      await sql`
        update customer_readings
        set state = ${after}, corrected_value = ${decided.value}, consumption = ${decided.consumption}
        where id = ${readingId}
      `
    } else {
      await sql`update customer_readings set state = ${after} where id = ${readingId}`
    }
    await sql`
      insert into customer_reading_states (customer_reading_id, state, cause, reason, operator)
      values (${readingId}, ${after}, 'operator', ${reason}, ${by.name})
    `
    await tellSender(sql, { id: readingId, state: after as 'accepted' | 'rejected' })
    return { kind: 'reviewed', decision: decided.decision }
  })
}

type Late = Pick<Review, 'key' | 'readingId' | 'by'> & { state: ReadingState }

async function alreadyDecided(sql: Sql, { key, readingId, by, state }: Late): Promise<ReviewOutcome> {
  const [review] = await sql<{ formKey: string; operatorId: string | null; decision: Decision; name: string | null }[]>`
    select v.form_key, v.operator_id, v.decision, o.name
    from customer_reading_reviews v
    left join operators o on o.id = v.operator_id
    where v.customer_reading_id = ${readingId}
  `
  if (review?.formKey === key && review.operatorId === by.id) return { kind: 'same-again', decision: review.decision }
  return { kind: 'not-held', state, by: review?.name ?? null }
}
