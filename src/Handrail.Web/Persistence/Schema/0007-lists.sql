-- What lists of plans show, search and sort by. Every act keeps it; plans stored before are filled when the database is next opened.
alter table plan add column next_sides varchar(80) not null default '';
alter table plan add column due_on date;
alter table plan add column changed_on date not null default '0001-01-01';
alter table plan add column practitioner_name varchar(230) not null default '';
alter table plan add column family_key varchar(200) not null default '';
alter table plan add column given_key varchar(200) not null default '';
