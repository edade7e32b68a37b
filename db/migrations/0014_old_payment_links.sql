-- Links that no longer open anything are swept away, unless a payment was begun with them.
create index payments_of_link on payments (link_hash) where link_hash is not null;

-- Money that came is asked about only when nothing else waits to be.
create index payments_unsettled_to_check on payments (next_check_at)
  where next_check_at is not null and state not in ('received', 'applied', 'held', 'returned');

-- What came before the office asked about it each week is asked about too, not all at once.
update payments
set next_check_at = clock_timestamp() + random() * interval '7 days'
where next_check_at is null and state in ('received', 'applied', 'held', 'returned')
  and received_on > current_date - 90;
