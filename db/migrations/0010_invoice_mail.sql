-- Who has been told by mail of which invoice. The row of a mail is queued in the same transaction, so each address is told
-- of an invoice once, whatever is killed and begun again.
create table invoice_notices (
  invoice_id bigint not null references invoices,
  -- Lower case: two spellings of an address are one letter box.
  address text not null check (address = lower(address)),
  primary key (invoice_id, address)
);

-- One row an import that brought anything: people are told of invoices after `last_invoice_id`, for contracts up to
-- `last_contract_id`, which were there before. What is there now was printed and sent by other means.
create table invoice_mail_rounds (
  id bigint generated always as identity primary key,
  last_invoice_id bigint not null,
  last_contract_id bigint not null,
  -- How many addresses were told.
  told integer not null default 0 check (told >= 0),
  at timestamptz not null default clock_timestamp()
);
insert into invoice_mail_rounds (last_invoice_id, last_contract_id)
select coalesce((select max(id) from invoices), 0), coalesce((select max(id) from contracts), 0);
