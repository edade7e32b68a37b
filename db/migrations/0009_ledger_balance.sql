-- What is added adds up to nothing entry by entry, so all of an entry does: what it had before need not be read again.
create or replace function must_balance() returns trigger language plpgsql as $$
begin
  if exists (select from added group by entry_id having sum(amount) <> 0) then
    raise exception 'an entry of the ledger does not balance' using errcode = 'check_violation';
  end if;
  return null;
end $$;
