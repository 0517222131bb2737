-- Global tables, history, mail, sessions and what every organisation table needs.
-- :"app", :"system" and :"search" are the group roles, whose names carry a setting; graphile_worker is the job queue's schema.

create extension if not exists pg_trgm;
create extension if not exists btree_gin;

grant usage on schema public to :"app", :"system", :"search";

-- What makes a table one of an organisation: forced row-level security with the one policy text, and the application's rights.
create function tenant_table(name text) returns void language plpgsql as $$
begin
  execute format('alter table %I enable row level security', name);
  execute format('alter table %I force row level security', name);
  execute format(
    'create policy tenant on %I for all to :"app"
       using (organisation_id = current_setting(''app.organisation_id'')::uuid)
       with check (organisation_id = current_setting(''app.organisation_id'')::uuid)', name);
  execute format('grant select, insert, update, delete on %I to :"app"', name);
end $$;

-- ── Global: the directory of organisations ──────────────────────────────────────────────────────────────────────
create table organisation (
  id uuid primary key,
  cvr text not null unique,
  name text not null,
  kind text not null check (kind in ('company', 'municipality', 'region', 'state', 'association')),
  status text not null check (status in ('active', 'dissolving', 'terminating', 'terminated')),
  created_at timestamptz not null
);
alter table organisation enable row level security;
alter table organisation force row level security;
create policy own on organisation for select to :"app" using (id = current_setting('app.organisation_id')::uuid);
create policy directory on organisation for all to :"system" using (true) with check (true);
grant select on organisation to :"app";
grant select, insert, update on organisation to :"system";

-- ── Global: whom a proven person may sign in as; keyed hashes only, no name and no number ───────────────────────
create table sign_in_identity (
  person_hash bytea not null,
  organisation_id uuid not null references organisation (id),
  user_id uuid not null,
  kind text not null check (kind in ('cpr', 'subject')),
  key_id text not null,
  primary key (person_hash, organisation_id, user_id)
);
create index sign_in_identity_user on sign_in_identity (organisation_id, user_id);
alter table sign_in_identity enable row level security;
alter table sign_in_identity force row level security;
create policy tenant on sign_in_identity for all to :"app"
  using (organisation_id = current_setting('app.organisation_id')::uuid)
  with check (organisation_id = current_setting('app.organisation_id')::uuid);
create policy directory on sign_in_identity for select to :"system" using (true);
grant select, insert, delete on sign_in_identity to :"app";
grant select on sign_in_identity to :"system";

-- ── Global: log-ins under way, before any organisation is known ─────────────────────────────────────────────────
create table sign_in_attempt (
  state_hash bytea primary key,
  browser_hash bytea not null,
  purpose text not null check (purpose in ('sign-in', 'activation')),
  sealed bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index sign_in_attempt_expiry on sign_in_attempt (expires_at);
grant select, insert, update, delete on sign_in_attempt to :"system";

-- A person just proven, who has still to choose an organisation or enter a code; bound to the browser by a cookie.
create table sign_in_proof (
  token_hash bytea primary key,
  purpose text not null check (purpose in ('choose-organisation', 'activation-code')),
  organisation_id uuid references organisation (id),
  sealed bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index sign_in_proof_expiry on sign_in_proof (expires_at);
grant select, insert, delete on sign_in_proof to :"system";

-- ── Global: which organisation an activation link points into ───────────────────────────────────────────────────
create table activation_pointer (
  token_hash bytea primary key,
  organisation_id uuid not null references organisation (id),
  activation_link_id uuid not null
);
alter table activation_pointer enable row level security;
alter table activation_pointer force row level security;
create policy tenant on activation_pointer for all to :"app"
  using (organisation_id = current_setting('app.organisation_id')::uuid)
  with check (organisation_id = current_setting('app.organisation_id')::uuid);
create policy directory on activation_pointer for select to :"system" using (true);
grant select, insert, delete on activation_pointer to :"app";
grant select on activation_pointer to :"system";

-- ── History ─────────────────────────────────────────────────────────────────────────────────────────────────────
create table history_event (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  kind text not null,
  entity_type text not null,
  entity_id uuid not null,
  entity_version integer,
  actor_kind text not null check (actor_kind in ('user', 'system', 'anonymous', 'operator', 'api-client')),
  actor_id uuid,
  at timestamptz not null,
  request_id text not null,
  changed_fields text[] not null,
  commitment bytea not null,
  salt bytea,
  "values" text,
  transaction_id xid8 not null default pg_current_xact_id(),
  primary key (organisation_id, id)
);
create index history_event_entity on history_event (organisation_id, entity_id, at desc, id desc);
select tenant_table('history_event');
revoke all on history_event from :"app";
grant select, insert on history_event to :"app";

-- A change without its event cannot commit: the entity's new version must have one in the same transaction.
create function require_version_history() returns trigger language plpgsql as $$
declare
  entity uuid := case when tg_op = 'DELETE' then old.id else new.id end;
  organisation uuid := case when tg_op = 'DELETE' then old.organisation_id else new.organisation_id end;
  wanted integer := case when tg_op = 'DELETE' then old.version + 1 else new.version end;
begin
  if tg_op = 'UPDATE' and new.version <= old.version then
    raise exception 'change of % without a new version', tg_table_name using errcode = 'TL001';
  end if;
  perform 1 from history_event e
    where e.organisation_id = organisation and e.entity_id = entity and e.entity_type = tg_argv[0]
      and e.entity_version = wanted and e.transaction_id = pg_current_xact_id();
  if not found then
    raise exception 'change of % without a history event', tg_table_name using errcode = 'TL001';
  end if;
  return null;
end $$;

-- For rows that are part of a user: any event of that user in the same transaction.
create function require_user_history() returns trigger language plpgsql as $$
declare
  entity uuid := case when tg_op = 'DELETE' then old.user_id else new.user_id end;
  organisation uuid := case when tg_op = 'DELETE' then old.organisation_id else new.organisation_id end;
begin
  perform 1 from history_event e
    where e.organisation_id = organisation and e.entity_id = entity and e.entity_type = 'user'
      and e.transaction_id = pg_current_xact_id();
  if not found then
    raise exception 'change of % without a history event', tg_table_name using errcode = 'TL001';
  end if;
  return null;
end $$;

-- ── The organisation's keys, settings and parts ─────────────────────────────────────────────────────────────────
create table organisation_key (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  master_key_id text not null,
  wrapped bytea not null,
  created_at timestamptz not null,
  primary key (organisation_id, id)
);
select tenant_table('organisation_key');

create table organisation_settings (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  version integer not null,
  settings jsonb not null,
  primary key (organisation_id, id),
  unique (organisation_id)
);
select tenant_table('organisation_settings');
create constraint trigger history after insert or update or delete on organisation_settings
  deferrable initially deferred for each row execute function require_version_history('organisation');

create table production_unit (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  version integer not null,
  number text not null,
  name text not null,
  primary key (organisation_id, id),
  constraint production_unit_number unique (organisation_id, number)
);
select tenant_table('production_unit');
create constraint trigger history after insert or update or delete on production_unit
  deferrable initially deferred for each row execute function require_version_history('production-unit');

create table se_number (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  version integer not null,
  number text not null,
  name text not null,
  primary key (organisation_id, id),
  constraint se_number_number unique (organisation_id, number)
);
select tenant_table('se_number');
create constraint trigger history after insert or update or delete on se_number
  deferrable initially deferred for each row execute function require_version_history('se-number');

create table invoicing_method (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  version integer not null,
  ean text not null,
  name text not null,
  primary key (organisation_id, id),
  constraint invoicing_method_ean unique (organisation_id, ean)
);
select tenant_table('invoicing_method');
create constraint trigger history after insert or update or delete on invoicing_method
  deferrable initially deferred for each row execute function require_version_history('invoicing-method');

-- ── Mail outbox ─────────────────────────────────────────────────────────────────────────────────────────────────
create table email (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  user_id uuid,
  template text not null,
  language text not null check (language in ('da', 'en')),
  sealed bytea,
  status text not null check (status in ('queued', 'sent', 'failed')),
  attempts integer not null default 0,
  failure text,
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (organisation_id, id)
);
create index email_user on email (organisation_id, user_id, created_at desc);
select tenant_table('email');

-- ── Repeats (decision 44) ───────────────────────────────────────────────────────────────────────────────────────
create table idempotency_key (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  actor_id uuid not null,
  key_hash bytea not null,
  request_hash bytea not null,
  status integer not null,
  sealed_reply bytea not null,
  created_at timestamptz not null,
  primary key (organisation_id, id),
  constraint idempotency_key_once unique (organisation_id, actor_id, key_hash)
);
create index idempotency_key_age on idempotency_key (organisation_id, created_at);
select tenant_table('idempotency_key');

-- ── Jobs: the only way from the application into the queue, joining the caller's transaction ────────────────────
create function enqueue_job(task text, payload json, run_at timestamptz default null, job_key text default null)
returns void language sql security definer set search_path = graphile_worker, pg_temp as $$
  select graphile_worker.add_job(task, payload, run_at => run_at, max_attempts => 12, job_key => job_key);
$$;

create function enqueue_jobs(task text, payloads json[])
returns void language sql security definer set search_path = graphile_worker, pg_temp as $$
  select graphile_worker.add_jobs(array(
    select (task, payload, null, null, 12, null, null, null)::graphile_worker.job_spec from unnest(payloads) as payload
  ));
$$;

alter function enqueue_job(text, json, timestamptz, text) owner to :"worker";
alter function enqueue_jobs(text, json[]) owner to :"worker";
revoke all on function enqueue_job(text, json, timestamptz, text) from public;
revoke all on function enqueue_jobs(text, json[]) from public;
grant execute on function enqueue_job(text, json, timestamptz, text) to :"app";
grant execute on function enqueue_jobs(text, json[]) to :"app";
