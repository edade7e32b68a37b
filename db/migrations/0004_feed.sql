-- One row an import. Staging tables are temporary: they die with the connection of their run.
create table imports (
  id bigint generated always as identity primary key,
  folder text not null,
  started_at timestamptz not null default now(),
  -- Null while it runs, and for ever when it was killed.
  finished_at timestamptz,
  summary jsonb
);

-- Documents find their invoice by its fiscal folio.
create index invoices_of_folio on invoices (fiscal_uuid) where fiscal_uuid is not null;
