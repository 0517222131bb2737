-- Activation links and temporary codes, and bulk activation.

-- No foreign key to the user: a link outlives a deleted user, so that it can say what happened.
create table activation_link (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  user_id uuid not null,
  email_id uuid,
  sent_by uuid,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  replaced_at timestamptz,
  primary key (organisation_id, id)
);
create index activation_link_user on activation_link (organisation_id, user_id, sent_at desc);
select tenant_table('activation_link');
create constraint trigger history after insert or update or delete on activation_link
  deferrable initially deferred for each row execute function require_user_history();

create table activation_code (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  user_id uuid not null,
  code_hash bytea not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  tries integer not null default 0,
  next_try_at timestamptz,
  locked_at timestamptz,
  used_at timestamptz,
  primary key (organisation_id, id),
  constraint activation_code_one unique (organisation_id, user_id),
  foreign key (organisation_id, user_id) references business_user (organisation_id, id) on delete cascade
);
select tenant_table('activation_code');
create constraint trigger history after insert or update or delete on activation_code
  deferrable initially deferred for each row execute function require_user_history();

create table activation_order (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  version integer not null,
  status text not null check (status in ('running', 'completed')),
  authenticator text not null,
  authenticator_limit integer not null,
  ordered_by uuid not null,
  total integer not null,
  done integer not null,
  skipped integer not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (organisation_id, id)
);
select tenant_table('activation_order');
create constraint trigger history after insert or delete or update of version, status on activation_order
  deferrable initially deferred for each row execute function require_version_history('activation-order');

-- The users of an order, frozen when it was given; a row goes when it is done, so that a killed server goes on where it was.
create table activation_order_user (
  organisation_id uuid not null references organisation (id),
  activation_order_id uuid not null,
  user_id uuid not null,
  primary key (organisation_id, activation_order_id, user_id),
  foreign key (organisation_id, activation_order_id) references activation_order (organisation_id, id) on delete cascade
);
select tenant_table('activation_order_user');
