-- Mail is a row written with its cause; a worker writes it out and sends it.
create table mails (
  id bigint generated always as identity primary key,
  kind text not null,
  to_address text not null check (char_length(to_address) <= 254),
  locale text not null default 'es-MX',
  facts jsonb not null,
  -- The same mail sent twice by accident bears the same Message-ID.
  message_id uuid not null unique default gen_random_uuid(),
  created_at timestamptz not null default now(),
  not_before timestamptz not null default now(),
  attempts integer not null default 0,
  last_error text,
  sent_at timestamptz,
  given_up_at timestamptz
);
create index mails_waiting on mails (not_before, id) where sent_at is null and given_up_at is null;
create index mails_newest on mails (id desc);

create sequence request_folios;
-- What people write to the utility, with or without an account.
create table requests (
  id uuid primary key default gen_random_uuid(),
  folio text not null unique,
  kind text not null,
  account_id uuid references accounts,
  contract_id bigint references contracts,
  -- What a guest wrote as contract number, when it is not (known to be) theirs.
  contract_as_typed text,
  name text not null check (char_length(name) <= 200),
  email text not null check (char_length(email) <= 254),
  message text not null check (char_length(message) <= 5000),
  answers jsonb not null default '{}',
  -- The key of the form: sent twice, stored once.
  form_key uuid not null unique,
  created_at timestamptz not null default now()
);
create index requests_of_account on requests (account_id, created_at desc);
