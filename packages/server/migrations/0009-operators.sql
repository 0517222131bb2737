-- Operators of the deployment: their realm with its own history and key, their sessions, and what they change in the directory.

-- The operators' realm. Its id stands where an organisation's stands, in history, seals, keys and repeats, and is in no directory:
-- nothing else of an organisation can lie in it, since every other table refers to the directory (decision record 22).
create function operator_realm() returns uuid language sql immutable parallel safe
  as $$ select '00000000-0000-7000-8000-6f7065726174'::uuid $$;

alter table history_event drop constraint history_event_organisation_id_fkey;
alter table history_seal drop constraint history_seal_organisation_id_fkey;
alter table unsealed_history drop constraint unsealed_history_organisation_id_fkey;
alter table organisation_key drop constraint organisation_key_organisation_id_fkey;
alter table idempotency_key drop constraint idempotency_key_organisation_id_fkey;

-- ── The directory: what an operator changes ─────────────────────────────────────────────────────────────────────
alter table organisation add column version integer not null default 1;
-- As the program folds a name, with a blank before each word, so that ' nord' finds the words that begin so.
alter table organisation add column folded text not null generated always as (
  ' ' || regexp_replace(normalize(replace(replace(replace(lower(name), 'å', 'aa'), 'æ', 'ae'), 'ø', 'oe'), nfkd), '[\u0300-\u036f]', '', 'g')
) stored;
create index organisation_name on organisation (name collate "da-x-icu", id);
create index organisation_search on organisation using gin (folded gin_trgm_ops);
create index organisation_cvr_beginning on organisation (cvr text_pattern_ops);

-- An organisation's entry is made and changed in that organisation's own unit of work, with its event; the system role reads.
create policy own_entry on organisation for insert to :"app" with check (id = current_setting('app.organisation_id')::uuid);
create policy own_change on organisation for update to :"app"
  using (id = current_setting('app.organisation_id')::uuid) with check (id = current_setting('app.organisation_id')::uuid);
grant insert, update (version, name, kind, status) on organisation to :"app";
revoke update on organisation from :"system";

create function require_directory_history() returns trigger language plpgsql as $$
begin
  if new.version <= old.version then
    raise exception 'change of organisation without a new version' using errcode = 'TL001';
  end if;
  perform 1 from history_event e
    where e.organisation_id = new.id and e.entity_id = new.id and e.entity_type = 'directory-entry'
      and e.entity_version = new.version and e.transaction_id = pg_current_xact_id();
  if not found then
    raise exception 'change of organisation without a history event' using errcode = 'TL001';
  end if;
  return null;
end $$;
create constraint trigger history after update on organisation
  deferrable initially deferred for each row execute function require_directory_history();

-- ── The realm's tables: reached by a unit of work of the realm alone, neither by an organisation's nor by the system's ──
create table operator (
  id uuid primary key,
  version integer not null,
  -- Under the realm's key; emptied 13 months after the operator was removed.
  sealed_name bytea,
  created_at timestamptz not null,
  removed_at timestamptz
);

-- How an operator is found at log-in: keyed hashes of the CPR number and, from the first log-in on, of issuer and subject; what was
-- hashed lies sealed beside its hash, so that the hash can follow the key.
create table operator_identity (
  person_hash bytea primary key,
  operator_id uuid not null references operator (id),
  kind text not null check (kind in ('cpr', 'subject')),
  key_id text not null,
  sealed bytea not null
);
create index operator_identity_operator on operator_identity (operator_id);

create table operator_session (
  id uuid primary key,
  operator_id uuid not null references operator (id),
  token_hash bytea not null unique,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  ends_at timestamptz not null
);
create index operator_session_operator on operator_session (operator_id);

create function operator_table(name text) returns void language plpgsql as $$
begin
  execute format('alter table %I enable row level security', name);
  execute format('alter table %I force row level security', name);
  execute format(
    'create policy realm on %I for all to :"app"
       using (current_setting(''app.organisation_id'')::uuid = operator_realm())
       with check (current_setting(''app.organisation_id'')::uuid = operator_realm())', name);
  execute format('grant select, insert, update, delete on %I to :"app"', name);
end $$;
select operator_table('operator');
select operator_table('operator_identity');
select operator_table('operator_session');
revoke delete on operator from :"app";

-- A change of an operator has an event with the new version; what is part of an operator, any event of that operator.
create function require_operator_history() returns trigger language plpgsql as $$
declare
  entity uuid;
  wanted integer;
begin
  if tg_table_name = 'operator' then
    entity := new.id;
    wanted := new.version;
    if tg_op = 'UPDATE' and new.version <= old.version then
      raise exception 'change of operator without a new version' using errcode = 'TL001';
    end if;
  else
    entity := case when tg_op = 'DELETE' then old.operator_id else new.operator_id end;
  end if;
  perform 1 from history_event e
    where e.organisation_id = operator_realm() and e.entity_id = entity and e.entity_type = 'operator'
      and (wanted is null or e.entity_version = wanted) and e.transaction_id = pg_current_xact_id();
  if not found then
    raise exception 'change of % without a history event', tg_table_name using errcode = 'TL001';
  end if;
  return null;
end $$;
-- Not watched: the seal of the name follows the keys.
create constraint trigger history after insert or update of version, removed_at on operator
  deferrable initially deferred for each row execute function require_operator_history();
-- Not watched: hash and seal follow the keys.
create constraint trigger history after insert or delete or update of operator_id, kind on operator_identity
  deferrable initially deferred for each row execute function require_operator_history();
-- Watched when one begins or ends; last_seen_at is not watched (every request changes it).
create constraint trigger history after insert or delete on operator_session
  deferrable initially deferred for each row execute function require_operator_history();

alter table sign_in_attempt drop constraint sign_in_attempt_purpose_check;
alter table sign_in_attempt add constraint sign_in_attempt_purpose_check check (purpose in ('sign-in', 'activation', 'operator'));
