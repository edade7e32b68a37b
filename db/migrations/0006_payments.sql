-- Paying. A payment is one attempt at one gateway: a row before anything leaves the house, and its id is the
-- gateway's idempotency key. What follows is an event, and money is a line of the ledger; neither is ever changed.

create sequence payment_folios;

create table payments (
  id uuid primary key default gen_random_uuid(),
  -- What people, the commercial system and the gateway call it.
  folio text not null unique,
  -- The key of the form: sent twice, one payment.
  form_key uuid not null unique,
  -- Who pays: an account, or a guest who came by a link.
  account_id uuid references accounts,
  link_hash bytea,
  email text check (char_length(email) <= 254),
  gateway text not null,
  method text not null check (method in ('card', 'cash', 'transfer')),
  amount bigint not null check (amount > 0),
  state text not null default 'created' check (state in (
    'created', 'unknown', 'awaiting', 'confirming', 'received', 'applied', 'held', 'refused', 'expired', 'cancelled',
    'returned'
  )),
  gateway_reference text,
  -- Where the person pays, or what to pay with: a bar code, a CLABE.
  pay_url text,
  voucher jsonb,
  expires_at timestamptz,
  created_at timestamptz not null default now(),
  created_on date not null,
  -- The utility's day on which we held the money; its promise counts from here.
  received_on date,
  -- The sweep asks the gateway again at this time; never, when there is nothing left to learn.
  next_check_at timestamptz,
  checks integer not null default 0,
  unique (gateway, gateway_reference),
  check (num_nonnulls(account_id, link_hash) = 1),
  check (state not in ('received', 'applied') or received_on is not null)
);
create index payments_of_account on payments (account_id, created_at desc, id);
create index payments_to_check on payments (next_check_at) where next_check_at is not null;
create index payments_received on payments (received_on) where state = 'received';

-- What a link without sign-in opens, and nothing else: to pay an invoice, to pay a contract that was just proved, or to
-- follow one payment. The token is only in the link.
create table payment_links (
  token_hash bytea primary key,
  invoice_id bigint references invoices,
  contract_id bigint references contracts,
  payment_id uuid references payments,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  check (num_nonnulls(invoice_id, contract_id, payment_id) = 1)
);
create index payment_links_expire on payment_links (expires_at);
alter table payments add foreign key (link_hash) references payment_links;

-- What is paid for: an invoice, or without one an advance on the contract.
create table payment_items (
  payment_id uuid not null references payments,
  position smallint not null check (position > 0),
  -- `PG-26-0000017-1`: what goes out to the commercial system and comes back as `referencia_portal`.
  reference text not null unique,
  contract_id bigint not null references contracts,
  invoice_id bigint references invoices,
  amount bigint not null check (amount > 0),
  primary key (payment_id, position),
  unique (payment_id, invoice_id)
);
create index payment_items_of_invoice on payment_items (invoice_id);
create index payment_items_of_contract on payment_items (contract_id, payment_id);

-- Everything anybody ever said about a payment, and what came of it. An illegal move is a row too.
create table payment_events (
  id bigint generated always as identity primary key,
  payment_id uuid not null references payments,
  at timestamptz not null default clock_timestamp(),
  cause text not null check (cause in ('person', 'redirect', 'notice', 'sweep', 'feed', 'operator', 'schedule')),
  said text not null,
  state_before text not null,
  -- Null where nothing moved.
  state_after text,
  outcome text not null check (outcome in ('moved', 'nothing-new', 'refused')),
  facts jsonb not null default '{}',
  check ((outcome = 'moved') = (state_after is not null))
);
create index payment_events_of_payment on payment_events (payment_id, id);

-- What gateways told us, kept as it came before anything is done with it.
create table gateway_notices (
  id bigint generated always as identity primary key,
  gateway text not null,
  event_id text not null check (char_length(event_id) <= 255),
  -- The gateway's name for the payment, or ours.
  reference text not null,
  received_at timestamptz not null default now(),
  next_try_at timestamptz not null default now(),
  tries integer not null default 0,
  last_error text,
  done_at timestamptz,
  unique (gateway, event_id)
);
create index gateway_notices_waiting on gateway_notices (next_try_at, id) where done_at is null;

-- The ledger, in centavos: debit is positive, credit negative. `key` is what makes an entry happen once.
create table ledger_entries (
  id bigint generated always as identity primary key,
  key text not null unique check (char_length(key) <= 255),
  kind text not null check (kind in ('received', 'held', 'released', 'posted', 'refund', 'chargeback', 'regained', 'settled')),
  at timestamptz not null default clock_timestamp()
);

