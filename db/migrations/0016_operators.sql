-- Who answers for the utility, how they prove it, and what they looked at and did.

create table operators (
  id uuid primary key default gen_random_uuid(),
  email text not null check (char_length(email) <= 254 and email ~ '^[^\s@]+@[^\s@]+$'),
  email_key text not null generated always as (lower(email)) stored unique,
  name text not null check (name <> '' and char_length(name) <= 100),
  role text not null check (role in ('answers', 'supervises', 'administers')),
  -- Both null until the person has used the invitation.
  password_hash text,
  -- Encrypted with the key of the desk, which the database does not hold.
  second_factor bytea,
  -- The time step of the last code that was taken: no code is taken twice.
  last_step bigint,
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  check ((password_hash is null) = (second_factor is null))
);

-- Links that let somebody set password and second factor, once. The token itself is never stored.
create table operator_invitations (
  token_hash bytea primary key,
  operator_id uuid not null references operators,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz
);
create index operator_invitations_of_operator on operator_invitations (operator_id) where used_at is null;

create table operator_recovery_codes (
  operator_id uuid not null references operators,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (operator_id, code_hash)
);

create table operator_sessions (
  id uuid primary key default gen_random_uuid(),
  token_hash bytea not null unique,
  operator_id uuid not null references operators,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  -- Null between the password and the code: until then it opens nothing.
  proved_at timestamptz,
  user_agent text not null default '' check (char_length(user_agent) <= 400),
  address inet,
  ended_at timestamptz
);
create index operator_sessions_of_operator on operator_sessions (operator_id) where ended_at is null;
create index operator_sessions_over on operator_sessions (expires_at);

-- Every look at personal data and every act, by whom; null stands for the command line. Never changed.
create table operator_acts (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  operator_id uuid references operators,
  act text not null check (act ~ '^[a-z]+(-[a-z]+)*$'),
  subject_kind text not null check (subject_kind ~ '^[a-z]+(-[a-z]+)*$'),
  -- The number or the id by which the office knows it.
  subject text not null check (char_length(subject) between 1 and 200),
  -- Why, in the words of whoever did it.
  reason text check (char_length(reason) between 1 and 500)
);
create index operator_acts_by_time on operator_acts (at desc, id desc);
create index operator_acts_of_operator on operator_acts (operator_id, at desc, id desc);
create index operator_acts_about on operator_acts (subject_kind, subject, at desc, id desc);
create trigger operator_acts_stay before update or delete or truncate on operator_acts
  for each statement execute function must_not_change();
