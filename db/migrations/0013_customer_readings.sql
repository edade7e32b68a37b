-- What people read off their own meter and send, what the rules said of it, and what became of it.
create table customer_readings (
  id uuid primary key default gen_random_uuid(),
  -- The key of the form: sent twice, kept once.
  form_key uuid not null unique,
  account_id uuid not null references accounts,
  contract_id bigint not null references contracts,
  meter text not null,
  read_on date not null,
  value bigint not null check (value between 0 and 999999999999),
  -- m³ since the reading it was counted from; null where there is none.
  consumption bigint,
  state text not null check (state in ('received', 'accepted', 'held', 'rejected')),
  -- The rules that found something, each with what it was found from.
  findings jsonb not null,
  -- What was usual over the same days, by which rule, and from which reading it was counted.
  band jsonb not null,
  created_at timestamptz not null default clock_timestamp(),
  created_on date not null,
  -- A picture of the meter in the office's own store: a JPEG that the office wrote.
  photo_key uuid unique,
  photo_size integer,
  check ((photo_key is null) = (photo_size is null)),
  -- What the utility keeps for that meter and day; null until its feed says so.
  kept_value bigint,
  unique (contract_id, meter, read_on, value, account_id)
);
create index customer_readings_of_account on customer_readings (account_id, contract_id, created_at desc, id);

-- Each state that a reading came to, when, and why; never changed.
create table customer_reading_states (
  id bigint generated always as identity primary key,
  customer_reading_id uuid not null references customer_readings,
  at timestamptz not null default clock_timestamp(),
  state text not null check (state in ('received', 'accepted', 'held', 'rejected')),
  cause text not null check (cause in ('person', 'rules', 'feed', 'operator')),
  -- Why, in the words of whoever decided it.
  reason text check (char_length(reason) between 1 and 500),
  operator text check (char_length(operator) between 1 and 100),
  check ((cause = 'operator') = (operator is not null))
);
create index customer_reading_states_of_reading on customer_reading_states (customer_reading_id, id);
create trigger customer_reading_states_stay before update or delete or truncate on customer_reading_states
  for each statement execute function must_not_change();

-- They go out like payments and requests.
alter table exported_rows
  drop constraint exported_rows_file_check,
  add check (file in ('pagos', 'gestiones', 'datos_contacto', 'lecturas'));
