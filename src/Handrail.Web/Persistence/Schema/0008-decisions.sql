-- After which review the case manager last decided on supervision: until then, a review that says to step down waits for it.
alter table plan add column decided_after integer not null default 0;
