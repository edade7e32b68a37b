import type { Sql } from '../db.ts'
import type { CivilDate } from '../lib/dates.ts'
import type { Stuck } from './escalation-rules.ts'

/** Payments that are held, or came before that day and are not applied, and have not raised themselves for it; the oldest first. */
export function stuckPayments(sql: Sql, { lateBefore, most }: { lateBefore: CivilDate; most: number }) {
  return sql<Stuck[]>`
    with stuck as (
      select id, 'held' as cause from payments where state = 'held'
      union all
      select id, 'late' from payments where state = 'received' and received_on < ${lateBefore}
    )
    select p.id as payment_id, p.folio, s.cause, p.amount, p.method, p.gateway, p.gateway_reference, p.created_at,
      coalesce(p.received_on, p.created_on) as received_on, p.account_id, a.name, coalesce(a.email, p.email) as email, p.language,
      heard.authorisation, heard.held_since, heard.came,
      first.contract_id, c.number as contract, items.list as items,
      (
        select json_build_object('number', x.number, 'at', x.made_at)
        from exported_rows r join exports x on x.number = r.first_export
        where r.file = 'pagos' and r.id = first.reference
      ) as exported
    from stuck s
    join payments p on p.id = s.id
    left join accounts a on a.id = p.account_id
    join payment_items first on first.payment_id = p.id and first.position = 1
    join contracts c on c.id = first.contract_id
    join lateral (
      select json_agg(json_build_object(
        'reference', i.reference, 'contract', of_item.number, 'invoice', v.number, 'amount', i.amount
      ) order by i.position) as list
      from payment_items i
      join contracts of_item on of_item.id = i.contract_id
      left join invoices v on v.id = i.invoice_id
      where i.payment_id = p.id
    ) items on true
    join lateral (
      select max(e.facts ->> 'authorisation') as authorisation,
        min(e.at) filter (where e.state_after in ('received', 'held')) as held_since,
        (array_agg(json_build_object('amount', (e.facts ->> 'amount')::bigint, 'currency', e.facts ->> 'currency') order by e.id)
          filter (where e.said = 'mismatch'))[1] as came
      from payment_events e
      where e.payment_id = p.id
    ) heard on true
    where not exists (select from requests r where r.payment_id = p.id and r.payment_cause = s.cause)
    order by p.received_on, p.id
    limit ${most}
  `
}
