-- What somebody typed and did not send, of any form that keeps drafts: of a kind of request (its slug), of what is said on
-- a request (its folio) and of a reading (the number of its contract).
alter table request_drafts rename to drafts;
alter table drafts rename column kind to about;
alter table drafts add column form text not null default 'request' check (form in ('request', 'message', 'reading'));
alter table drafts alter column form drop default;
alter table drafts drop constraint request_drafts_account_id_kind_key, add unique (account_id, form, about);
alter table drafts drop constraint request_drafts_token_hash_kind_key, add unique (token_hash, form, about);
alter table drafts rename constraint request_drafts_pkey to drafts_pkey;
alter table drafts rename constraint request_drafts_account_id_fkey to drafts_account_id_fkey;
alter table drafts rename constraint request_drafts_check to drafts_check;
alter table drafts rename constraint request_drafts_check1 to drafts_check1;
alter table drafts rename constraint request_drafts_kind_check to drafts_about_check;
alter table drafts rename constraint request_drafts_typed_check to drafts_typed_check;
alter index request_drafts_old rename to drafts_old;
alter index request_drafts_of_form rename to drafts_of_form;
