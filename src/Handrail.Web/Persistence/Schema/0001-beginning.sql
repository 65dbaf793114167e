-- Common subset of SQLite and PostgreSQL (house rules: text, varchar, integer, bigint, boolean, date, timestamp with time zone, uuid, bytea).
create table installation (
  id integer not null primary key,
  kind varchar(20) not null,
  born_at timestamp with time zone not null,
  days_moved integer not null
);

create table organisation (
  id uuid not null primary key,
  ods_code varchar(9) not null unique,
  name varchar(200) not null,
  type varchar(40) not null,
  sector varchar(40) not null,
  country varchar(40) not null
);

create table person (
  id uuid not null primary key,
  organisation_id uuid not null references organisation (id),
  title varchar(20) not null,
  given_name varchar(100) not null,
  family_name varchar(100) not null,
  email varchar(100) not null,
  position varchar(100) not null,
  duties integer not null,
  regulator varchar(10) not null,
  registration_number varchar(20) not null
);
-- Nobody has two accounts under one registration number; people without one have none to share.
create unique index person_registration on person (regulator, registration_number) where registration_number <> '';
create index person_organisation on person (organisation_id);

create table plan (
  id uuid not null primary key,
  reference varchar(20) not null unique,
  organisation_id uuid not null references organisation (id),
  country varchar(40) not null,
  status varchar(30) not null,
  revision integer not null,
  entry_count integer not null,
  opened_on date not null,
  requested_by uuid not null references person (id),
  practitioner_id uuid references person (id),
  request_text text not null,
  takes_part varchar(20) not null,
  needs_time_until date,
  working_text text not null,
  current_version integer not null,
  approved_version integer not null,
  shared_version integer not null,
  agreed_version integer not null,
  proceeded varchar(60) not null,
  readiness varchar(200) not null,
  started_on date,
  next_review_on date,
  result varchar(60) not null,
  ended_on date,
  full_scope varchar(40) not null,
  full_scope_on date,
  is_read_by_practitioner boolean not null,
  follow_ups integer not null,
  waiting varchar(1000) not null
);
create index plan_organisation on plan (organisation_id, status);
create index plan_status on plan (status);

create table assignment (
  id uuid not null primary key,
  plan_id uuid not null references plan (id),
  person_id uuid not null references person (id),
  role varchar(30) not null,
  "from" date not null,
  "to" date,
  answer varchar(20) not null,
  answered_on date,
  answer_note text not null,
  hours_per_week integer not null
);
create index assignment_plan on assignment (plan_id);
create index assignment_person on assignment (person_id);

create table plan_version (
  plan_id uuid not null references plan (id),
  number integer not null,
  format integer not null,
  text text not null,
  hash varchar(64) not null,
  made_by uuid not null references person (id),
  made_on date not null,
  made_for varchar(30) not null,
  primary key (plan_id, number)
);

create table signature (
  id uuid not null primary key,
  plan_id uuid not null references plan (id),
  version integer not null,
  version_hash varchar(64) not null,
  person_id uuid not null references person (id),
  role varchar(30) not null,
  name varchar(320) not null,
  statement text not null,
  at timestamp with time zone not null,
  day date not null
);
create unique index signature_once on signature (plan_id, version, person_id);

create table stage_run (
  id uuid not null primary key,
  plan_id uuid not null references plan (id),
  stage_id uuid,
  setting varchar(200) not null,
  level varchar(40) not null,
  level_name varchar(100) not null,
  "from" date not null,
  "to" date,
  decided_by uuid not null references person (id),
  why text not null
);
create index stage_run_plan on stage_run (plan_id);

create table concern (
  id uuid not null primary key,
  plan_id uuid not null references plan (id),
  raised_by uuid not null references person (id),
  raised_on date not null,
  held_from varchar(30) not null,
  decided_on date,
  decision varchar(40) not null
);
create index concern_plan on concern (plan_id);

create table activity_record (
  id uuid not null primary key,
  plan_id uuid not null references plan (id),
  activity_id uuid not null,
  done_on date not null,
  note text not null,
  recorded_by uuid not null references person (id)
);
create index activity_record_plan on activity_record (plan_id);

create table evidence (
  id uuid not null primary key,
  plan_id uuid not null references plan (id),
  kind varchar(40) not null,
  title varchar(200) not null,
  dated date not null,
  note text not null,
  added_by uuid not null references person (id),
  objectives varchar(500) not null,
  file_name varchar(200) not null,
  file_id uuid,
  file_bytes bigint not null
);
create index evidence_plan on evidence (plan_id);

create table progress_report (
  id uuid not null primary key,
  plan_id uuid not null references plan (id),
  review integer not null,
  written_by uuid not null references person (id),
  written_on date not null,
  supervision_kept varchar(20) not null,
  strengths text not null,
  concerns text not null,
  recommendation varchar(40) not null
);
create unique index progress_report_once on progress_report (plan_id, review);

create table report_line (
  report_id uuid not null references progress_report (id),
  objective_id uuid not null,
  progress varchar(40) not null,
  comment text not null,
  primary key (report_id, objective_id)
);

create table review (
  id uuid not null primary key,
  plan_id uuid not null references plan (id),
  number integer not null,
  type varchar(20) not null,
  held_on date not null,
  attendees varchar(300) not null,
  outcome varchar(40) not null,
  notes text not null,
  recorded_by uuid not null references person (id),
  next_review_on date
);
create unique index review_once on review (plan_id, number);

create table account (
  id uuid not null primary key,
  plan_id uuid not null references plan (id),
  review integer not null,
  day date not null,
  text text not null
);
create index account_plan on account (plan_id);

create table entry (
  subject_id uuid not null,
  number integer not null,
  actor_id uuid not null references person (id),
  acted_as varchar(30) not null,
  act varchar(30) not null,
  at timestamp with time zone not null,
  day date not null,
  "from" varchar(30) not null,
  "to" varchar(30) not null,
  part_id uuid,
  form_id uuid,
  canonical bytea not null,
  hash bytea not null,
  primary key (subject_id, number)
);
create unique index entry_form on entry (subject_id, form_id);
create index entry_actor on entry (actor_id);

create table entry_value (
  subject_id uuid not null,
  number integer not null,
  field varchar(60) not null,
  side varchar(10) not null,
  salt bytea not null,
  value text not null,
  primary key (subject_id, number, field, side),
  foreign key (subject_id, number) references entry (subject_id, number)
);

create table notice (
  id uuid not null primary key,
  person_id uuid not null references person (id),
  plan_id uuid not null references plan (id),
  act varchar(30) not null,
  day date not null,
  is_read boolean not null
);
create index notice_person on notice (person_id, is_read);
