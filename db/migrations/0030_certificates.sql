-- Proofs that a contract owed nothing on a day, as they were printed. Rows are only added: whether one still holds is
-- worked out when somebody asks. The code is on the paper alone.
create sequence certificate_folios;

create table certificates (
  id bigint generated always as identity primary key,
  folio text not null unique,
  code_hash bytea not null unique check (octet_length(code_hash) = 32),
  -- The key of the form: sent twice, one certificate.
  form_key uuid not null unique,
  contract_id bigint not null references contracts,
  account_id uuid not null references accounts,
  issued_on date not null,
  issued_at timestamptz not null default now(),
  valid_until date not null check (valid_until >= issued_on),
  holder text not null,
  -- What the public page says of the holder.
  initials text not null,
  address text not null,
  -- What was in dispute that day, where the utility lets that pass.
  disputed bigint not null check (disputed >= 0),
  file_key uuid not null unique,
  size bigint not null check (size > 0),
  sha256 bytea not null check (octet_length(sha256) = 32)
);
create index certificates_of_contract on certificates (contract_id, id desc);

create trigger certificates_stay before update or delete or truncate on certificates
  for each statement execute function must_not_change();
