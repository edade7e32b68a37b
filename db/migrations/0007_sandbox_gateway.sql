-- The pretend gateway of the demonstration and the tests. It is no part of the office: the office never reads these
-- tables, it only talks to the gateway. They are here so that the demonstration survives a restart.

create table sandbox_payments (
  reference text primary key,
  -- The office's id of the payment: asked to open it twice, there is one.
  payment_id text not null unique,
  -- What a person brings to the pretend shop or bank.
  voucher_number text unique,
  -- All that the gateway knows of it; src/payments/sandbox/charge-rules.ts says what that is.
  facts jsonb not null,
  created_at timestamptz not null default clock_timestamp()
);
create index sandbox_payments_newest on sandbox_payments (created_at desc, reference);

create table sandbox_notices (
  id bigint generated always as identity primary key,
  -- A notice that is sent twice has two rows and one event.
  event_id text not null,
  reference text not null references sandbox_payments,
  kind text not null,
  next_try_at timestamptz not null,
  tries integer not null default 0,
  last_error text,
  done_at timestamptz
);
create index sandbox_notices_waiting on sandbox_notices (next_try_at, id) where done_at is null;

-- Cards that people leave at the pretend gateway: first a page to leave one on, then perhaps a card.
create table sandbox_cards (
  reference text primary key,
  -- The office's key: asked for a page twice, there is one.
  key text not null unique,
  card text unique,
  facts jsonb not null,
  created_at timestamptz not null default clock_timestamp()
);
