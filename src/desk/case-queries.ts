import type { Sql } from '../db.ts'
import type { CivilDate } from '../lib/dates.ts'
import type { Centavos } from '../lib/money.ts'
import type { ShownRequest } from '../requests/follow-queries.ts'

export type DeskCase = Omit<ShownRequest, 'payment' | 'draft'> & {
  id: string
  email: string
  isGuest: boolean
  accountId: string | null
  contractId: number | null
  queueOn: string
  assignedTo: string | null
  operator: string | null
  latestEvent: number
  payment: string | null
  /** What it holds of which invoices until the answer says how each ends. */
  disputes: { id: number; number: string; amount: Centavos }[]
  escalations: { level: 'near' | 'breach'; day: CivilDate }[] | null
  notes: { id: number; at: string; operatorId: string; operator: string; text: string }[] | null
  transfers: { at: string; operator: string; from: string; to: string; reason: string }[] | null
}

/** All that the desk knows of a request. Its guard stands before it and its record beside it. */
export async function caseOf(sql: Sql, folio: string) {
  const [found] = await sql<DeskCase[]>`
    select r.id, r.folio, r.kind, r.state, r.name, r.message, r.answers, coalesce(c.number, r.contract_as_typed) as contract,
      r.created_at, r.count_since, r.answer_in, r.due_on, r.ended_on, coalesce(a.email, r.email) as email,
      r.account_id is null as is_guest, r.account_id, r.contract_id, r.queue_on::text as queue_on, r.assigned_to,
      o.name as operator, p.folio as payment,
      (select max(e.id) from request_events e where e.request_id = r.id) as latest_event,
      (
        select json_agg(json_build_object(
          'at', e.at, 'day', e.day, 'said', e.said, 'by', e.by, 'operator', e.operator, 'text', e.text,
          'evidence', e.evidence, 'stars', e.stars, 'dueOn', e.due_on, 'id', e.id
        ) order by e.id)
        from request_events e where e.request_id = r.id
      ) as events,
      (
        select coalesce(json_agg(
          json_build_object('id', d.id, 'number', i.number, 'amount', d.amount) order by i.issued_on, i.number
        ), '[]')
        from disputes d join invoices i on i.id = d.invoice_id
        where d.request_id = r.id and d.ended_on is null
      ) as disputes,
      (
        select json_agg(json_build_object('level', x.level, 'day', x.day) order by x.id)
        from request_escalations x where x.request_id = r.id and x.count_since = r.count_since
      ) as escalations,
      (
        select json_agg(json_build_object(
          'id', n.id, 'at', n.at, 'operatorId', n.operator_id, 'operator', w.name, 'text', n.text
        ) order by n.id)
        from request_notes n join operators w on w.id = n.operator_id
        where n.request_id = r.id and n.withdrawn_at is null
      ) as notes,
      (
        select json_agg(json_build_object(
          'at', t.at, 'operator', w.name, 'from', t.from_kind, 'to', t.to_kind, 'reason', t.reason
        ) order by t.id)
        from request_transfers t join operators w on w.id = t.by_operator
        where t.request_id = r.id
      ) as transfers
    from requests r
    left join accounts a on a.id = r.account_id
    left join contracts c on c.id = r.contract_id
    left join operators o on o.id = r.assigned_to
    left join payments p on p.id = r.payment_id
    where r.folio = ${folio}
  `
  return found
}

export type ContractSummary = {
  number: string
  holder: string
  address: string
  service: 'active' | 'limited' | 'cut' | 'suspended'
  /** What is asked for now, of how many invoices; beside it what is in dispute, and money that is not posted yet. */
  owed: Centavos
  owedInvoices: number
  disputed: Centavos
  underWay: Centavos
  reading: { readOn: CivilDate; value: number; consumption: number | null; kind: string } | null
  payments: { folio: string; amount: Centavos; on: CivilDate; state: string }[] | null
}

/** What stands beside the conversation: what is owed, the last reading, and the last payments of this contract. */
export async function contractSummary(sql: Sql, contractId: number) {
  const [summary] = await sql<ContractSummary[]>`
    select c.number, coalesce(c.company_name, concat_ws(' ', c.given_name, c.first_surname, c.second_surname)) as holder,
      c.address, c.service, owed.amount as owed, owed.invoices as owed_invoices, owed.disputed, owed.under_way,
      (
        select json_build_object('readOn', x.read_on, 'value', x.value, 'consumption', x.consumption, 'kind', x.kind)
        from readings x where x.contract_id = c.id order by x.read_on desc, x.id desc limit 1
      ) as reading,
      (
        select json_agg(last) from (
          select p.folio, i.amount, coalesce(p.received_on, p.created_on) as "on", p.state
          from payment_items i join payments p on p.id = i.payment_id
          where i.contract_id = c.id
          order by p.created_on desc, p.folio desc limit 3
        ) last
      ) as payments
    from contracts c
    cross join lateral (
      select coalesce(sum(v.balance - n.amount), 0)::bigint as amount, count(*) filter (where v.balance > n.amount) as invoices,
        coalesce(sum(n.disputed), 0)::bigint as disputed, coalesce(sum(n.amount - n.disputed), 0)::bigint as under_way
      from invoices v
      cross join lateral (
        select not_asked_of(v.id, v.balance) as amount, disputed_of(v.id, v.balance) as disputed
      ) n
      where v.contract_id = c.id and v.balance > 0 and not v.cancelled
    ) owed
    where c.id = ${contractId}
  `
  return summary
}

/** To whom a case can be given. */
export function operatorsToAssign(sql: Sql) {
  return sql<{ id: string; name: string }[]>`
    select id, name from operators where ended_at is null and password_hash is not null order by name, email_key
  `
}
