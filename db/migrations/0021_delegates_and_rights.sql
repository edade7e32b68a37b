-- Other people's sight of a contract, and what the law gives people over their own data.

-- `access` is now what counts: a row whose day has passed is not in it, for any page, file or command that asks.
alter table access rename to access_rows;
alter table access_rows
  drop constraint access_role_check,
  drop constraint access_proof_check,
  add check (role in ('holder', 'manages', 'pays', 'sees')),
  add check (proof in ('meter', 'invoice', 'delegated')),
  add column granted_by uuid references accounts,
  add column ends_at timestamptz,
  add check ((proof = 'delegated') = (role <> 'holder')),
  add check ((proof = 'delegated') = (granted_by is not null)),
  add check ((proof = 'delegated') = (ends_at is not null)),
  add check (granted_by <> account_id);
create index access_rows_granted on access_rows (granted_by, contract_id) where ended_at is null and granted_by is not null;

create view access as
select
  id, account_id, contract_id, role, proof, since, ended_at, ended_by, granted_by, ends_at,
  role = 'holder' as is_holder, role in ('holder', 'manages') as may_manage, role in ('holder', 'manages', 'pays') as may_pay
from access_rows
where ended_at is not null or ends_at is null or ends_at > now();

-- What somebody gave away ends with what they had, whatever ends it.
create function end_delegations() returns trigger language plpgsql as $$
begin
  update access_rows d
  set ended_at = new.ended_at, ended_by = new.ended_by
  where d.granted_by = new.account_id and d.contract_id = new.contract_id and d.ended_at is null;
  return null;
end $$;
create trigger access_rows_end_together after update of ended_at on access_rows
  for each row when (old.ended_at is null and new.ended_at is not null and new.role = 'holder')
  execute function end_delegations();

create table delegate_invitations (
  id uuid primary key default gen_random_uuid(),
  form_key uuid not null unique,
  token_hash bytea not null unique,
  contract_id bigint not null references contracts,
  invited_by uuid not null references accounts,
  email text not null check (char_length(email) <= 254),
  role text not null check (role in ('manages', 'pays', 'sees')),
  -- The last day on which they see the contract.
  ends_on date not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid references accounts,
  withdrawn_at timestamptz,
  check ((accepted_at is null) = (accepted_by is null)),
  check (accepted_at is null or withdrawn_at is null)
);
create index delegate_invitations_of_contract on delegate_invitations (contract_id, created_at desc);
create index delegate_invitations_by on delegate_invitations (invited_by);

-- Who took a copy of what is kept of them, and when.
create table data_copies (
  id bigint generated always as identity primary key,
  account_id uuid not null references accounts,
  right_used text not null check (right_used in ('access', 'portability')),
  at timestamptz not null default clock_timestamp()
);
create index data_copies_of_account on data_copies (account_id, id desc);
create trigger data_copies_stay before delete or update or truncate on data_copies
  for each statement execute function must_not_change();

-- Accounts that their own people ended. Nobody signs in to them again.
create table account_closures (
  account_id uuid primary key references accounts,
  closed_at timestamptz not null default clock_timestamp()
);
create trigger account_closures_stay before delete or update or truncate on account_closures
  for each statement execute function must_not_change();
