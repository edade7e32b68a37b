import type { Sql } from '../db.ts'
import type { Notice } from './notice.ts'

export type { Notice, NoticeFacts, NoticeKind } from './notice.ts'

/** Call it in the transaction of its cause: the mail then leaves if and only if the cause happened. */
export async function queueNotice(sql: Sql, { kind, to, facts }: Notice): Promise<void> {
  await sql`insert into mails ${sql({ kind, toAddress: to, facts: sql.json(facts) })}`
}
