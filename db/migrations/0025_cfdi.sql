-- Stamped invoices as the feed brought them, byte for byte: `file_key` names the file in the office's store, `facts` what was read in it.
create table cfdi_documents (
  id bigint generated always as identity primary key,
  uuid uuid not null,
  -- SHA-256 of the issuer's seal: the same folio with another seal is another document, and one of the two is wrong.
  seal bytea not null check (octet_length(seal) = 32),
  -- Serie, a space and Folio.
  number text,
  -- Null where it is not in whole centavos of a peso: no invoice has such a total.
  total bigint,
  -- Null until the invoice is there.
  invoice_id bigint unique references invoices,
  file_key uuid not null unique,
  size integer not null check (size > 0),
  sha256 bytea not null check (octet_length(sha256) = 32),
  facts jsonb not null,
  kept_at timestamptz not null default now(),
  unique (uuid, seal)
);

create index cfdi_documents_waiting on cfdi_documents (id) where invoice_id is null;
