import type { Sql } from '../db.ts'
import type { ShownAttachment } from '../web/attachments.tsx'
import type { HeldForm } from './taking-commands.ts'

const shown = (sql: Sql) => sql`a.id, a.name, a.field, a.content_type, a.size, a.position`

/** What waits with a form, for whoever holds it. */
export function waitingFiles(sql: Sql, { key, accountId }: HeldForm) {
  return sql<ShownAttachment[]>`
    select ${shown(sql)}
    from attachments a
    where a.form_key = ${key} and a.account_id is not distinct from ${accountId ?? null}
      and a.request_event_id is null and a.customer_reading_id is null
    order by a.created_at, a.id
  `
}

/** What came with everything that was said of a request; who may see the request is asked before. */
export function attachmentsOf(sql: Sql, requestId: string) {
  return sql<(ShownAttachment & { eventId: number })[]>`
    select ${shown(sql)}, a.request_event_id as event_id
    from request_events e
    join attachments a on a.request_event_id = e.id
    where e.request_id = ${requestId}
    order by a.request_event_id, a.created_at, a.id
  `
}

/** A file in the office's store. */
export type StoredFile = { fileKey: string; contentType: string; size: number; name: string }

const stored = (sql: Sql) => sql`a.file_key, a.content_type, a.size, a.name`

/** For an account: its own requests', its own readings' while it sees the contract, and what waits with its forms. */
export async function attachmentOfAccount(sql: Sql, { accountId, id }: { accountId: string; id: string }) {
  const [file] = await sql<StoredFile[]>`
    select ${stored(sql)}
    from attachments a
    left join request_events e on e.id = a.request_event_id
    left join requests r on r.id = e.request_id
    left join customer_readings s on s.id = a.customer_reading_id
    where a.id = ${id} and case
      when r.id is not null then r.account_id = ${accountId}
      when s.id is not null then s.account_id = ${accountId} and exists (
        select from access x where x.account_id = ${accountId} and x.contract_id = s.contract_id and x.ended_at is null
      )
      else a.account_id = ${accountId}
    end
  `
  return file
}

/** For whoever has the link of a request: that request's, and nothing else. */
export async function attachmentOfLink(sql: Sql, { linkHash, id }: { linkHash: Buffer; id: string }) {
  const [file] = await sql<StoredFile[]>`
    select ${stored(sql)}
    from request_links l
    join request_events e on e.request_id = l.request_id
    join attachments a on a.request_event_id = e.id
    where l.token_hash = ${linkHash} and l.expires_at > now() and a.id = ${id}
  `
  return file
}

/** For the desk: of a request, whosesoever. Its guard stands before it and its record beside it. */
export async function attachmentOfRequest(sql: Sql, { folio, id }: { folio: string; id: string }) {
  const [file] = await sql<StoredFile[]>`
    select ${stored(sql)}
    from requests r
    join request_events e on e.request_id = r.id
    join attachments a on a.request_event_id = e.id
    where r.folio = ${folio} and a.id = ${id}
  `
  return file
}
