-- Organisations keep the names and codes that they had before, and say which e-mail addresses are theirs.
alter table organisation add column email_domains text not null default '';
alter table organisation add column is_service boolean not null default false;
alter table organisation add column closed_on date;
alter table organisation add column merged_into uuid references organisation (id);
update organisation set is_service = true where id in (select organisation_id from person where (duties & 14) <> 0);

create table organisation_name (
  organisation_id uuid not null references organisation (id),
  number integer not null,
  ods_code varchar(9) not null,
  name varchar(200) not null,
  "from" date,
  "to" date not null,
  primary key (organisation_id, number)
);

alter table person add column telephone varchar(30) not null default '';
alter table person add column left_on date;
create index person_email on person (email);

-- One right of one person in one organisation, over some time. What people had before counts from before there were plans.
create table membership (
  person_id uuid not null references person (id),
  number integer not null,
  organisation_id uuid not null references organisation (id),
  "right" varchar(30) not null,
  "from" date not null,
  "to" date,
  granted_by uuid references person (id),
  reason varchar(300) not null,
  reviewed_on date,
  primary key (person_id, number)
);
create index membership_organisation on membership (organisation_id);
insert into membership (person_id, number, organisation_id, "right", "from", reason) select id, 1, organisation_id, 'RequestPlans', '2020-01-01', '' from person where (duties & 1) <> 0;
insert into membership (person_id, number, organisation_id, "right", "from", reason) select id, 2, organisation_id, 'Adviser', '2020-01-01', '' from person where (duties & 2) <> 0;
insert into membership (person_id, number, organisation_id, "right", "from", reason) select id, 3, organisation_id, 'SecondReader', '2020-01-01', '' from person where (duties & 4) <> 0;
insert into membership (person_id, number, organisation_id, "right", "from", reason) select id, 4, organisation_id, 'SystemAdministrator', '2020-01-01', '' from person where (duties & 8) <> 0;
insert into membership (person_id, number, organisation_id, "right", "from", reason) select id, 5, organisation_id, 'TakePart', '2020-01-01', '' from person where (duties & 14) = 0;
alter table person drop column duties;

create table join_request (
  id uuid not null primary key,
  ods_code varchar(9) not null,
  organisation_name varchar(200) not null,
  given_name varchar(100) not null,
  family_name varchar(100) not null,
  position varchar(100) not null,
  email varchar(100) not null,
  telephone varchar(30) not null,
  sent_on date not null,
  answered_on date,
  answered_by uuid references person (id),
  is_approved boolean,
  answer varchar(300) not null
);
create index join_request_open on join_request (ods_code) where is_approved is null;

create table administration_entry (
  id uuid not null primary key,
  at timestamp with time zone not null,
  day date not null,
  actor_id uuid not null references person (id),
  deed varchar(30) not null,
  organisation_id uuid references organisation (id),
  person_id uuid references person (id),
  detail text not null
);
create index administration_entry_organisation on administration_entry (organisation_id, at);

-- Whether whoever gave somebody a part said that they neither raised nor investigated the concern.
alter table assignment add column is_clear boolean not null default false;

-- What a case manager tells a practitioner by voice, as a hash, while the invitation is open.
create table voice_code (
  person_id uuid not null primary key references person (id),
  salt bytea not null,
  hash bytea not null,
  made_by uuid not null references person (id),
  made_at timestamp with time zone not null,
  tries integer not null
);
