-- What an administrator published of the catalogue and of the calendar, whole each time: the latest version counts, and
-- before the first one the files of the profile do. Never changed; going back is a new version.
create table setting_versions (
  setting text not null check (setting in ('catalogue', 'calendar')),
  version integer not null check (version > 0),
  content jsonb not null check (octet_length(content::text) <= 1000000),
  note text not null check (char_length(note) between 1 and 500),
  -- Which version it went back to; 0 are the files.
  restores integer check (restores >= 0 and restores < version),
  operator_id uuid not null references operators,
  published_at timestamptz not null default clock_timestamp(),
  form_key uuid not null unique,
  primary key (setting, version)
);
create trigger setting_versions_stay before update or delete or truncate on setting_versions
  for each statement execute function must_not_change();
