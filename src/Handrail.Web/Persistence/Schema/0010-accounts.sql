-- Who is signed in. Only a hash of what the browser carries is kept; ending a session is deleting its row.
create table session (
  id uuid not null primary key,
  key_hash bytea not null unique,
  person_id uuid not null references person (id),
  way varchar(20) not null,
  device varchar(100) not null,
  started_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  factor_at timestamp with time zone
);
create index session_person on session (person_id);

-- How a person proves who they are. app_step is the last time step of which a code was accepted.
create table user_account (
  id uuid not null primary key,
  person_id uuid not null unique references person (id),
  email_key varchar(100) not null unique,
  password_hash varchar(200) not null,
  app_secret varchar(500) not null,
  app_step bigint not null,
  made_at timestamp with time zone not null,
  ended_at timestamp with time zone
);

create table passkey (
  credential_id bytea not null primary key,
  account_id uuid not null references user_account (id),
  name varchar(100) not null,
  public_key bytea not null,
  sign_count bigint not null,
  transports varchar(100) not null,
  is_backup_eligible boolean not null,
  is_backed_up boolean not null,
  made_at timestamp with time zone not null,
  used_at timestamp with time zone
);
create index passkey_account on passkey (account_id);

create table recovery_code (
  hash bytea not null primary key,
  account_id uuid not null references user_account (id)
);
create index recovery_code_account on recovery_code (account_id);

-- A link that works once: an invitation, a new password, the first administrator. Only a hash of its secret is kept.
create table one_time_link (
  id uuid not null primary key,
  hash bytea not null unique,
  kind varchar(30) not null,
  person_id uuid references person (id),
  made_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  used_at timestamp with time zone
);
create index one_time_link_person on one_time_link (person_id);

-- How often somebody has tried in vain, by a hash of which account or address it was, and from when they may try again.
create table attempt (
  key varchar(64) not null primary key,
  failures integer not null,
  at timestamp with time zone not null,
  free_at timestamp with time zone not null
);

-- What passkeys have answered already: each question counts once.
create table used_challenge (
  hash bytea not null primary key,
  at timestamp with time zone not null
);
create index used_challenge_at on used_challenge (at);

-- What became of a person's account, for themselves and for audit.
create table account_entry (
  id uuid not null primary key,
  person_id uuid not null references person (id),
  what varchar(30) not null,
  device varchar(100) not null,
  at timestamp with time zone not null
);
create index account_entry_person on account_entry (person_id, at);
