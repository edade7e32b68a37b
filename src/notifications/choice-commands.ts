import type { Sql } from '../db.ts'
import type { Topic } from './choice-rules.ts'

type Choice = { accountId: string; topic: Topic; isWanted: boolean }

/** What somebody wants to hear of by mail, from the next mail on. */
export async function chooseMail(sql: Sql, { accountId, topic, isWanted }: Choice): Promise<void> {
  await sql`
    insert into notification_choices ${sql({ accountId, topic, channel: 'mail', isWanted })}
    on conflict (account_id, topic, channel) do update
    set is_wanted = excluded.is_wanted, changed_at = clock_timestamp()
    where notification_choices.is_wanted <> excluded.is_wanted
  `
}

export async function forgetChoices(sql: Sql, accountId: string): Promise<void> {
  await sql`delete from notification_choices where account_id = ${accountId}`
}
