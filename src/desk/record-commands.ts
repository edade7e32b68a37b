import type { Sql } from '../db.ts'
import type { Act, Subject } from './act-rules.ts'

type Recorded = {
  /** Null: somebody at the command line. */
  operatorId: string | null
  act: Act
  subject: Subject
  reason?: string | undefined
}

/** Give it the transaction of the act itself: nothing is done or shown that is not recorded. */
export async function recordAct(sql: Sql, { operatorId, act, subject, reason }: Recorded): Promise<void> {
  await sql`
    insert into operator_acts (operator_id, act, subject_kind, subject, reason)
    values (${operatorId}, ${act}, ${subject.kind}, ${subject.ref}, ${reason ?? null})
  `
}
