import type { Sql } from '../db.ts'
import { askAbout, refundAtGateway, type Till } from './paying.ts'
import { refundable } from './refund-queries.ts'
import type { PaymentState } from './state-rules.ts'

export type RefundOutcome =
  | { kind: 'returned'; amount: number; left: number; state: PaymentState }
  | { kind: 'not-found' | 'no-gateway' | 'busy' | 'no-answer' | 'not-returned' }
  | { kind: 'nothing-to-return'; state: PaymentState; returned: number }
  | { kind: 'too-much'; available: number }
  /** So much went back already; whoever wants it twice says so. */
  | { kind: 'same-again'; amount: number; at: Date }

type Wanted = {
  folio: string
  /** All that is left, if missing. */
  amount: number | undefined
  /** As much again as went back before. */
  again: boolean
}

/**
 * Gives money back at the gateway that took it; the entries come of what the gateway says. An earlier refund of which we
 * never heard is heard of first, and one that was asked for without an answer has the same key when it is asked again.
 */
export async function refundPayment(till: Till, wanted: Wanted): Promise<RefundOutcome> {
  const known = await refundable(till.sql, wanted.folio)
  if (!known) return { kind: 'not-found' }
  if (!till.gateways.named(known.gateway)) return { kind: 'no-gateway' }
  return (await alone(till.sql, `refund ${known.id}`, () => refundAlone(till, wanted))) ?? { kind: 'busy' }
}

async function refundAlone(till: Till, { folio, amount, again }: Wanted): Promise<RefundOutcome> {
  const asked = await refundable(till.sql, folio)
  const heard = await askAbout(till, asked!.id, 'operator')
  if (heard.kind !== 'taken' || heard.said === 'silence') return { kind: 'no-answer' }

  const { id, state, available, returned, refunds } = (await refundable(till.sql, folio))!
  if (available <= 0) return { kind: 'nothing-to-return', state, returned }
  const wanted = amount ?? available
  if (wanted > available) return { kind: 'too-much', available }
  const same = amount === undefined ? undefined : refunds.find((refund) => refund.amount === amount)
  if (same && !again) return { kind: 'same-again', ...same }

  const answer = await refundAtGateway(till, id, { amount: wanted, key: `refund-${id}-${returned}`, before: returned })
  if (answer.kind !== 'taken' || answer.said === 'silence') return { kind: 'no-answer' }
  const after = (await refundable(till.sql, folio))!
  if (after.returned <= returned) return { kind: 'not-returned' }
  return { kind: 'returned', amount: after.returned - returned, left: after.available, state: after.state }
}

/** Nobody else does the same meanwhile; answers with nothing when somebody does. No row is locked. */
async function alone<T>(sql: Sql, what: string, work: () => Promise<T>): Promise<T | undefined> {
  // Inside a transaction (a test's) there is one connection, and nobody else.
  if (!('reserve' in sql)) return await work()
  const connection = await sql.reserve()
  try {
    const [turn] = await connection<{ ours: boolean }[]>`
      select pg_try_advisory_lock(hashtextextended(${what}, 0)) as ours
    `
    if (!turn!.ours) return undefined
    try {
      return await work()
    } finally {
      await connection`select pg_advisory_unlock(hashtextextended(${what}, 0))`
    }
  } finally {
    connection.release()
  }
}
