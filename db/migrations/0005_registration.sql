-- A registration under way, for an hour: what was typed, and the contract once it is proved. The token is in a cookie.
create table registration_drafts (
  token_hash bytea primary key,
  typed jsonb not null default '{}',
  contract_id bigint references contracts,
  proof text check (proof in ('meter', 'invoice')),
  -- The account it ended in, to send its mail again or to correct the address.
  account_id uuid references accounts,
  expires_at timestamptz not null default now() + interval '1 hour',
  check ((contract_id is null) = (proof is null))
);
create index registration_drafts_expire on registration_drafts (expires_at);
