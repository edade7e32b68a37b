-- One row an import; staging tables are made and dropped by each run.
create table imports (
  id bigint generated always as identity primary key,
  folder text not null,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  summary jsonb
);
