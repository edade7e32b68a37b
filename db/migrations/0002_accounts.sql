-- Who may sign in, and what was promised to them.

create table accounts (
  id uuid primary key default gen_random_uuid(),
  username text not null check (username <> '' and char_length(username) <= 100 and username !~ '\s'),
  -- Two names that differ only in case are the same name.
  username_key text not null generated always as (lower(username)) stored unique,
  email text not null check (char_length(email) <= 254),
  name text not null,
  -- Null until the person has set one: the account is then not active.
  password_hash text,
  created_at timestamptz not null default now()
);
create index accounts_of_email on accounts (lower(email));

create table account_activations (
  account_id uuid primary key references accounts,
  activated_at timestamptz not null default now()
);

create table password_changes (
  id bigint generated always as identity primary key,
  account_id uuid not null references accounts,
  changed_at timestamptz not null default now(),
  cause text not null check (cause in ('activation', 'recovery', 'change'))
);

create table terms_acceptances (
  account_id uuid not null references accounts,
  document text not null,
  version text not null,
  accepted_at timestamptz not null default now(),
  primary key (account_id, document, version)
);

-- Links sent by mail. The token itself is never stored.
create table mail_links (
  token_hash bytea primary key,
  account_id uuid not null references accounts,
  purpose text not null check (purpose in ('activation', 'password')),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index mail_links_of_account on mail_links (account_id, purpose);

create table sessions (
  id uuid primary key default gen_random_uuid(),
  token_hash bytea not null unique,
  account_id uuid not null references accounts,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  user_agent text not null default '' check (char_length(user_agent) <= 400),
  address inet,
  ended_at timestamptz
);
create index sessions_of_account on sessions (account_id) where ended_at is null;

-- Which account sees which contract, as what, since when, and how it was proved.
create table access (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references accounts,
  contract_id bigint not null references contracts,
  role text not null default 'holder' check (role in ('holder')),
  proof text not null check (proof in ('meter', 'invoice')),
  since timestamptz not null default now(),
  ended_at timestamptz,
  ended_by uuid references accounts,
  check ((ended_at is null) = (ended_by is null))
);
create unique index access_current on access (account_id, contract_id) where ended_at is null;
create index access_of_contract on access (contract_id) where ended_at is null;

-- The name a person gives a contract, for that person alone.
create table contract_aliases (
  account_id uuid not null references accounts,
  contract_id bigint not null references contracts,
  alias text not null check (alias <> '' and char_length(alias) <= 60),
  primary key (account_id, contract_id)
);

-- Who changed what, when. A contact value counts until the feed brings one of its own.
create table contract_changes (
  id bigint generated always as identity primary key,
  contract_id bigint not null references contracts,
  account_id uuid not null references accounts,
  field text not null check (field in ('alias', 'email', 'phone')),
  before text,
  after text,
  changed_at timestamptz not null default now()
);
create index contract_changes_of_contract on contract_changes (contract_id, field, id desc);

-- Kept by rate-limiter-flexible: limits hold across processes.
create table rate_limits (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);
create index rate_limits_expire on rate_limits (expire);
