-- Rotation of keys while servers run: what is active, what comes and what retires stands here, and each transaction reads it.

-- ── Global: the master keys that this database has had; ids, public keys and what is wrapped, never a key ───────
-- `wrapped` holds what was derived from a retiring key, sealed under the active one: the retiring key itself is no longer needed.
create table deployment_key (
  id text primary key,
  state text not null check (state in ('active', 'retiring', 'former')),
  wrapped bytea,
  history_public_key text not null,
  endorsement text,
  active_at timestamptz not null,
  retired_at timestamptz,
  constraint deployment_key_wrapped check ((state = 'retiring') = (wrapped is not null)),
  constraint deployment_key_endorsed check ((state = 'active') = (endorsement is null))
);
create unique index deployment_key_active on deployment_key (state) where state = 'active';
grant select on deployment_key to :"app";
grant select, insert, update on deployment_key to :"system";

-- A rotation of the data keys of all organisations: those whose key is older than its beginning are still to be done.
create table key_rotation (
  id uuid primary key,
  began_at timestamptz not null,
  ended_at timestamptz
);
grant select, insert, update on key_rotation to :"system";

-- ── Data keys of organisations ──────────────────────────────────────────────────────────────────────────────────
alter table organisation_key add column state text not null default 'active'
  check (state in ('coming', 'active', 'retiring', 'former'));
create unique index organisation_key_active on organisation_key (organisation_id) where state = 'active';
create unique index organisation_key_coming on organisation_key (organisation_id) where state = 'coming';
create index organisation_key_master on organisation_key (master_key_id);
create index organisation_key_moving on organisation_key (organisation_id) where state in ('coming', 'retiring');
create policy directory on organisation_key for select to :"system" using (true);
grant select (organisation_id, id, master_key_id, state, created_at) on organisation_key to :"system";

-- ── CPR numbers ─────────────────────────────────────────────────────────────────────────────────────────────────
-- Two hashes of one number. `cpr_hash` is under the active key; `next_cpr_hash` under the key that comes, else under the active one.
-- At any moment of a rotation one of the two columns has the hashes of all users under one key, so no two users can have one number.
alter table business_user add column next_cpr_hash bytea, add column next_cpr_key_id text;
alter table business_user no force row level security;
update business_user set next_cpr_hash = cpr_hash, next_cpr_key_id = cpr_key_id where cpr_hash is not null;
alter table business_user force row level security;
alter table business_user drop constraint business_user_cpr_whole;
alter table business_user add constraint business_user_cpr_whole
  check (num_nonnulls(cpr_sealed, cpr_hash, cpr_key_id, next_cpr_hash, next_cpr_key_id) in (0, 5));
alter table business_user add constraint business_user_next_cpr unique (organisation_id, next_cpr_hash);

-- Not watched: what the rotation of keys changes. Its change of a hash is told from a change of the number by the other hash, which stays.
drop trigger history on business_user;
create constraint trigger history after insert or delete or update of status, first_name, last_name, email, phone, date_of_birth,
  anonymous, reference_text, target_level, registered_level, authenticator, authenticator_limit, production_unit_id, se_number_id,
  invoicing_method_id, activated_at, version
  on business_user deferrable initially deferred for each row execute function require_version_history('user');
create constraint trigger history_cpr after update of cpr_hash, next_cpr_hash on business_user deferrable initially deferred for each row
  when (new.cpr_hash is distinct from old.cpr_hash
    and not coalesce(new.cpr_hash = old.next_cpr_hash and new.next_cpr_hash = old.next_cpr_hash, false))
  execute function require_version_history('user');

-- The sealed number of a deleted user, so that its hash can follow the key; older rows have none and their hash stays as it is.
alter table deleted_user add column cpr_sealed bytea, add column cpr_key_id text;

alter table import_staged_user add column next_cpr_hash bytea, add column next_cpr_key_id text, add column person_key_id text;
alter table import_staged_user no force row level security;
update import_staged_user set next_cpr_hash = cpr_hash, next_cpr_key_id = cpr_key_id where cpr_hash is not null;
update import_staged_user s set person_key_id = k.master_key_id from organisation_key k
  where k.organisation_id = s.organisation_id and s.person_hash is not null;
alter table import_staged_user force row level security;

-- ── Bound subjects ──────────────────────────────────────────────────────────────────────────────────────────────
-- Issuer and subject, sealed, so that the hash can follow the key; older rows get theirs at the next log-in.
alter table authenticator add column subject_sealed bytea;
drop trigger history on authenticator;
create constraint trigger history after insert or delete or update of user_id, kind, bound_at on authenticator
  deferrable initially deferred for each row execute function require_user_history();
create constraint trigger history_subject after update of subject_hash on authenticator deferrable initially deferred for each row
  when (new.subject_hash is distinct from old.subject_hash and new.key_id = old.key_id)
  execute function require_user_history();
grant update (person_hash, key_id) on sign_in_identity to :"app";
