-- Keys with which an operator proves who they are after the password, instead of a code. `id` is the credential's own.
create table operator_passkeys (
  id text primary key check (char_length(id) <= 1400),
  operator_id uuid not null references operators,
  name text not null check (char_length(name) between 1 and 60),
  public_key bytea not null,
  -- What the key says of how often it signed; zero where it does not count.
  counter bigint not null,
  transports text[] not null default '{}',
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  ended_at timestamptz
);
create index operator_passkeys_of_operator on operator_passkeys (operator_id) where ended_at is null;

-- What a key of this session is asked to sign: once.
alter table operator_sessions add column challenge text;
