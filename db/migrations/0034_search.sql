-- The search of the office: a word of an address with a typing error, and the invoices of hundreds of contracts by period,
-- amount or a piece of their number without reading one that is not shown.

create extension if not exists pg_trgm;

drop index invoices_of_contract;
create index invoices_of_contract on invoices (contract_id, issued_on desc, number desc) include (period, total, id);
