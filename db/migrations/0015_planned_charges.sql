-- What is planned ends as its own payment ended, and nothing is charged whose notice has not left.

alter table planned_charges
  drop constraint planned_charges_state_check,
  add constraint planned_charges_state_check
    check (state in ('announced', 'charging', 'paid', 'returned', 'refused', 'dropped', 'not-charged')),
  drop constraint planned_charges_cause_check,
  add constraint planned_charges_cause_check check (cause in ('limit', 'late', 'expired', 'card', 'under-way', 'untold')),
  -- The mail that announced it last, and the day on which that left; without a mail it was told before mails were followed.
  add column notice_id bigint references mails,
  add column notice_left_on date,
  -- It was said once that another payment is waited for.
  add column is_wait_told boolean not null default false;

create index planned_charges_unsent on planned_charges (notice_id) where state = 'announced' and notice_left_on is null;
create index payments_cards_waiting on payments (created_at) where saved_card_id is not null and state = 'awaiting';
