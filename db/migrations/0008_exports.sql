-- What goes out to the commercial system and comes back from it, and what raises itself when it does not.

-- By what an item may be called in `referencia_portal`: its reference, or the folio of a payment with one item.
create view payment_item_names as
select i.payment_id, i.position, i.reference as name
from payment_items i
union all
select i.payment_id, i.position, p.folio
from payment_items i
join payments p on p.id = i.payment_id
where not exists (select from payment_items o where o.payment_id = i.payment_id and o.position <> i.position);

-- What the commercial system hears of an item: money that came for it, and money that went back. The ledger only grows,
-- so a movement never changes, and neither does its id. Where one sum is partly for the invoice and partly over, both are told.
create view payment_movements as
select payment_id, position, entry_id, kind, at, contract_id, invoice_id, amount, turn,
  reference || case when turn > 1 then '-' || turn else '' end as id
from (
  select told.*, row_number() over (partition by payment_id, position order by entry_id, invoice_id nulls last) as turn
  from (
    select l.payment_id, l.position, l.entry_id, e.kind, e.at, l.contract_id, i.reference, -sum(l.amount)::bigint as amount,
      case
        when l.account = 'invoice' then l.invoice_id
        -- Taken back from what was posted already: it is the invoice's again if any of it was.
        when l.account = 'commercial' and exists (
          select from ledger_lines o
          where o.payment_id = l.payment_id and o.position = l.position and o.account = 'invoice'
        ) then i.invoice_id
      end as invoice_id
    from ledger_lines l
    join ledger_entries e on e.id = l.entry_id
    join payment_items i on i.payment_id = l.payment_id and i.position = l.position
    where l.account in ('invoice', 'credit', 'commercial')
      and e.kind in ('received', 'released', 'refund', 'chargeback', 'regained')
    group by l.payment_id, l.position, l.entry_id, e.kind, e.at, l.contract_id, i.reference, 9
  ) told
) numbered;

-- One row an export. A number is never used twice.
create table exports (
  number bigint generated always as identity primary key,
  made_at timestamptz not null default clock_timestamp(),
  acknowledged_at timestamptz
);

-- What has gone out. A row comes again in every export until it is acknowledged, so it was in all from the first to the
-- last and in no other.
create table exported_rows (
  file text not null check (file in ('pagos', 'gestiones', 'datos_contacto')),
  id text not null,
  first_export bigint not null references exports,
  last_export bigint not null references exports,
  acknowledged_at timestamptz,
  primary key (file, id)
);
create index exported_rows_open on exported_rows (last_export) where acknowledged_at is null;

-- A payment that raised itself, once for each reason.
alter table requests
  add column payment_id uuid references payments,
  add column payment_cause text check (payment_cause in ('late', 'held')),
  add check ((payment_id is null) = (payment_cause is null)),
  add unique (payment_id, payment_cause);
create index payments_held on payments (id) where state = 'held';
