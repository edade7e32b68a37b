-- What operators decide of the readings that are held: what was sent stays as it was sent.

alter table customer_readings
  -- What an operator read in its place.
  add column corrected_value bigint check (corrected_value between 0 and 999999999999),
  -- The number that goes out, and that the feed and the invoices are compared with.
  add column counts_as bigint not null generated always as (coalesce(corrected_value, value)) stored,
  -- The last day on which it counted for the next invoice, as that was known when it was sent.
  add column counts_until date not null default 'infinity',
  add check (corrected_value is null or state <> 'held');
create index customer_readings_held on customer_readings (counts_until, created_at, id) where state = 'held';

-- One to each reading: of two operators at once the second is told. Never changed.
create table customer_reading_reviews (
  id bigint generated always as identity primary key,
  form_key uuid not null unique,
  customer_reading_id uuid not null unique references customer_readings,
  -- Null stands for the command line.
  operator_id uuid references operators,
  at timestamptz not null default clock_timestamp(),
  decision text not null check (decision in ('accept', 'correct', 'reject')),
  sent_value bigint not null,
  corrected_value bigint,
  why text check (why in ('photo-unclear', 'photo-other-meter', 'photo-other-number', 'no-photo', 'not-possible', 'other')),
  -- As the customer is told it.
  reason text check (char_length(reason) between 1 and 500),
  check ((decision = 'correct') = (corrected_value is not null)),
  check ((decision = 'reject') = (why is not null)),
  check ((decision = 'accept') = (reason is null))
);
create trigger customer_reading_reviews_stay before update or delete or truncate on customer_reading_reviews
  for each statement execute function must_not_change();
