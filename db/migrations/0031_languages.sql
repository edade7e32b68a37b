-- In which language each person reads the office; nobody has chosen where it is null.
alter table accounts add column language text;
alter table operators add column language text;

-- In which language it was asked or paid, for the mail to whoever has no account. Before there was only one.
alter table requests add column language text not null default 'es-MX';
alter table payments add column language text not null default 'es-MX';

-- What every mail was written in was always kept with it, and always Spanish.
alter table mails rename column locale to language;
