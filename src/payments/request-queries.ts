import type { Sql } from '../db.ts'

/** The request that a payment made of itself, the latest if there were two; nothing where all went as promised. */
export async function requestAbout(sql: Sql, paymentId: string) {
  const [request] = await sql<{ folio: string; cause: 'late' | 'held'; createdAt: Date }[]>`
    select folio, payment_cause as cause, created_at from requests
    where payment_id = ${paymentId}
    order by created_at desc, folio desc
    limit 1
  `
  return request
}
