-- Cards that people keep at a gateway, and what is paid with them by itself («pago automático»).

-- A row before anybody is sent to the gateway; its id is the gateway's key. We never see a number.
create table saved_cards (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references accounts,
  gateway text not null,
  -- The gateway's name of the page on which the card is left.
  saving_reference text,
  created_at timestamptz not null default clock_timestamp(),
  -- The gateway's names of the person and the card, and what may be shown of it; null until it was left.
  customer text,
  card text,
  brand text,
  last4 text check (last4 ~ '^\d{4}$'),
  expires_on date,
  saved_at timestamptz,
  -- The latest day on which it was refused, until it is charged again.
  refused_on date,
  expiry_told_at timestamptz,
  ended_at timestamptz,
  -- When the gateway was told to forget it, and when it is told again if it did not answer.
  forgotten_at timestamptz,
  next_forget_at timestamptz,
  unique (gateway, card),
  check ((saved_at is null) = (card is null)),
  check (card is null or num_nulls(customer, brand, last4, expires_on) = 0)
);
-- Two tabs in which somebody begins to leave a card lead to one page at the gateway.
create unique index saved_cards_begun on saved_cards (account_id, gateway) where saved_at is null and ended_at is null;
create index saved_cards_of_account on saved_cards (account_id, created_at) where ended_at is null;
create index saved_cards_expiring on saved_cards (expires_on)
  where saved_at is not null and ended_at is null and expiry_told_at is null;
create index saved_cards_to_forget on saved_cards (next_forget_at) where next_forget_at is not null;

-- Somebody wants a contract's invoices paid by themselves. Changed, it ends and another begins.
create table debits (
  id bigint generated always as identity primary key,
  account_id uuid not null references accounts,
  contract_id bigint not null references contracts,
  saved_card_id uuid not null references saved_cards,
  days_before smallint not null check (days_before between 0 and 10),
  -- No invoice is paid that asks for more.
  most bigint not null check (most > 0),
  created_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  end_cause text check (end_cause in ('person', 'changed', 'card', 'access', 'contract', 'bank')),
  check ((ended_at is null) = (end_cause is null))
);
create unique index debits_current on debits (contract_id) where ended_at is null;
create index debits_of_card on debits (saved_card_id) where ended_at is null;

-- What a debit does about an invoice, once for each.
create table planned_charges (
  id uuid primary key default gen_random_uuid(),
  debit_id bigint not null references debits,
  invoice_id bigint not null references invoices,
  state text not null check (state in ('announced', 'charging', 'paid', 'refused', 'dropped', 'not-charged')),
  -- What the person was told last: no more than this is charged, and not before that day.
  amount bigint not null check (amount > 0),
  charge_on date not null,
  announced_on date not null,
  -- Why it is not charged.
  cause text check (cause in ('limit', 'late', 'expired', 'card', 'under-way')),
  unique (debit_id, invoice_id),
  check ((state = 'not-charged') = (cause is not null))
);
create index planned_charges_to_do on planned_charges (charge_on) where state in ('announced', 'charging');
create index planned_charges_of_invoice on planned_charges (invoice_id);

-- A payment is charged to a saved card, in person or by itself; each attempt of a planned charge is a payment.
alter table payments
  add column saved_card_id uuid references saved_cards,
  add column planned_charge_id uuid references planned_charges,
  add check (planned_charge_id is null or saved_card_id is not null);
create index payments_planned on payments (planned_charge_id, created_at) where planned_charge_id is not null;
