-- API clients: programs that act for an organisation, with permissions of their own and never a role.

-- A deleted one stays with its name alone, so that history can say who it was.
create table api_client (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  version integer not null,
  name text not null,
  -- As history and lists tell who did something, beside people.
  shown_name text not null generated always as (name || ' (API)') stored,
  contact_name text not null,
  contact_email text not null,
  authentication text not null check (authentication in ('secret', 'private-key')),
  public_keys jsonb not null default '[]',
  created_at timestamptz not null,
  disabled_at timestamptz,
  deleted_at timestamptz,
  last_used_at timestamptz,
  last_refusal_told_at timestamptz,
  primary key (organisation_id, id)
);
create unique index api_client_name on api_client (organisation_id, lower(name)) where deleted_at is null;
select tenant_table('api_client');
-- Not watched: last_used_at and last_refusal_told_at, which tokens given and refused change.
create constraint trigger history after insert or delete or update of version, name, contact_name, contact_email, authentication, public_keys,
  disabled_at, deleted_at on api_client
  deferrable initially deferred for each row execute function require_version_history('api-client');

-- For rows that are part of an API client: any event of that client in the same transaction.
create function require_api_client_history() returns trigger language plpgsql as $$
declare
  entity uuid := case when tg_op = 'DELETE' then old.api_client_id else new.api_client_id end;
  organisation uuid := case when tg_op = 'DELETE' then old.organisation_id else new.organisation_id end;
begin
  perform 1 from history_event e
    where e.organisation_id = organisation and e.entity_id = entity and e.entity_type = 'api-client'
      and e.transaction_id = pg_current_xact_id();
  if not found then
    raise exception 'change of % without a history event', tg_table_name using errcode = 'TL001';
  end if;
  return null;
end $$;

create table api_client_permission (
  organisation_id uuid not null references organisation (id),
  api_client_id uuid not null,
  permission text not null,
  primary key (organisation_id, api_client_id, permission),
  foreign key (organisation_id, api_client_id) references api_client (organisation_id, id) on delete cascade
);
select tenant_table('api_client_permission');
create constraint trigger history after insert or update or delete on api_client_permission
  deferrable initially deferred for each row execute function require_api_client_history();

create table api_client_secret (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  api_client_id uuid not null,
  secret_hash bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, api_client_id) references api_client (organisation_id, id) on delete cascade
);
create index api_client_secret_client on api_client_secret (organisation_id, api_client_id);
select tenant_table('api_client_secret');
create constraint trigger history after insert or update or delete on api_client_secret
  deferrable initially deferred for each row execute function require_api_client_history();

-- `scope` is the permissions that the token was given, with blanks between, as OAuth writes them; it never gives more than the client has now.
create table api_access_token (
  organisation_id uuid not null references organisation (id),
  token_hash bytea not null,
  api_client_id uuid not null,
  scope text not null,
  expires_at timestamptz not null,
  primary key (organisation_id, token_hash),
  foreign key (organisation_id, api_client_id) references api_client (organisation_id, id) on delete cascade
);
create index api_access_token_client on api_access_token (organisation_id, api_client_id);
create index api_access_token_expiry on api_access_token (organisation_id, expires_at);
select tenant_table('api_access_token');

-- Assertions already used (RFC 7523), kept until they have run out, so that none is taken twice by any server.
create table api_client_assertion (
  organisation_id uuid not null references organisation (id),
  api_client_id uuid not null,
  assertion_hash bytea not null,
  expires_at timestamptz not null,
  primary key (organisation_id, api_client_id, assertion_hash),
  foreign key (organisation_id, api_client_id) references api_client (organisation_id, id) on delete cascade
);
create index api_client_assertion_expiry on api_client_assertion (organisation_id, expires_at);
select tenant_table('api_client_assertion');

-- What a person did until now an API client may do too.
alter table import add column uploaded_by_kind text not null default 'user' check (uploaded_by_kind in ('user', 'api-client'));
alter table import add column applied_by_kind text not null default 'user' check (applied_by_kind in ('user', 'api-client'));
alter table activation_order add column ordered_by_kind text not null default 'user' check (ordered_by_kind in ('user', 'api-client'));
