-- What people change of their own data, and what they want to hear of.

alter table accounts add column phone text check (char_length(phone) <= 30);

-- A new address counts once whoever reads it has opened the link.
alter table mail_links
  drop constraint mail_links_purpose_check,
  add check (purpose in ('activation', 'password', 'email')),
  add column address text check (char_length(address) <= 254),
  add check ((purpose = 'email') = (address is not null));

-- The first choice is the office's own: all that may be said is said. Only what somebody chose is a row.
create table notification_choices (
  account_id uuid not null references accounts,
  topic text not null check (topic in ('invoices', 'payments', 'requests', 'readings')),
  channel text not null check (channel in ('mail')),
  is_wanted boolean not null,
  changed_at timestamptz not null default clock_timestamp(),
  primary key (account_id, topic, channel)
);

-- Who changed what of their own or of a contract's data, and when. It is only ever added to, and goes out in the export.
alter table contract_changes rename to data_changes;
alter index contract_changes_of_contract rename to data_changes_of_contract;
alter table data_changes
  alter column contract_id drop not null,
  drop constraint contract_changes_field_check,
  add check (field in (
    'alias', 'email', 'phone', 'digital_invoice', 'invoice_email', 'tax_id', 'legal_name', 'tax_regime', 'cfdi_use',
    'tax_postal_code', 'tax_certificate', 'account_name', 'account_email', 'account_phone', 'account_closed'
  )),
  add check ((contract_id is null) = starts_with(field, 'account_'));
create index data_changes_of_account on data_changes (account_id, id desc);
create trigger data_changes_stay before delete or update or truncate on data_changes
  for each statement execute function must_not_change();

-- Where a contract's digital invoice goes besides the contract's own address. It counts once its link was opened.
create table invoice_addresses (
  id uuid primary key default gen_random_uuid(),
  contract_id bigint not null references contracts,
  account_id uuid not null references accounts,
  email text not null check (char_length(email) <= 254),
  token_hash bytea not null unique,
  asked_at timestamptz not null default now(),
  expires_at timestamptz not null,
  confirmed_at timestamptz,
  ended_at timestamptz
);
create unique index invoice_addresses_current on invoice_addresses (contract_id) where ended_at is null;
create index invoice_addresses_of_account on invoice_addresses (account_id);

-- To whom invoices are made out: the latest row of a contract counts. Only its holder sees it.
create table fiscal_data (
  id bigint generated always as identity primary key,
  contract_id bigint not null references contracts,
  account_id uuid not null references accounts,
  tax_id text not null check (tax_id ~ '^[A-ZÑ&]{3,4}\d{6}[A-Z0-9]{3}$'),
  legal_name text not null check (legal_name <> '' and char_length(legal_name) <= 254),
  regime text not null check (regime ~ '^\d{3}$'),
  cfdi_use text not null check (cfdi_use ~ '^[A-Z]{1,2}\d{2}$'),
  postal_code text not null check (postal_code ~ '^\d{5}$'),
  -- The SAT's own certificate, as a PDF in the office's store.
  certificate_key uuid,
  certificate_size integer check (certificate_size > 0),
  at timestamptz not null default clock_timestamp(),
  check ((certificate_key is null) = (certificate_size is null))
);
create index fiscal_data_of_contract on fiscal_data (contract_id, id desc);
create index fiscal_data_of_account on fiscal_data (account_id);
create trigger fiscal_data_stay before delete or update or truncate on fiscal_data
  for each statement execute function must_not_change();
