-- The desk's side of a request: whose it is, its place in the queue, what is noted of it, and what its clock has set off.

alter table requests
  add column assigned_to uuid references operators,
  -- What falls due first is first; what waits for its customer in time is last.
  add column queue_on date not null generated always as (coalesce(due_on, 'infinity'::date)) stored,
  -- What the desk finds it by, without case or accents.
  add column found_by tsvector generated always as (to_tsvector('simple', translate(
    lower(folio || ' ' || name || ' ' || coalesce(contract_as_typed, '') || ' ' || message), 'áéíóúüñ', 'aeiouun'
  ))) stored;

create index requests_queue on requests (queue_on, folio) where state in ('open', 'asked');
create index requests_queue_of_operator on requests (assigned_to, queue_on, folio) where state in ('open', 'asked');
create index requests_queue_of_kind on requests (kind, queue_on, folio) where state in ('open', 'asked');
create index requests_asked on requests (queue_on, folio) where state = 'asked';
create index requests_over on requests (ended_on desc, folio desc) where state in ('answered', 'closed');
-- Without a list of what waits to be indexed, each search costs the same.
create index requests_found_by on requests using gin (found_by) with (fastupdate = off);
create index requests_of_contract on requests (contract_id);
create index request_events_by_day on request_events (day, said);

-- Who gave it to whom, null for nobody; `requests.assigned_to` is where it stands now.
create table request_assignments (
  id bigint generated always as identity primary key,
  request_id uuid not null references requests,
  at timestamptz not null default clock_timestamp(),
  by_operator uuid not null references operators,
  operator_id uuid references operators,
  before uuid references operators,
  form_key uuid unique
);
create index request_assignments_of_request on request_assignments (request_id, id);
create trigger request_assignments_stay before update or delete or truncate on request_assignments
  for each statement execute function must_not_change();

-- From one kind to another; the day that was promised stays.
create table request_transfers (
  id bigint generated always as identity primary key,
  request_id uuid not null references requests,
  at timestamptz not null default clock_timestamp(),
  by_operator uuid not null references operators,
  from_kind text not null,
  to_kind text not null,
  reason text not null check (char_length(reason) between 1 and 500),
  form_key uuid unique,
  check (from_kind <> to_kind)
);
create index request_transfers_of_request on request_transfers (request_id, id);
create trigger request_transfers_stay before update or delete or truncate on request_transfers
  for each statement execute function must_not_change();

-- For the desk only; whoever wrote one may take it back.
create table request_notes (
  id bigint generated always as identity primary key,
  request_id uuid not null references requests,
  at timestamptz not null default clock_timestamp(),
  operator_id uuid not null references operators,
  text text not null check (char_length(text) between 1 and 5000),
  withdrawn_at timestamptz,
  form_key uuid unique
);
create index request_notes_of_request on request_notes (request_id, id);

-- What the clock has set off by itself, once for each count of it: near its end, and past it.
create table request_escalations (
  id bigint generated always as identity primary key,
  request_id uuid not null references requests,
  at timestamptz not null default clock_timestamp(),
  -- The utility's day.
  day date not null,
  level text not null check (level in ('near', 'breach')),
  -- The clock that it is about: opened again, it counts anew.
  count_since date not null,
  due_on date not null,
  check ((level = 'breach') = (day > due_on)),
  unique (request_id, count_since, level)
);
create index request_escalations_by_day on request_escalations (day, level);
create trigger request_escalations_stay before update or delete or truncate on request_escalations
  for each statement execute function must_not_change();

-- Texts that operators begin an answer with. {folio}, {nombre}, {contrato}, {fecha} and {operador} are filled in.
create table response_templates (
  id uuid primary key default gen_random_uuid(),
  name text not null check (char_length(name) between 1 and 100),
  body text not null check (char_length(body) between 1 and 5000),
  changed_at timestamptz not null default now(),
  changed_by uuid not null references operators,
  ended_at timestamptz
);
create unique index response_templates_by_name on response_templates (lower(name)) where ended_at is null;
