-- A request may hold parts of several invoices.
alter table disputes
  drop constraint disputes_request_id_key,
  add constraint disputes_of_request unique (request_id, invoice_id);

-- What was charged by itself while a part was in dispute is an end of its own: the part, due after all, is charged beside it.
alter table planned_charges
  drop constraint planned_charges_debit_id_invoice_id_key,
  add column dispute_id bigint references disputes,
  add constraint planned_charges_once unique nulls not distinct (debit_id, invoice_id, dispute_id);

-- The dispute whose part is due after all, when the rest of its invoice was charged by that debit before, and nobody was told of the part.
create function part_to_charge(debit bigint, invoice bigint) returns bigint language sql stable as $$
  select d.id
  from planned_charges c
  join disputes d on d.invoice_id = c.invoice_id and d.outcome <> 'upheld' and d.ended_on > c.announced_on
  where c.debit_id = $1 and c.invoice_id = $2 and c.dispute_id is null and c.state = 'paid'
    and not exists (
      select from planned_charges p
      where p.debit_id = $1 and p.invoice_id = $2 and p.dispute_id = d.id and p.state <> 'dropped'
    )
  order by d.id
  limit 1
$$;
