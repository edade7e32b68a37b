-- Links that no longer open anything are swept away, unless a payment was begun with them.
create index payments_of_link on payments (link_hash) where link_hash is not null;

-- Money that came before the sweep went on asking about it is asked about too.
update payments
set next_check_at = clock_timestamp() + interval '1 day'
where next_check_at is null and state in ('received', 'applied', 'held', 'returned')
  and received_on > current_date - 90;
