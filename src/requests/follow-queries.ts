import { folded } from '../contracts/queries.ts'
import type { Sql } from '../db.ts'
import { type Draft, type DraftHolder, draftColumn } from '../drafts/queries.ts'
import type { CivilDate } from '../lib/dates.ts'
import { fold } from '../lib/text.ts'
import type { RequestState, Said } from './state-rules.ts'

export type ListedRequest = {
  folio: string
  kind: string
  state: RequestState
  createdAt: Date
  dueOn: CivilDate | null
  endedOn: CivilDate | null
  contract: string | null
}

export type RequestFilter = 'waiting' | 'over'
export const requestsAPage = 20

type Asked = {
  accountId: string
  typed: string
  filter: RequestFilter | undefined
  page: number
  /** What people call each kind, to find it by. */
  titles: Record<string, string>
}
export type RequestList = { requests: ListedRequest[]; found: number; waiting: number }

/** A page of somebody's requests, newest first, and how many there are. */
export async function requestsOf(sql: Sql, { accountId, typed, filter, page, titles }: Asked): Promise<RequestList> {
  const words = fold(typed).split(' ').filter(Boolean)
  const kept =
    filter === undefined ? sql`true` : filter === 'waiting' ? sql`found.is_waiting` : sql`not found.is_waiting`
  const rows = await sql<((ListedRequest | { folio: null }) & Pick<RequestList, 'found' | 'waiting'>)[]>`
    with found as (
      select r.folio, r.kind, r.state, r.created_at, r.due_on, r.ended_on, coalesce(c.number, r.contract_as_typed) as contract,
        r.state in ('open', 'asked') as is_waiting
      from requests r
      left join contracts c on c.id = r.contract_id
      where r.account_id = ${accountId} and ${holdsEvery(sql, words, titles)}
    ),
    counts as (
      select count(*) as found, count(*) filter (where is_waiting) as waiting, count(*) filter (where ${kept}) as kept from found
    ),
    shown as (
      select found.*
      from found
      where ${kept}
      order by created_at desc, folio desc
      limit ${requestsAPage}
      offset least(
        ${(page - 1) * requestsAPage}::bigint,
        (select greatest(kept - 1, 0) / ${requestsAPage} * ${requestsAPage} from counts)
      )
    )
    select counts.found, counts.waiting, shown.*
    from counts left join shown on true
    order by shown.created_at desc, shown.folio desc
  `
  return {
    found: rows[0]!.found,
    waiting: rows[0]!.waiting,
    requests: rows.filter((row): row is ListedRequest & RequestList => row.folio !== null),
  }
}

/** Each word somewhere: in the folio, the kind, the contract or what was written. */
const holdsEvery = (sql: Sql, words: string[], titles: Record<string, string>) =>
  words.length === 0
    ? sql`true`
    : sql`not exists (
        select
        from unnest(${words}::text[]) word,
          (select ${folded(
            sql,
            sql`concat_ws(' ', r.folio, ${sql.json(titles)} ->> r.kind, c.number, r.contract_as_typed, r.message)`,
          )} as text) hay
        where strpos(hay.text, word) = 0
      )`

export type RequestEvent = {
  id: number
  /** An ISO instant. */
  at: string
  day: CivilDate
  said: Said
  by: 'customer' | 'operator' | 'office'
  operator: string | null
  text: string
  evidence: string | null
  stars: number | null
  dueOn: CivilDate | null
}

/** A request as whoever sent it sees it. */
export type ShownRequest = {
  id: string
  folio: string
  kind: string
  state: RequestState
  name: string
  message: string
  answers: Record<string, string>
  contract: string | null
  createdAt: Date
  countSince: CivilDate
  answerIn: number
  dueOn: CivilDate | null
  endedOn: CivilDate | null
  /** The folio of the payment that filed it of itself, when it is theirs. */
  payment: string | null
  events: RequestEvent[]
  /** What whoever looks at it began to say, and did not send. */
  draft: Draft | null
}

const requestColumns = (sql: Sql, holder: DraftHolder | undefined) => sql`
  r.id, r.folio, r.kind, r.state, r.name, r.message, r.answers, coalesce(c.number, r.contract_as_typed) as contract, r.created_at,
  r.count_since, r.answer_in, r.due_on, r.ended_on,
  (select p.folio from payments p where p.id = r.payment_id and p.account_id = r.account_id) as payment,
  (
    select json_agg(json_build_object(
      'id', e.id, 'at', e.at, 'day', e.day, 'said', e.said, 'by', e.by, 'operator', e.operator, 'text', e.text, 'evidence', e.evidence,
      'stars', e.stars, 'dueOn', e.due_on
    ) order by e.id)
    from request_events e
    where e.request_id = r.id
  ) as events,
  ${draftColumn(sql, { form: 'message', about: sql`r.folio` }, holder)} as draft
`

type AskedRequest = { accountId: string; folio: string; holder?: DraftHolder | undefined }

export async function requestOf(sql: Sql, { accountId, folio, holder }: AskedRequest) {
  const [request] = await sql<ShownRequest[]>`
    select ${requestColumns(sql, holder)}
    from requests r
    left join contracts c on c.id = r.contract_id
    where r.account_id = ${accountId} and r.folio = ${folio}
  `
  return request
}

/** What a link opens; a link that is over is known, so that it can say so. */
export async function requestOfLink(sql: Sql, linkHash: Buffer, holder?: DraftHolder) {
  const [request] = await sql<(ShownRequest & { isExpired: boolean })[]>`
    select ${requestColumns(sql, holder)}, l.expires_at <= now() as is_expired
    from request_links l
    join requests r on r.id = l.request_id
    left join contracts c on c.id = r.contract_id
    where l.token_hash = ${linkHash}
  `
  return request
}
