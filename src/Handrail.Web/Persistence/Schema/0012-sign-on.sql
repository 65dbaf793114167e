-- Which account somebody has whom an organisation's own sign-on vouches for. The pair is bound once, by its owner; an e-mail address never finds an account.
create table sign_on_binding (
  issuer varchar(300) not null,
  subject varchar(255) not null,
  account_id uuid not null references user_account (id),
  bound_at timestamp with time zone not null,
  primary key (issuer, subject)
);
create unique index sign_on_binding_account on sign_on_binding (account_id, issuer);
