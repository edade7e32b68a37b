-- A request is followed: where it stands, by when the utility must answer, and all that was said.

alter table requests
  add column state text not null default 'open' check (state in ('open', 'asked', 'answered', 'closed')),
  -- The utility's day from which its time counts, again when it is opened again, and how many working days it has.
  add column count_since date,
  add column answer_in smallint not null default 10 check (answer_in > 0),
  -- The last day on which it must answer; unknown while it waits for the customer in time.
  add column due_on date,
  -- The day of the latest answer; it can be opened again for a while after it.
  add column ended_on date;

-- What is there already has ten weekdays: no later than with the holidays.
update requests r
set count_since = r.created_at at time zone 'America/Mexico_City', due_on = (
  select day::date
  from generate_series(1, 20) n, lateral (select (r.created_at at time zone 'America/Mexico_City')::date + n as day) on_day
  where extract(isodow from day) < 6
  order by day
  offset 9 limit 1
);

alter table requests
  alter column count_since set not null,
  add check (due_on is not null or state = 'asked'),
  add check ((state in ('answered', 'closed')) = (ended_on is not null));
create index requests_due on requests (due_on, folio) where state in ('open', 'asked');

-- Everything that was said of a request, by whom and when; never changed.
create table request_events (
  id bigint generated always as identity primary key,
  request_id uuid not null references requests,
  at timestamptz not null default clock_timestamp(),
  -- The utility's day.
  day date not null,
  said text not null check (said in (
    'opened', 'message-in', 'message-out', 'asked', 'resumed', 'answered', 'closed', 'rated', 'reopened'
  )),
  by text not null check (by in ('customer', 'operator', 'office')),
  -- The operator's name.
  operator text check (char_length(operator) between 1 and 100),
  text text not null default '' check (char_length(text) <= 5000),
  -- What shows that it was done.
  evidence text check (char_length(evidence) between 1 and 2000),
  stars smallint check (stars between 1 and 5),
  -- Null where nothing moved.
  state_after text,
  due_on date,
  -- The key of the form: sent twice, said once.
  form_key uuid unique,
  check ((by = 'operator') = (operator is not null)),
  check ((said = 'rated') = (stars is not null)),
  check (evidence is null or said in ('answered', 'closed')),
  check (said <> 'closed' or evidence is not null)
);
create index request_events_of_request on request_events (request_id, id);
create trigger request_events_stay before update or delete or truncate on request_events
  for each statement execute function must_not_change();

insert into request_events (request_id, at, day, said, by, state_after, due_on)
select id, created_at, count_since, 'opened', case when payment_id is null then 'customer' else 'office' end, 'open', due_on
from requests
order by created_at, folio;

-- What lets a guest follow one request, and nothing else. The token is only in the link.
create table request_links (
  token_hash bytea primary key,
  request_id uuid not null references requests,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index request_links_expire on request_links (expires_at);
