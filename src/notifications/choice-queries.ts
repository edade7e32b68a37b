import type { Fragment } from 'postgres'
import type { Sql } from '../db.ts'
import type { Topic } from './choice-rules.ts'

/** What an account does not want to hear of by mail. */
export async function unwantedBy(sql: Sql, accountId: string): Promise<Topic[]> {
  const rows = await sql<{ topic: Topic }[]>`
    select topic from notification_choices where account_id = ${accountId} and channel = 'mail' and not is_wanted
  `
  return rows.map(({ topic }) => topic)
}

/** Whether an account of the query wants mail about it. */
export const wantsMail = (sql: Sql, { accountId, topic }: { accountId: Fragment; topic: Topic }) => sql`
  not exists (
    select from notification_choices choice
    where choice.account_id = ${accountId} and choice.topic = ${topic} and choice.channel = 'mail' and not choice.is_wanted
  )
`

/** Letter boxes all of whose accounts want nothing about a topic: `topic address`. */
export async function unwantedAt(sql: Sql, asked: readonly { topic: Topic; address: string }[]): Promise<Set<string>> {
  if (asked.length === 0) return new Set()
  const rows = await sql<{ topic: Topic; address: string }[]>`
    select asked.topic, asked.address
    from (
      select distinct * from unnest(${asked.map(({ topic }) => topic)}::text[], ${asked.map(({ address }) => address)}::text[])
        as one(topic, address)
    ) asked
    join accounts a on lower(a.email) = asked.address
    group by asked.topic, asked.address
    having bool_and(exists (
      select from notification_choices n
      where n.account_id = a.id and n.topic = asked.topic and n.channel = 'mail' and not n.is_wanted
    ))
  `
  return new Set(rows.map(({ topic, address }) => `${topic} ${address}`))
}
