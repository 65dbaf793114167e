-- Mails that are owed. What is sealed is protected by the service's keys, and erased when the mail has gone or been given up.
create table outbox_message (
  id uuid not null primary key,
  kind varchar(30) not null,
  sealed text not null,
  owed_at timestamp with time zone not null,
  due_at timestamp with time zone,
  tries integer not null,
  sent_at timestamp with time zone,
  given_up_at timestamp with time zone,
  last_error varchar(100) not null
);
create index outbox_message_due on outbox_message (due_at) where due_at is not null;
