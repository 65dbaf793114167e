-- When a request was sent, by when a question about it is to be answered, and when the practitioner had read what a plan is.
alter table plan add column submitted_on date;
alter table plan add column answer_by date;
alter table plan add column explanation_read_on date;
update plan set submitted_on = (select min(day) from entry where entry.subject_id = plan.id and entry.act = 'SubmitRequest');
create index plan_practitioner on plan (practitioner_id);

create table source_document (
  id uuid not null primary key,
  plan_id uuid not null references plan (id),
  kind varchar(40) not null,
  title varchar(200) not null,
  dated date not null,
  file_name varchar(200) not null,
  file_id uuid,
  file_bytes bigint not null,
  shown varchar(20) not null,
  summary text not null,
  why text not null,
  added_by uuid not null references person (id),
  added_on date not null,
  out_on date,
  changes integer not null
);
create index source_document_plan on source_document (plan_id);
