-- A part of an invoice that somebody asks the utility to look into: nobody is asked to pay it until the answer.
create table disputes (
  id bigint generated always as identity primary key,
  request_id uuid not null unique references requests (id),
  invoice_id bigint not null references invoices (id),
  amount bigint not null check (amount > 0),
  opened_on date not null,
  ended_on date,
  outcome text check (outcome in ('upheld', 'rejected', 'withdrawn')),
  -- After an answer the part is due on this day at the earliest.
  pay_by date,
  -- What the invoice asked for when the person was found right: until it asks for that much less, the part stays held.
  balance_at bigint,
  check ((ended_on is null) = (outcome is null)),
  check ((outcome is not distinct from 'upheld') = (balance_at is not null)),
  check (pay_by is null or (pay_by >= ended_on and outcome <> 'upheld'))
);
create index disputes_of_invoice on disputes (invoice_id);

-- All the disputes of an invoice that are open together hold no more than it is for.
create function disputes_within_invoice() returns trigger language plpgsql as $$
begin
  perform 1 from invoices where id = new.invoice_id for no key update;
  if (select sum(amount) from disputes where invoice_id = new.invoice_id and ended_on is null)
    > (select total from invoices where id = new.invoice_id) then
    raise exception 'the disputes of an invoice hold more than it is for' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger disputes_within_invoice after insert or update on disputes
  for each row when (new.ended_on is null) execute function disputes_within_invoice();

-- What is in dispute of what an invoice still asks beside the money that the office has: never more than that.
create function disputed_of(invoice bigint, balance bigint) returns bigint language sql stable as $$
  select case when held.disputed is null then 0 else
    least(held.disputed, greatest(0, $2 - coalesce((select h.amount from money_held_for($1, $2) h), 0)))
  end
  from (select sum(d.amount)::bigint as disputed from disputes d
    where d.invoice_id = $1 and (d.ended_on is null or $2 > d.balance_at - d.amount)) held
$$;

-- What nobody is asked to pay of a balance now: the money that the office has, and what is in dispute.
create function not_asked_of(invoice bigint, balance bigint) returns bigint language sql stable as $$
  select coalesce((select h.amount from money_held_for($1, $2) h), 0) + disputed_of($1, $2)
$$;

-- The day until which an invoice can be paid in time: an answer to a dispute gives some days more.
create function due_day(invoice bigint, due_on date) returns date language sql stable as $$
  select greatest($2, (select max(d.pay_by) from disputes d where d.invoice_id = $1 and d.ended_on is not null))
$$;
