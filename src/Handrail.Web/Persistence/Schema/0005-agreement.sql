-- Discussion and agreement: who has said what about the version on the table, proposed changes, points of safety, and the terms on which somebody supervises.
alter table plan add column disagreeing varchar(60) not null default '';
alter table plan add column without_supervisor varchar(60) not null default '';
alter table plan add column redraft_asked varchar(60) not null default '';
alter table plan add column issued_versions varchar(200) not null default '';
alter table plan add column organisation_answers_by date;
alter table plan add column practitioner_answers_by date;

-- Before there were proposals, a draft that had been issued stayed the shared version until it was signed.
update plan set issued_versions = cast(shared_version as varchar(10)) where status in ('Issued', 'NotAgreed') and shared_version > 0;

alter table assignment add column settings text not null default '';
alter table assignment add column proposed_hours integer not null default 0;
alter table assignment add column conflict text not null default '';
alter table assignment add column objection text not null default '';
alter table assignment add column objected_on date;
alter table assignment add column objection_answer text not null default '';
alter table assignment add column objection_answered_on date;

create table proposal (
  id uuid not null primary key,
  plan_id uuid not null references plan (id),
  kind varchar(20) not null,
  part_id uuid not null,
  base_version integer not null,
  before_text text not null,
  after_text text not null,
  reason text not null,
  proposed_by uuid not null references person (id),
  side varchar(20) not null,
  proposed_on date not null,
  answer varchar(20) not null,
  answered_by uuid references person (id),
  answered_on date,
  note text not null,
  made_version integer not null
);
create index proposal_plan on proposal (plan_id);

create table safety_point (
  id uuid not null primary key,
  plan_id uuid not null references plan (id),
  version integer not null,
  raised_by uuid not null references person (id),
  raised_on date not null,
  text text not null,
  answer text not null,
  answered_by uuid references person (id),
  answered_on date
);
create index safety_point_plan on safety_point (plan_id);
