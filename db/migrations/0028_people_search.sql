create extension if not exists pg_trgm;

-- What people are found by at the desk, written as `fold` of lib/text.ts writes it, with a space before each word: name,
-- user name, mail and the digits of the telephone.
alter table accounts add column found_by text not null generated always as (
  ' ' || lower(regexp_replace(normalize(name || ' ' || username || ' ' || email, NFD), '[\u0300-\u036f]', '', 'g'))
  || ' ' || regexp_replace(coalesce(phone, ''), '\D', '', 'g')
) stored;
create index accounts_found_by on accounts using gin (found_by gin_trgm_ops);

-- The name as it sounds in Mexico (`soundOf` of src/desk/alike-rules.ts), a space around each word.
alter table accounts add column sounds text not null generated always as (
  ' ' || regexp_replace(
    translate(
      regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
        lower(regexp_replace(normalize(name, NFD), '[\u0300-\u036f]', '', 'g')),
        '[^a-gi-z0-9 ]', '', 'g'), 'c(?=[ei])', 's', 'g'), 'g(?=[ei])', 'j', 'g'), 'qu(?=[ei])', 'k', 'g'), 'll', 'y', 'g'),
      'zvycq', 'sbikk'),
    '(.)\1+', '\1', 'g') || ' '
) stored;
create index accounts_sounds on accounts using gin (sounds gin_trgm_ops);
