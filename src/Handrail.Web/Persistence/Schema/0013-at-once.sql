-- Raised by each deed that concerns an organisation, its accounts or their rights, so that of two at once the second is told.
alter table organisation add column version integer not null default 0;
