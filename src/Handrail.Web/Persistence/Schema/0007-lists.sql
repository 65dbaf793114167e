-- What lists of plans show, search and sort by. Every act keeps it; plans stored before are filled when the database is next opened.
alter table plan add column next_sides varchar(80) not null default '';
alter table plan add column due_on date;
alter table plan add column changed_on date not null default '0001-01-01';
alter table plan add column practitioner_name varchar(230) not null default '';
alter table plan add column family_key varchar(200) not null default '';
alter table plan add column given_key varchar(200) not null default '';

-- A list starts from the reader's own assignments. An index on every status tempts SQLite to start from the plans instead,
-- which costs a walk through all that are open; only the requests that await triage are looked for by their status.
create index assignment_person_plan on assignment (person_id, plan_id);
drop index assignment_person;
create index plan_submitted on plan (status) where status = 'Submitted';
drop index plan_status;
create index plan_family_key on plan (family_key);
create index plan_given_key on plan (given_key);
