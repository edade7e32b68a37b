import { atomically, type Sql } from '../db.ts'
import { languages } from '../words/words.ts'
import { unwantedAt } from './choice-queries.ts'
import { topicToChoose } from './choice-rules.ts'
import { languagesAt } from './language-queries.ts'
import type { Notice } from './notice.ts'
import { nextStep, type Refusal } from './rules.ts'

export { chooseMail, forgetChoices } from './choice-commands.ts'
export type { Notice } from './notice.ts'

/** Call it in the transaction of its cause: the mail then leaves if and only if the cause happened. */
export const queueNotice = (sql: Sql, notice: Notice): Promise<void> => queueNotices(sql, [notice])

/** Many at once; what people chose not to hear of is left out. */
export async function queueNotices(sql: Sql, all: readonly Notice[]): Promise<void> {
  const choosable = all.flatMap((notice) => {
    const topic = topicToChoose(notice)
    return topic ? [{ topic, address: notice.to.toLowerCase() }] : []
  })
  const unwanted = await unwantedAt(sql, choosable)
  const notices = all.filter((notice) => !unwanted.has(`${topicToChoose(notice)} ${notice.to.toLowerCase()}`))
  if (notices.length === 0) return
  await sql`insert into mails ${sql(await rowsOf(sql, notices))}`
}

/** Its number, for whoever does nothing before it has left. */
export async function queueFollowedNotice(sql: Sql, notice: Notice): Promise<number> {
  const [mail] = await sql<{ id: number }[]>`insert into mails ${sql(await rowsOf(sql, [notice]))} returning id`
  return mail!.id
}

/** Each in the language of whoever it goes to. */
async function rowsOf(sql: Sql, notices: readonly Notice[]) {
  const chosen = await languagesAt(
    sql,
    notices.map(({ to }) => to.toLowerCase()),
  )
  return notices.map(({ kind, to, facts, language }) => ({
    kind,
    toAddress: to,
    facts: sql.json(facts),
    language: chosen.get(to.toLowerCase()) ?? language ?? languages[0].tag,
  }))
}

export type WaitingMail = Pick<Notice, 'kind' | 'facts'> & {
  id: number
  toAddress: string
  messageId: string
  language: string
}
export type Sending = { kind: 'sent' } | { kind: 'refused'; refusal: Refusal; error: string }
export type Round = 'sent' | 'refused' | 'server-away' | 'none-due'

/**
 * Sends the mail that has waited longest, if one is due, and holds its row meanwhile so that no other process sends it
 * too. Commits as soon as the server has taken it.
 */
export function sendNextMail(sql: Sql, send: (mail: WaitingMail) => Promise<Sending>): Promise<Round> {
  return atomically(sql, async (sql): Promise<Round> => {
    const [mail] = await sql<(WaitingMail & { attempts: number; ageSeconds: number })[]>`
      select id, kind, facts, to_address, message_id, language, attempts,
             extract(epoch from clock_timestamp() - created_at)::integer as age_seconds
      from mails
      where sent_at is null and given_up_at is null and not_before <= clock_timestamp()
      order by not_before, id
      limit 1
      for update skip locked
    `
    if (!mail) return 'none-due'

    const outcome = await send(mail)
    if (outcome.kind === 'sent') {
      await recordSent(sql, mail.id)
      return 'sent'
    }
    await recordRefusal(sql, mail, outcome)
    return outcome.refusal.about === 'server' ? 'server-away' : 'refused'
  })
}

/** A link has gone to whom it was for: from here on nobody finds it in the database. */
async function recordSent(sql: Sql, id: number): Promise<void> {
  await sql`
    update mails
    set sent_at = clock_timestamp(), attempts = attempts + 1, last_error = null, facts = facts - '{link,links}'::text[]
    where id = ${id}
  `
}

type Tried = { id: number; attempts: number; ageSeconds: number }

async function recordRefusal(sql: Sql, mail: Tried, { refusal, error }: { refusal: Refusal; error: string }) {
  const step = nextStep(refusal, mail)
  if (step.kind === 'give-up') {
    await sql`
      update mails
      set given_up_at = clock_timestamp(), attempts = attempts + 1, last_error = ${error}, facts = facts - '{link,links}'::text[]
      where id = ${mail.id}
    `
    return
  }
  await sql`
    update mails
    set not_before = clock_timestamp() + make_interval(secs => ${step.inSeconds}), attempts = attempts + 1, last_error = ${error}
    where id = ${mail.id}
  `
}
