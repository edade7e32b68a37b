import { attachToEvent } from '../attachments/commands.ts'
import { atomically, type Sql } from '../db.ts'
import { endDisputes, holdAgain } from '../disputes/commands.ts'
import { outcomeWords } from '../disputes/outcome-rules.ts'
import { openDisputesOf } from '../disputes/queries.ts'
import { type Outcomes, outcomeOf } from '../disputes/rules.ts'
import { dropDraft } from '../drafts/commands.ts'
import type { CivilDate } from '../lib/dates.ts'
import { type Notice, queueNotice } from '../notifications/commands.ts'
import type { Profile } from '../web/profile.ts'
import { type Language, wordsIn } from '../words/words.ts'
import { dueOf, pausesOf } from './clock-rules.ts'
import { whereToFollow } from './link-commands.ts'
import { titleOf, withAddition } from './rules.ts'
import { isRated, lastDayToReopen, mayReopen, type RequestState, type Said, verdictOn } from './state-rules.ts'

/** Who says it, and which request they can reach. */
export type Speaker =
  | { by: 'customer'; accountId: string; folio: string }
  | { by: 'customer'; linkHash: Buffer }
  | { by: 'operator'; operator: string; folio: string }

export type Saying =
  | { said: 'message-in' | 'message-out' | 'asked' | 'reopened'; text: string }
  /** How its disputes end, where it has some: whoever answers must say. */
  | { said: 'answered'; text: string; evidence: string | null; disputeOutcome?: Outcomes | undefined }
  | { said: 'closed'; text: string; evidence: string; disputeOutcome?: Outcomes | undefined }
  | { said: 'rated'; text: string; stars: number }

type Around = {
  profile: Pick<Profile, 'calendar' | 'requestGroups' | 'payments'>
  today: CivilDate
  /** The key of the form: sent twice, said once. */
  key?: string | undefined
}

export type SayOutcome =
  | {
      kind: 'said' | 'already-said' | 'not-now' | 'too-late' | 'already-rated' | 'no-outcome'
      folio: string
      state: RequestState
    }
  | { kind: 'not-found' }

/** Adds to a request what somebody says, moves it and its clock, and tells the customer. */
export function sayOn(sql: Sql, who: Speaker, saying: Saying, { profile, today, key }: Around) {
  return atomically(sql, async (sql): Promise<SayOutcome> => {
    const request = await lockRequest(sql, who)
    if (!request) return { kind: 'not-found' }
    const { folio, state } = request
    const [already] = key ? await sql`select from request_events where form_key = ${key}` : []
    if (already) return { kind: 'already-said', folio, state }

    const verdict = verdictOn(state, saying.said)
    if (verdict.outcome === 'refused') return { kind: 'not-now', folio, state }
    if (saying.said === 'reopened' && who.by === 'customer' && !mayReopen(request, today)) {
      return { kind: 'too-late', folio, state }
    }
    if (saying.said === 'rated' && isRated((await eventsOf(sql, request.id)).map(({ said }) => said))) {
      return { kind: 'already-rated', folio, state }
    }

    const ends = saying.said === 'answered' || saying.said === 'closed'
    const disputed = ends ? await openDisputesOf(sql, request.id) : []
    const outcomes = ends ? saying.disputeOutcome : undefined
    if (disputed.some((id) => !outcomeOf(outcomes, id))) return { kind: 'no-outcome', folio, state }
    let text = saying.text
    if (outcomes && disputed.length > 0) {
      const { calendar, payments } = profile
      const daysToPay = payments.daysToPayAfterAnswer
      const ended = await endDisputes(sql, { requestId: request.id, outcomes, daysToPay, calendar, today })
      text = withAddition(text, outcomeWords(wordsIn(request.language), ended))
    }
    if (saying.said === 'reopened') await holdAgain(sql, request.id)

    const event = {
      ...saying,
      text,
      by: who.by,
      operator: who.by === 'operator' ? who.operator : null,
      key: key ?? null,
      accountId: 'accountId' in who ? who.accountId : undefined,
    }
    // The answer to a question is said first; then time counts again.
    const isAnswer = saying.said === 'message-in' && state === 'asked'
    if (verdict.outcome === 'said') await writeEvent(sql, request, { ...event, day: today })
    if (verdict.outcome === 'said' && !isAnswer) {
      if (saying.said === 'message-out') await tellCustomer(sql, request, { ...event, profile, dueOn: null })
      return { kind: 'said', folio, state }
    }
    const moving = isAnswer ? { said: 'resumed' as const, by: 'office' as const, operator: null, text: '' } : event
    const to = verdict.outcome === 'moved' ? verdict.to : 'open'
    await move(sql, request, { event: moving, to, today, profile })
    return { kind: 'said', folio, state: to }
  })
}