create table ledger_lines (
  entry_id bigint not null references ledger_entries,
  line smallint not null,
  -- gateway, bank, fees: where the money is. invoice, credit, held: for whom we keep it. commercial: handed over.
  account text not null check (account in ('gateway', 'bank', 'fees', 'invoice', 'credit', 'held', 'commercial')),
  amount bigint not null check (amount <> 0),
  gateway text,
  payment_id uuid,
  position smallint,
  contract_id bigint references contracts,
  invoice_id bigint references invoices,
  -- What the commercial system would have asked for the invoice when this money came, had it seen nothing of what we keep.
  balance_before bigint,
  primary key (entry_id, line),
  foreign key (payment_id) references payments,
  foreign key (payment_id, position) references payment_items,
  check ((account = 'invoice') = (invoice_id is not null)),
  check (account not in ('invoice', 'credit') or (contract_id is not null and position is not null)),
  check (account <> 'gateway' or gateway is not null)
);
create index ledger_lines_of_payment on ledger_lines (payment_id);
create index ledger_lines_of_invoice on ledger_lines (invoice_id) where invoice_id is not null;
create index ledger_lines_of_credit on ledger_lines (contract_id) where account = 'credit';

create function must_balance() returns trigger language plpgsql as $$
begin
  if exists (
    select from ledger_lines
    where entry_id in (select entry_id from added)
    group by entry_id having sum(amount) <> 0
  ) then
    raise exception 'an entry of the ledger does not balance' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger ledger_lines_balance after insert on ledger_lines
  referencing new table as added for each statement execute function must_balance();

create function must_not_change() returns trigger language plpgsql as $$
begin
  raise exception '% is only ever added to', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger ledger_entries_stay before update or delete or truncate on ledger_entries
  for each statement execute function must_not_change();
create trigger ledger_lines_stay before update or delete or truncate on ledger_lines
  for each statement execute function must_not_change();
create trigger payment_events_stay before update or delete or truncate on payment_events
  for each statement execute function must_not_change();

-- The feed names a payment by its item's reference.
create index posted_payments_of_portal on posted_payments (portal_reference) where portal_reference is not null;

-- What is owed is asked for beside what we hold for it; for a cancelled invoice we may hold something too.
drop index invoices_owed;
create index invoices_owed on invoices (contract_id, due_on) include (balance, id, cancelled) where balance > 0;

-- What we keep for an invoice that still asks for something: `amount` its balance does not show yet, `shown` it does. The
-- commercial system may lower the balance before it names our payment, and name our payment before it lowers the
-- balance: what it lowered is not counted twice, nor what it lowered for a payment that has left since.
-- A function, so that each invoice is looked up by itself, and one that asks for nothing not at all.
create function money_held_for(invoice bigint, balance bigint)
returns table (amount bigint, shown bigint, is_posted boolean) language sql stable as $$
  select (held.kept - least(held.kept, held.lowered))::bigint, least(held.kept, held.lowered)::bigint, held.is_posted
  from (select l.invoice_id as id from ledger_lines l where l.invoice_id = $1 and $2 > 0 limit 1) paid
  cross join lateral (
    select sum(item.kept) as kept, greatest(0, max(item.asked) - $2) as lowered, bool_and(item.is_posted) as is_posted
    from (
      select -sum(l.amount) as kept,
        max(l.balance_before) - coalesce((
          select sum(p.amount)
          from ledger_lines p join ledger_entries e on e.id = p.entry_id
          where p.invoice_id = paid.id and p.entry_id > min(l.entry_id) and e.kind = 'posted'
        ), 0) as asked,
        coalesce((
          select sum(b.amount) >= -sum(l.amount)
          from payment_items i join payments p on p.id = i.payment_id
          join posted_payments b on b.portal_reference in (i.reference, case when not exists (
            select from payment_items o where o.payment_id = i.payment_id and o.position <> i.position
          ) then p.folio end)
          where i.payment_id = l.payment_id and i.position = l.position
        ), false) as is_posted
      from ledger_lines l
      where l.invoice_id = paid.id
      group by l.payment_id, l.position
      having sum(l.amount) < 0
    ) item
  ) held
  where held.kept is not null
$$;

-- The same for whoever asks by invoice.
create view money_held_for_invoices as
select i.id as invoice_id, held.amount, held.shown, held.is_posted
from invoices i cross join lateral money_held_for(i.id, i.balance) held;
