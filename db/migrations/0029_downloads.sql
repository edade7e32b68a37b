-- Invoices somebody asked for as one ZIP, made in the background. Which invoices they are is settled when they are asked for.
create table downloads (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references accounts,
  -- Made with the form: sent twice, it is one download.
  form_key uuid not null,
  language text not null,
  -- In the order of the file: contract, period, number. The contracts are looked at again before anything is served.
  invoices bigint[] not null check (cardinality(invoices) > 0),
  contracts bigint[] not null check (cardinality(contracts) > 0),
  invoice_count integer generated always as (cardinality(invoices)) stored,
  contract_count integer generated always as (cardinality(contracts)) stored,
  first_period date not null,
  last_period date not null check (last_period >= first_period),
  asked_at timestamptz not null default clock_timestamp(),
  -- How many of the invoices are in the parts, how many files that is, and how many bytes.
  done integer not null default 0 check (done >= 0),
  files integer not null default 0 check (files >= 0),
  size bigint not null default 0 check (size >= 0),
  -- When the next part may be made: one download after another has its turn, and one that failed waits longer.
  turn_at timestamptz not null default clock_timestamp(),
  attempts smallint not null default 0,
  failed_at timestamptz,
  failure text check (failure in ('access', 'broken')),
  ready_at timestamptz,
  -- The day of the utility by which its papers say what is owed, and what its list adds up to.
  made_on date,
  total bigint,
  owed bigint,
  expires_at timestamptz,
  removed_at timestamptz,
  unique (account_id, form_key),
  check ((failed_at is null) = (failure is null)),
  check ((ready_at is null) = (expires_at is null) and (ready_at is null) = (total is null) and (ready_at is null) = (owed is null)),
  check (ready_at is null or (made_on is not null and failed_at is null))
);
create index downloads_of_account on downloads (account_id, asked_at desc);
create index downloads_to_make on downloads (turn_at, id) where ready_at is null and failed_at is null and removed_at is null;

-- The file in pieces of some megabytes: what is in one is never made again. One after the other they are the ZIP.
create table download_parts (
  download_id uuid not null references downloads on delete cascade,
  part integer not null check (part > 0),
  file_key uuid not null unique,
  starts_at bigint not null check (starts_at >= 0),
  size integer not null check (size > 0),
  -- What the ZIP's directory will say of it, and its lines of the list.
  directory bytea not null,
  lines jsonb not null,
  primary key (download_id, part)
);
