import type { Sql } from '../db.ts'
import type { CivilDate } from '../lib/dates.ts'
import { type Calendar, workingDayAfter } from '../lib/working-days.ts'
import type { Language } from '../words/words.ts'
import { folioOf } from './rules.ts'

type Opening = {
  /** Sent twice, opened once. */
  key: string
  by: 'customer' | 'office'
  kind: string
  /** Within how many working days the utility answers. */
  answerIn: number
  accountId: string | null
  contractId: number | null
  contractAsTyped: string | null
  name: string
  email: string
  message: string
  answers: Record<string, string>
  /** In which whoever asks reads. */
  language: Language
  payment?: { id: string; cause: string }
}

export type Opened = { requestId: string; eventId: number; folio: string; dueOn: CivilDate }

/** Writes a request down and starts its clock; nothing, when it is there already. */
export async function openRequest(
  sql: Sql,
  { key, by, kind, answerIn, payment, ...who }: Opening,
  { calendar, today }: { calendar: Calendar; today: CivilDate },
): Promise<Opened | undefined> {
  const [turn] = await sql<{ next: number }[]>`select nextval('request_folios') as next`
  const folio = folioOf(turn!.next, today)
  const dueOn = workingDayAfter(calendar, today, answerIn)
  const [request] = await sql<{ id: string }[]>`
    insert into requests (
      folio, kind, account_id, contract_id, contract_as_typed, name, email, message, answers, form_key, payment_id,
      payment_cause, count_since, answer_in, due_on, language
    )
    values (
      ${folio}, ${kind}, ${who.accountId}, ${who.contractId}, ${who.contractAsTyped}, ${who.name}, ${who.email},
      ${who.message}, ${sql.json(who.answers)}, ${key}, ${payment?.id ?? null}, ${payment?.cause ?? null}, ${today},
      ${answerIn}, ${dueOn}, ${who.language}
    )
    on conflict do nothing
    returning id
  `
  if (!request) return undefined
  const [event] = await sql<{ id: number }[]>`
    insert into request_events (request_id, day, said, by, state_after, due_on)
    values (${request.id}, ${today}, 'opened', ${by}, 'open', ${dueOn})
    returning id
  `
  return { requestId: request.id, eventId: event!.id, folio, dueOn }
}
