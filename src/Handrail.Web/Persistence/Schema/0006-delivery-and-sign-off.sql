-- The start checklist, item by item. What had been confirmed is taken over with who last went through the list.
create table readiness_check (
  plan_id uuid not null references plan (id),
  item varchar(40) not null,
  answer varchar(20) not null,
  why varchar(300) not null,
  recorded_by uuid not null references person (id),
  recorded_on date not null,
  primary key (plan_id, item)
);
insert into readiness_check (plan_id, item, answer, why, recorded_by, recorded_on)
  select p.id, i.item, 'confirmed', '', e.actor_id, e.day
  from plan p
  join (select 'induction' as item, 'induction' as stored union all select 'occupational-health', 'occupational-health' union all select 'indemnity', 'indemnity'
    union all select 'placement', 'indemnity' union all select 'restrictions', 'restrictions' union all select 'told', 'told') i on ' ' || p.readiness || ' ' like '% ' || i.stored || ' %'
  join entry e on e.subject_id = p.id and e.number = (select max(x.number) from entry x where x.subject_id = p.id and x.act = 'CheckReadiness');
alter table plan drop column readiness;

-- A report that is returned for changes stays, and another is written.
alter table progress_report add column number integer not null default 1;
alter table progress_report add column returned_on date;
alter table progress_report add column returned_by uuid references person (id);
alter table progress_report add column return_note text not null default '';
drop index progress_report_once;
create unique index progress_report_once on progress_report (plan_id, review, number);

-- Who was invited to a review, by name, and whether they came.
create table review_attendee (
  review_id uuid not null references review (id),
  role varchar(40) not null,
  name varchar(200) not null,
  was_there boolean not null,
  primary key (review_id, role)
);
insert into review_attendee (review_id, role, name, was_there)
  select r.id, a.role, '', true
  from review r
  join (select 'practitioner' as role union all select 'clinical-supervisor' union all select 'deputy-supervisor' union all select 'case-manager'
    union all select 'accountable-person' union all select 'key-contact' union all select 'supporter' union all select 'hr') a on ' ' || r.attendees || ' ' like '% ' || a.role || ' %';
alter table review drop column attendees;

alter table plan add column resume_on date;
create table plan_pause (
  id uuid not null primary key,
  plan_id uuid not null references plan (id),
  "from" date not null,
  "to" date,
  reason varchar(40) not null,
  note text not null,
  expected_on date not null,
  resume_note text not null,
  decided_by uuid not null references person (id),
  is_in_dates boolean not null
);
create index plan_pause_plan on plan_pause (plan_id);

create table hand_over (
  id uuid not null primary key,
  plan_id uuid not null references plan (id),
  leaving_id uuid not null references person (id),
  successor_id uuid references person (id),
  written_by uuid not null references person (id),
  day date not null,
  agreed text not null,
  going text not null,
  watch text not null
);
create index hand_over_plan on hand_over (plan_id);

create table recommendation (
  plan_id uuid not null references plan (id),
  number integer not null,
  after_review integer not null,
  role varchar(30) not null,
  person_id uuid not null references person (id),
  outcome varchar(60) not null,
  reasons text not null,
  day date not null,
  primary key (plan_id, number)
);

create table objective_result (
  plan_id uuid not null references plan (id),
  objective_id uuid not null,
  progress varchar(40) not null,
  primary key (plan_id, objective_id)
);

create table signed_statement (
  id uuid not null primary key,
  plan_id uuid not null references plan (id),
  act varchar(30) not null,
  person_id uuid not null references person (id),
  role varchar(30) not null,
  name varchar(320) not null,
  statement text not null,
  words text not null,
  agrees boolean,
  dissent text not null,
  without_advice text not null,
  at timestamp with time zone not null,
  day date not null
);
create unique index signed_statement_once on signed_statement (plan_id, act);

create table follow_up_answer (
  plan_id uuid not null references plan (id),
  number integer not null,
  due_on date not null,
  day date not null,
  in_role varchar(40) not null,
  restriction varchar(40) not null,
  comment text not null,
  recorded_by uuid not null references person (id),
  primary key (plan_id, number)
);
