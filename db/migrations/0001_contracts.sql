-- What the commercial system says: contracts, their invoices, readings, payments and tariffs.
-- Only the feed writes these tables. Money is whole centavos; a period is the first day of its month.

create table contracts (
  id bigint generated always as identity primary key,
  number text not null check (number <> ''),
  -- The receipt prints the number with dots: it is compared without dots and spaces.
  reference text not null generated always as (upper(regexp_replace(number, '[.\s]', '', 'g'))) stored unique,
  person_kind text not null check (person_kind in ('person', 'company')),
  given_name text,
  first_surname text,
  second_surname text,
  company_name text,
  tax_id text,
  email text,
  phone text,
  address text not null,
  neighbourhood text,
  municipality text,
  postal_code text,
  meter text,
  location text,
  dwellings integer not null default 1 check (dwellings >= 1),
  administration text,
  billing_group text,
  tariff text,
  contracted_on date,
  status text not null default 'active' check (status in ('active', 'pending', 'ended', 'void')),
  service text not null default 'active' check (service in ('active', 'limited', 'cut', 'suspended')),
  digital_invoice boolean not null default false,
  direct_debit boolean not null default false,
  check (person_kind = 'person' or company_name is not null),
  check (person_kind = 'company' or first_surname is not null)
);

create table invoices (
  id bigint generated always as identity primary key,
  number text not null unique check (number <> ''),
  contract_id bigint not null references contracts,
  issued_on date not null,
  period date not null check (extract(day from period) = 1),
  due_on date not null,
  total bigint not null,
  balance bigint not null,
  paid_on date,
  meter text,
  previous_reading bigint,
  previous_read_on date,
  current_reading bigint,
  current_read_on date,
  consumption bigint,
  average_consumption numeric(12, 2),
  estimated boolean not null default false,
  fiscal_uuid uuid,
  cancelled boolean not null default false
);
-- A page of invoices is read newest first; the number breaks the tie.
create index invoices_of_contract on invoices (contract_id, issued_on desc, number desc);
-- What is owed is asked for many contracts at once.
create index invoices_owed on invoices (contract_id, due_on) include (balance) where balance > 0 and not cancelled;

create table invoice_lines (
  invoice_id bigint not null references invoices,
  line integer not null,
  product_code text,
  unit_code text,
  description text not null,
  quantity numeric(16, 4),
  unit_price numeric(18, 6),
  amount bigint not null,
  vat bigint not null default 0,
  primary key (invoice_id, line)
);

-- The utility's own print of an invoice. `file_key` names the file in the office's store.
create table invoice_documents (
  invoice_id bigint primary key references invoices,
  file_key uuid not null unique,
  size bigint not null check (size > 0),
  sha256 bytea not null
);

create table readings (
  id bigint generated always as identity primary key,
  contract_id bigint not null references contracts,
  meter text not null,
  read_on date not null,
  value bigint not null check (value >= 0),
  consumption bigint not null,
  kind text not null default 'real' check (kind in ('real', 'estimated', 'customer')),
  incident text,
  digits smallint check (digits between 1 and 12),
  unique (contract_id, meter, read_on)
);
create index readings_of_contract on readings (contract_id, read_on desc, id desc);

create table posted_payments (
  number text primary key,
  contract_id bigint not null references contracts,
  invoice_id bigint references invoices,
  paid_on date not null,
  amount bigint not null,
  channel text not null,
  reference text,
  portal_reference text
);
create index posted_payments_of_contract on posted_payments (contract_id, paid_on desc, number desc);
create index posted_payments_of_invoice on posted_payments (invoice_id);

create table tariffs (
  tariff text not null,
  valid_from date not null,
  cubic_metres integer not null check (cubic_metres >= 0),
  water_charge numeric(16, 5) not null,
  extra_per_cubic_metre numeric(16, 5),
  drainage_percent numeric(6, 3),
  sanitation_percent numeric(6, 3),
  vat_percent numeric(6, 3),
  primary key (tariff, valid_from, cubic_metres)
);
