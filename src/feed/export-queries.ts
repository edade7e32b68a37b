import type { Sql } from '../db.ts'
import type { ContactRow, PaymentRow, ReadingRow, RequestRow } from './export-rules.ts'

/** Movements of money that the commercial system has neither acknowledged nor named in its feed. */
export function openPayments(sql: Sql) {
  return sql<PaymentRow[]>`
    select m.id, c.number as contract, v.number as invoice, m.amount, p.method, p.gateway, p.gateway_reference, m.kind,
      case when m.kind in ('received', 'released') then p.received_on else m.at::date end as on
    from payment_movements m
    join payments p on p.id = m.payment_id
    join contracts c on c.id = m.contract_id
    left join invoices v on v.id = m.invoice_id
    where not exists (
        select from exported_rows e where e.file = 'pagos' and e.id = m.id and e.acknowledged_at is not null
      )
      and not exists (select from posted_payments b where b.portal_reference = m.id)
      and not (m.turn = 1 and exists (
        select from payment_item_names n join posted_payments b on b.portal_reference = n.name
        where n.payment_id = m.payment_id and n.position = m.position
      ))
    order by m.entry_id, m.position, m.turn
  `
}

/** What opened, stopped, answered or opened again a request: a row each, which never changes. */
export function openRequests(sql: Sql) {
  return sql<RequestRow[]>`
    select case when e.said = 'opened' then r.folio else r.folio || '#' || e.id end as id, r.folio, e.day as on, e.said,
      e.state_after, e.due_on, coalesce(c.number, r.contract_as_typed) as contract, r.kind, r.name, r.email, r.answers,
      case when e.said = 'opened' then r.message else e.text end as message, e.operator, e.evidence
    from request_events e
    join requests r on r.id = e.request_id
    left join contracts c on c.id = r.contract_id
    where e.state_after is not null and not exists (
      select from exported_rows x
      where x.file = 'gestiones' and x.acknowledged_at is not null
        and x.id = case when e.said = 'opened' then r.folio else r.folio || '#' || e.id end
    )
    order by e.id
  `
}

export function openContacts(sql: Sql) {
  return sql<ContactRow[]>`
    select 'DC-' || h.id as id, h.changed_at::date as on, c.number as contract, h.field, h.before, h.after
    from data_changes h
    left join contracts c on c.id = h.contract_id
    where h.field <> 'alias' and not exists (
      select from exported_rows e
      where e.file = 'datos_contacto' and e.id = 'DC-' || h.id and e.acknowledged_at is not null
    )
    order by h.id
  `
}

/** Readings that people sent and of which the feed has not said what is kept; a row of its own once somebody decided. */
export function openReadings(sql: Sql) {
  return sql<ReadingRow[]>`
    select case when v.id is null then s.id::text else s.id || '#' || v.id end as id, s.read_on as on,
      c.number as contract, s.meter, s.counts_as as value, s.state, v.decision, v.why,
      array(select f ->> 'name' from jsonb_array_elements(s.findings) f where (f ->> 'holds')::boolean) as reasons,
      s.photo_key as photo
    from customer_readings s
    join contracts c on c.id = s.contract_id
    left join customer_reading_reviews v on v.customer_reading_id = s.id
    where s.kept_value is null and not exists (
      select from exported_rows e
      where e.file = 'lecturas' and e.acknowledged_at is not null
        and e.id = case when v.id is null then s.id::text else s.id || '#' || v.id end
    )
    order by s.created_at, s.id
  `
}

/** Rows that went out and nobody has acknowledged, and since when. */
export async function unacknowledgedRows(sql: Sql) {
  const [open] = await sql<{ rows: number; since: Date | null }[]>`
    select count(*) as rows, min(e.made_at) as since
    from exported_rows r
    join exports e on e.number = r.first_export
    where r.acknowledged_at is null
  `
  return open!
}
