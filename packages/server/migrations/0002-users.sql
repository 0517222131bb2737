-- Users, their roles, authenticators, proofing records and sessions.

create table business_user (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  version integer not null,
  status text not null check (status in ('imported', 'pending-activation', 'active', 'deactivated')),
  first_name text not null,
  last_name text not null,
  full_name text not null generated always as (first_name || ' ' || last_name) stored,
  folded text not null,
  email text not null,
  phone text,
  date_of_birth date not null,
  cpr_sealed bytea,
  cpr_hash bytea,
  cpr_key_id text,
  anonymous boolean not null,
  reference_text text,
  target_level text not null check (target_level in ('substantial', 'high')),
  registered_level text check (registered_level in ('low', 'substantial', 'high')),
  authenticator text check (authenticator in ('private', 'app', 'code-display', 'audio-code-reader', 'chip')),
  authenticator_limit integer not null default 1 check (authenticator_limit between 0 and 3),
  production_unit_id uuid,
  se_number_id uuid,
  invoicing_method_id uuid,
  import_id uuid,
  created_at timestamptz not null,
  activated_at timestamptz,
  last_sign_in_at timestamptz,
  primary key (organisation_id, id),
  constraint business_user_cpr unique (organisation_id, cpr_hash),
  constraint business_user_production_unit foreign key (organisation_id, production_unit_id) references production_unit (organisation_id, id),
  constraint business_user_se_number foreign key (organisation_id, se_number_id) references se_number (organisation_id, id),
  constraint business_user_invoicing_method foreign key (organisation_id, invoicing_method_id) references invoicing_method (organisation_id, id),
  constraint business_user_cpr_whole check (num_nonnulls(cpr_sealed, cpr_hash, cpr_key_id) in (0, 3))
);
create index business_user_name on business_user (organisation_id, full_name collate "da-x-icu", id);
create index business_user_imported on business_user (organisation_id, full_name collate "da-x-icu", id) where status = 'imported';
create index business_user_birth on business_user (organisation_id, date_of_birth);
create index business_user_search on business_user using gin (organisation_id, folded gin_trgm_ops);
select tenant_table('business_user');
-- Not watched: folded (derived from watched columns), the sealed CPR and its key id (rotation changes no meaning), last_sign_in_at (its own event).
create constraint trigger history after insert or delete or update of status, first_name, last_name, email, phone, date_of_birth, cpr_hash,
  anonymous, reference_text, target_level, registered_level, authenticator, authenticator_limit, production_unit_id, se_number_id,
  invoicing_method_id, activated_at, version
  on business_user deferrable initially deferred for each row execute function require_version_history('user');

-- Search under row-level security cannot use a trigram index (the operators are not leakproof); this one function can, and filters on the tenant itself.
grant select on business_user to :"search";
create policy search on business_user for select to :"search" using (true);
create function search_users(words text[], after_name text, after_id uuid, backwards boolean, most integer)
returns setof uuid language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  conditions text := '';
  word text;
begin
  foreach word in array words loop
    conditions := conditions || format(' and folded like %L', '%' || replace(replace(replace(word, '\', '\\'), '%', '\%'), '_', '\_') || '%');
  end loop;
  if after_name is not null then
    conditions := conditions || format(' and (full_name collate "da-x-icu", id) %s ($2 collate "da-x-icu", $3)', case when backwards then '<' else '>' end);
  end if;
  return query execute 'select id from business_user where organisation_id = $1' || conditions
    || format(' order by full_name collate "da-x-icu" %1$s, id %1$s limit $4', case when backwards then 'desc' else 'asc' end)
    using current_setting('app.organisation_id')::uuid, after_name, after_id, most;
end $$;
alter function search_users(text[], text, uuid, boolean, integer) owner to :"search";
revoke all on function search_users(text[], text, uuid, boolean, integer) from public;
grant execute on function search_users(text[], text, uuid, boolean, integer) to :"app";

-- What stays of a deleted user: an old link can say so, and history keeps a name until it is forgotten (decision 41).
create table deleted_user (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  sealed_name bytea not null,
  cpr_hash bytea,
  deleted_at timestamptz not null,
  primary key (organisation_id, id)
);
select tenant_table('deleted_user');

create table user_role (
  organisation_id uuid not null references organisation (id),
  user_id uuid not null,
  role text not null check (role in ('organisation-administrator', 'user-administrator', 'rights-administrator', 'trusted-employee')),
  primary key (organisation_id, user_id, role),
  foreign key (organisation_id, user_id) references business_user (organisation_id, id) on delete cascade
);
create index user_role_role on user_role (organisation_id, role);
select tenant_table('user_role');
create constraint trigger history after insert or update or delete on user_role
  deferrable initially deferred for each row execute function require_user_history();

create table authenticator (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  user_id uuid not null,
  kind text not null check (kind in ('private', 'separate', 'shared', 'local')),
  subject_hash bytea not null,
  key_id text not null,
  bound_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, user_id) references business_user (organisation_id, id) on delete cascade,
  constraint authenticator_subject unique (organisation_id, user_id, subject_hash)
);
select tenant_table('authenticator');
create constraint trigger history after insert or update or delete on authenticator
  deferrable initially deferred for each row execute function require_user_history();

-- Who was proven, how and when (decision 30); the eID's name only where it differs from the administrator's.
create table identity_proofing (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  user_id uuid not null,
  issuer text not null,
  transaction_id text not null,
  method text not null check (method in ('cpr', 'code')),
  level text not null check (level in ('low', 'substantial', 'high')),
  eid_name text,
  at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, user_id) references business_user (organisation_id, id) on delete cascade
);
create index identity_proofing_user on identity_proofing (organisation_id, user_id, at desc);
select tenant_table('identity_proofing');
create constraint trigger history after insert or update or delete on identity_proofing
  deferrable initially deferred for each row execute function require_user_history();

create table session (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  user_id uuid not null,
  token_hash bytea not null,
  level text not null check (level in ('low', 'substantial', 'high')),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  ends_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, user_id) references business_user (organisation_id, id) on delete cascade,
  constraint session_token unique (organisation_id, token_hash)
);
create index session_by_user on session (organisation_id, user_id);
select tenant_table('session');
-- Watched when one begins or ends; last_seen_at is not watched (every request changes it).
create constraint trigger history after insert or delete on session
  deferrable initially deferred for each row execute function require_user_history();
