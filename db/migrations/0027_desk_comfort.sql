-- The desk at a hundred thousand open cases, several at once told once, and who of the utility ended an access.

-- What waits and what is over are searched apart: a word of years of answers costs nothing to whoever looks for an open case.
drop index requests_found_by;
create index requests_found_waiting on requests using gin (found_by) with (fastupdate = off)
  where state in ('open', 'asked');
create index requests_found_over on requests using gin (found_by) with (fastupdate = off)
  where state in ('answered', 'closed');
-- All that the board counts of what waits, without reading a case.
create index requests_load on requests (assigned_to, kind, queue_on) include (id, count_since)
  where state in ('open', 'asked');

-- Whether answering a case leads to the one after it.
alter table operators add column opens_next boolean not null default true;

-- What was done with several cases, each with what became of it: sent twice, the second finds the first.
create table bulk_acts (
  key uuid primary key,
  operator_id uuid not null references operators,
  act text not null check (act in ('asignar', 'escribir', 'cerrar')),
  at timestamptz not null default now()
);
create table bulk_act_cases (
  key uuid not null references bulk_acts,
  folio text not null,
  turn integer not null,
  result text not null check (result ~ '^[a-z]+(-[a-z]+)*$'),
  primary key (key, folio)
);

-- An access ends by an account, or by an operator of the utility.
alter table access_rows
  add column ended_by_operator uuid references operators,
  drop constraint access_check,
  add constraint access_rows_ended check (
    (ended_at is null) = (num_nonnulls(ended_by, ended_by_operator) = 0)
    and num_nonnulls(ended_by, ended_by_operator) <= 1
  );
create or replace view access as
select
  id, account_id, contract_id, role, proof, since, ended_at, ended_by, granted_by, ends_at,
  role = 'holder' as is_holder, role in ('holder', 'manages') as may_manage, role in ('holder', 'manages', 'pays') as may_pay,
  ended_by_operator
from access_rows
where ended_at is not null or ends_at is null or ends_at > now();
create or replace function end_delegations() returns trigger language plpgsql as $$
begin
  update access_rows d
  set ended_at = new.ended_at, ended_by = new.ended_by, ended_by_operator = new.ended_by_operator
  where d.granted_by = new.account_id and d.contract_id = new.contract_id and d.ended_at is null;
  return null;
end $$;
-- Until now the desk wrote the account itself, and who it was into its own record, in the same transaction.
update access_rows r
set ended_by = null, ended_by_operator = o.operator_id
from operator_acts o, contracts c, accounts a
where o.act = 'access-ended' and o.operator_id is not null and c.id = r.contract_id and a.id = r.account_id
  and o.subject = c.number || ' · ' || a.username
  and r.ended_by = r.account_id and o.at between r.ended_at and r.ended_at + interval '1 minute';
