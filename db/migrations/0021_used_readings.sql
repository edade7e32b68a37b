-- The invoice in which a person's reading was used, once they have been told.
alter table customer_readings add column told_invoice_id bigint references invoices;
create index customer_readings_untold on customer_readings (contract_id, meter, read_on)
  where told_invoice_id is null and state <> 'rejected';
update customer_readings s set told_invoice_id = (
  select i.id from invoices i
  where i.contract_id = s.contract_id and not i.cancelled and i.current_reading = s.value
    and i.current_read_on = s.read_on and (i.meter is null or i.meter = s.meter)
  order by i.issued_on, i.number limit 1
) where s.state <> 'rejected';
