import { attachToEvent } from '../attachments/commands.ts'
import { atomically, type Sql } from '../db.ts'
import { openDisputes } from '../disputes/commands.ts'
import { dropDraft } from '../drafts/commands.ts'
import type { CivilDate } from '../lib/dates.ts'
import type { Calendar } from '../lib/working-days.ts'
import { queueNotice } from '../notifications/commands.ts'
import type { RequestKind } from '../web/profile.ts'
import type { Language } from '../words/words.ts'
import { whereToFollow } from './link-commands.ts'
import { openRequest } from './opening-commands.ts'

type NewRequest = {
  key: string
  kind: Pick<RequestKind, 'slug' | 'title' | 'answerIn'>
  /** Nobody for a guest. */
  accountId: string | undefined
  /** For an account the number of one of its contracts, for a guest whatever they wrote; empty for none. */
  contract: string
  name: string
  email: string
  message: string
  answers: Record<string, string>
  /** What it is to hold of which invoices until it is answered. */
  disputes?: readonly { invoiceId: number; amount: number }[]
  calendar: Calendar
  today: CivilDate
  language: Language
}

export type RequestOutcome = { kind: 'received' | 'already-received'; folio: string } | { kind: 'not-their-contract' }

/** Keeps a request and mails its folio, once for each `key` however often it arrives. */
export function sendRequest(sql: Sql, request: NewRequest) {
  return atomically(sql, async (sql): Promise<RequestOutcome> => {
    const { key, kind, accountId, name, email, message, answers } = request
    await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`
    const [already] = await sql<{ folio: string }[]>`select folio from requests where form_key = ${key}`
    if (already) return { kind: 'already-received', folio: already.folio }

    const contractId = accountId && request.contract ? await contractIdOf(sql, accountId, request.contract) : undefined
    if (accountId && request.contract && !contractId) return { kind: 'not-their-contract' }

    const opened = await openRequest(
      sql,
      {
        key,
        by: 'customer',
        kind: kind.slug,
        answerIn: kind.answerIn,
        accountId: accountId ?? null,
        contractId: contractId ?? null,
        contractAsTyped: accountId ? null : request.contract || null,
        name,
        email,
        message,
        answers,
        language: request.language,
      },
      request,
    )
    const { folio, dueOn, eventId } = opened!
    if (accountId && request.disputes) {
      const { disputes, today } = request
      await openDisputes(sql, { requestId: opened!.requestId, parts: disputes, today })
    }
    await attachToEvent(sql, { key, accountId }, eventId)
    await dropDraft(sql, key)

    await queueNotice(sql, {
      kind: 'request-received',
      to: email,
      language: request.language,
      facts: {
        folio,
        kindLabel: kind.title,
        name,
        message,
        at: new Date().toISOString(),
        dueOn,
        ...(request.contract && { contract: request.contract }),
        ...(await whereToFollow(sql, { ...opened!, isGuest: !accountId })),
      },
    })
    return { kind: 'received', folio }
  })
}

async function contractIdOf(sql: Sql, accountId: string, number: string) {
  const [contract] = await sql<{ id: number }[]>`
    select c.id
    from access a
    join contracts c on c.id = a.contract_id
    where a.account_id = ${accountId} and a.ended_at is null and a.may_manage and c.number = ${number}
  `
  return contract?.id
}
