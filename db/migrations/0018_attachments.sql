-- Pictures and documents that come with what people send: the office's own copies, in its store under `file_key`.
create table attachments (
  id uuid primary key default gen_random_uuid(),
  -- The form that they came with: until it is sent they wait with it, and belong to whoever holds it.
  form_key uuid not null,
  -- Who added it; null for a guest and for an operator.
  account_id uuid references accounts,
  -- What it belongs to once it is sent.
  request_event_id bigint references request_events,
  customer_reading_id uuid references customer_readings,
  -- Which document it is, where the form asks for several.
  field text not null check (char_length(field) between 1 and 60),
  file_key uuid not null unique,
  content_type text not null check (content_type in ('image/jpeg', 'application/pdf')),
  size integer not null check (size between 1 and 10485760),
  sha256 bytea not null,
  -- As the person's own machine calls it: shown, never used.
  name text not null check (char_length(name) between 1 and 200),
  -- Where the picture was taken, when the person sent that too.
  position text check (position ~ '^-?\d{1,2}\.\d{5}, -?\d{1,3}\.\d{5}$'),
  created_at timestamptz not null default now(),
  check (num_nonnulls(request_event_id, customer_reading_id) <= 1),
  unique nulls not distinct (form_key, account_id, field, sha256)
);
create index attachments_of_event on attachments (request_event_id) where request_event_id is not null;
create index attachments_of_reading on attachments (customer_reading_id) where customer_reading_id is not null;
create index attachments_waiting on attachments (created_at) where request_event_id is null and customer_reading_id is null;