type Request = {
  id: string
  folio: string
  kind: string
  state: RequestState
  endedOn: CivilDate | null
  countSince: CivilDate
  answerIn: number
  dueOn: CivilDate | null
  email: string
  language: Language
  isGuest: boolean
}

/** The owner is in the question: another's request is none. */
async function lockRequest(sql: Sql, who: Speaker): Promise<Request | undefined> {
  const reached =
    who.by === 'operator'
      ? sql`r.folio = ${who.folio}`
      : 'accountId' in who
        ? sql`r.folio = ${who.folio} and r.account_id = ${who.accountId}`
        : sql`r.id = (select request_id from request_links where token_hash = ${who.linkHash} and expires_at > now())`
  const [request] = await sql<Request[]>`
    select r.id, r.folio, r.kind, r.state, r.ended_on, r.count_since, r.answer_in, r.due_on,
      coalesce(a.email, r.email) as email, r.language, r.account_id is null as is_guest
    from requests r
    left join accounts a on a.id = r.account_id
    where ${reached}
    for no key update of r
  `
  return request
}

const eventsOf = (sql: Sql, requestId: string) =>
  sql<{ said: Said; day: CivilDate }[]>`
    select said, day from request_events where request_id = ${requestId} order by id
  `

type Event = {
  said: Said
  by: 'customer' | 'operator' | 'office'
  operator: string | null
  text: string
  evidence?: string | null
  stars?: number
  key?: string | null
  /** Whose files wait with the form: nobody's for a guest and for an operator. */
  accountId?: string | undefined
}
type Written = Event & { day: CivilDate; stateAfter?: RequestState; dueOn?: CivilDate | null }

async function writeEvent(sql: Sql, { id }: Request, event: Written): Promise<void> {
  const { said, by, operator, text, evidence, stars, key, day, stateAfter, dueOn } = event
  const [written] = await sql<{ id: number }[]>`
    insert into request_events (request_id, day, said, by, operator, text, evidence, stars, form_key, state_after, due_on)
    values (
      ${id}, ${day}, ${said}, ${by}, ${operator}, ${text}, ${evidence ?? null}, ${stars ?? null}, ${key ?? null},
      ${stateAfter ?? null}, ${dueOn ?? null}
    )
    returning id
  `
  if (!key) return
  await attachToEvent(sql, { key, accountId: event.accountId }, written!.id)
  await dropDraft(sql, key)
}

type Moving = { event: Event; to: RequestState; today: CivilDate; profile: Around['profile'] }

async function move(sql: Sql, request: Request, { event, to, today, profile }: Moving): Promise<void> {
  const { said } = event
  const events = [...(await eventsOf(sql, request.id)), { said, day: today }]
  const countSince = said === 'reopened' ? today : request.countSince
  // A day that was promised stays, whatever becomes of the calendar, until the clock itself stops or starts.
  const isClockTouched = said === 'reopened' || said === 'asked' || request.state === 'asked'
  const due = dueOf(profile.calendar, {
    since: countSince,
    workingDays: request.answerIn,
    pauses: pausesOf(events),
  })
  const dueOn = isClockTouched ? (due.kind === 'due' ? due.on : null) : request.dueOn
  const endedOn = to === 'answered' || to === 'closed' ? today : null
  await sql`
    update requests
    set state = ${to}, count_since = ${countSince}, due_on = ${dueOn}, ended_on = ${endedOn}
    where id = ${request.id}
  `
  await writeEvent(sql, request, { ...event, day: today, stateAfter: to, dueOn })
  const reopenUntil = endedOn && lastDayToReopen(endedOn)
  await tellCustomer(sql, request, { ...event, profile, dueOn: endedOn ? null : dueOn, reopenUntil })
}

type Told = Event & { profile: Around['profile']; dueOn: CivilDate | null; reopenUntil?: CivilDate | null }

/** By mail, in the transaction of its cause. A payment of a guest without an address has nobody to tell. */
async function tellCustomer(sql: Sql, request: Request, told: Told): Promise<void> {
  const { folio, kind, email, language } = request
  if (!email) return
  await queueNotice(sql, {
    kind: 'request-news',
    to: email,
    language,
    facts: {
      folio,
      kindLabel: titleOf(told.profile.requestGroups, kind),
      said: told.said === 'message-out' ? 'message' : told.said,
      text: told.text,
      evidence: told.evidence ?? null,
      operator: told.operator,
      dueOn: told.dueOn,
      reopenUntil: told.reopenUntil ?? null,
      ...(await whereToFollow(sql, { ...request, requestId: request.id })),
    },
  } as Notice)
}
