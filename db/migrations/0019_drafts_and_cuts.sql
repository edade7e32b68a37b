-- What somebody typed of a request and did not send: an account's by its kind, a guest's by the token of a cookie.
create table request_drafts (
  id uuid primary key default gen_random_uuid(),
  account_id uuid references accounts,
  token_hash bytea,
  -- Whose form it was, when it came after their session had ended: nobody else is given it.
  meant_for uuid,
  kind text not null check (char_length(kind) <= 100),
  form_key uuid not null,
  typed jsonb not null check (octet_length(typed::text) <= 400000),
  updated_at timestamptz not null default now(),
  check (num_nonnulls(account_id, token_hash) = 1),
  check (meant_for is null or token_hash is not null),
  unique (account_id, kind),
  unique (token_hash, kind)
);
create index request_drafts_old on request_drafts (updated_at);
create index request_drafts_of_form on request_drafts (form_key);

-- Where and when the utility knows that there is no water. Times are the utility's own.
create table service_cuts (
  id bigint generated always as identity primary key,
  -- What is given must all agree with the contract.
  neighbourhood text check (char_length(neighbourhood) between 1 and 200),
  municipality text check (char_length(municipality) between 1 and 200),
  -- The administration of the commercial system.
  zone text check (char_length(zone) between 1 and 200),
  starts_at timestamp not null,
  ends_at timestamp not null,
  reason text not null check (char_length(reason) between 1 and 500),
  entered_by text not null check (char_length(entered_by) between 1 and 100),
  entered_at timestamptz not null default now(),
  ended_at timestamptz,
  check (num_nonnulls(neighbourhood, municipality, zone) >= 1),
  check (ends_at > starts_at)
);
create index service_cuts_known on service_cuts (ends_at) where ended_at is null;
