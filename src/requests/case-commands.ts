import { atomically, type Sql } from '../db.ts'
import { queueNotice } from '../notifications/commands.ts'
import type { Profile } from '../web/profile.ts'
import type { Language } from '../words/words.ts'
import { whereToFollow } from './link-commands.ts'
import { kindNamed, titleOf } from './rules.ts'
import { isOver, type RequestState } from './state-rules.ts'

export type LockedCase = {
  id: string
  folio: string
  kind: string
  state: RequestState
  assignedTo: string | null
  dueOn: string | null
  email: string
  language: Language
  isGuest: boolean
  /** The number of the last thing that was said. */
  latestEvent: number
}

/** Nobody else moves it until the transaction ends. */
export async function lockCase(sql: Sql, folio: string): Promise<LockedCase | undefined> {
  const [locked] = await sql<LockedCase[]>`
    select r.id, r.folio, r.kind, r.state, r.assigned_to, r.due_on, coalesce(a.email, r.email) as email,
      r.language, r.account_id is null as is_guest,
      (select max(e.id) from request_events e where e.request_id = r.id) as latest_event
    from requests r
    left join accounts a on a.id = r.account_id
    where r.folio = ${folio}
    for no key update of r
  `
  return locked
}

type Assigning = {
  folio: string
  by: string
  /** Nobody: it goes back to the queue. */
  to: string | null
  /** Whose it was when the page was shown. */
  before: string | null
  key: string
}
export type AssignOutcome = { kind: 'assigned' | 'already' | 'not-found' | 'changed' | 'no-operator' }

export function assignRequest(sql: Sql, { folio, by, to, before, key }: Assigning) {
  return atomically(sql, async (sql): Promise<AssignOutcome> => {
    const found = await lockCase(sql, folio)
    if (!found) return { kind: 'not-found' }
    const [already] = await sql`select from request_assignments where form_key = ${key}`
    if (already || found.assignedTo === to) return { kind: 'already' }
    if (found.assignedTo !== before) return { kind: 'changed' }
    const [operator] = to ? await sql`select from operators where id = ${to} and ended_at is null` : [true]
    if (!operator) return { kind: 'no-operator' }
    await sql`update requests set assigned_to = ${to} where id = ${found.id}`
    await sql`
      insert into request_assignments (request_id, by_operator, operator_id, before, form_key)
      values (${found.id}, ${by}, ${to}, ${before}, ${key})
    `
    return { kind: 'assigned' }
  })
}

type Noting = { folio: string; by: string; text: string; key: string }
export type NoteOutcome = { kind: 'noted'; noteId: number } | { kind: 'already' | 'not-found' }

/** For the desk only: whoever asked never sees it. */
export function noteOn(sql: Sql, { folio, by, text, key }: Noting) {
  return atomically(sql, async (sql): Promise<NoteOutcome> => {
    const found = await lockCase(sql, folio)
    if (!found) return { kind: 'not-found' }
    const [note] = await sql<{ id: number }[]>`
      insert into request_notes (request_id, operator_id, text, form_key)
      values (${found.id}, ${by}, ${text}, ${key})
      on conflict (form_key) do nothing
      returning id
    `
    return note ? { kind: 'noted', noteId: note.id } : { kind: 'already' }
  })
}

/** Only whoever wrote it takes it back; it stays written down that it was there. */
export async function withdrawNote(sql: Sql, { folio, by, noteId }: { folio: string; by: string; noteId: number }) {
  const [note] = await sql`
    update request_notes n
    set withdrawn_at = coalesce(n.withdrawn_at, now())
    from requests r
    where r.id = n.request_id and r.folio = ${folio} and n.id = ${noteId} and n.operator_id = ${by}
    returning n.id
  `
  return note !== undefined
}

type Transferring = { folio: string; by: string; to: string; reason: string; key: string }
export type TransferOutcome = { kind: 'transferred' | 'already' | 'not-found' | 'over' | 'no-kind' }

/** To another kind, with those who know it: nobody's until somebody takes it, and due on the day that was promised. */
export function transferRequest(
  sql: Sql,
  { folio, by, to, reason, key }: Transferring,
  profile: Pick<Profile, 'requestGroups'>,
) {
  return atomically(sql, async (sql): Promise<TransferOutcome> => {
    const found = await lockCase(sql, folio)
    if (!found) return { kind: 'not-found' }
    const [already] = await sql`select from request_transfers where form_key = ${key}`
    if (already || found.kind === to) return { kind: 'already' }
    if (isOver(found.state)) return { kind: 'over' }
    if (!kindNamed(profile.requestGroups, to)) return { kind: 'no-kind' }
    await sql`update requests set kind = ${to}, assigned_to = null where id = ${found.id}`
    await sql`
      insert into request_transfers (request_id, by_operator, from_kind, to_kind, reason, form_key)
      values (${found.id}, ${by}, ${found.kind}, ${to}, ${reason}, ${key})
    `
    if (found.assignedTo) {
      await sql`
        insert into request_assignments (request_id, by_operator, operator_id, before)
        values (${found.id}, ${by}, null, ${found.assignedTo})
      `
    }
    const [before, after] = [titleOf(profile.requestGroups, found.kind), titleOf(profile.requestGroups, to)]
    if (before !== after && found.email) {
      await queueNotice(sql, {
        kind: 'request-moved',
        to: found.email,
        language: found.language,
        facts: {
          folio,
          before,
          after,
          dueOn: found.dueOn,
          ...(await whereToFollow(sql, { requestId: found.id, folio, isGuest: found.isGuest })),
        },
      })
    }
    return { kind: 'transferred' }
  })
}
