-- Imports: the upload, its rows, and the users staged before one set-based transaction.

create table import (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  version integer not null,
  status text not null check (status in ('checking', 'refused', 'checked', 'applying', 'applied', 'cancelled', 'failed')),
  menu_item text not null check (menu_item in ('create', 'edit')),
  file_name text not null,
  file_hash bytea not null,
  file_bytes integer not null,
  uploaded_by uuid not null,
  uploaded_at timestamptz not null,
  encoding text,
  delimiter text,
  file_faults jsonb not null default '[]',
  fault_groups jsonb not null default '[]',
  row_count integer not null default 0,
  ok_count integer not null default 0,
  fault_row_count integer not null default 0,
  warning_row_count integer not null default 0,
  mode text check (mode in ('all-or-nothing', 'good-rows-only')),
  applied_by uuid,
  done integer not null default 0,
  created_count integer not null default 0,
  not_applied_count integer not null default 0,
  cancel_requested boolean not null default false,
  ended_at timestamptz,
  primary key (organisation_id, id)
);
create index import_newest on import (organisation_id, uploaded_at desc, id);
select tenant_table('import');
-- Not watched: counts and progress; every change of status is an event.
create constraint trigger history after insert or delete or update of version, status, mode on import
  deferrable initially deferred for each row execute function require_version_history('import');

-- The upload as it came, sealed, in chunks of 1 MB.
create table import_chunk (
  organisation_id uuid not null references organisation (id),
  import_id uuid not null,
  number integer not null,
  sealed bytea not null,
  primary key (organisation_id, import_id, number),
  foreign key (organisation_id, import_id) references import (organisation_id, id) on delete cascade
);
select tenant_table('import_chunk');

-- One row of the file as it was judged; sealed holds the cells, the draft, the faults and the warnings.
create table import_row (
  organisation_id uuid not null references organisation (id),
  import_id uuid not null,
  "row" integer not null,
  good boolean not null,
  warned boolean not null,
  sealed bytea not null,
  outcome text check (outcome in ('created', 'skipped', 'not-applied')),
  user_id uuid,
  primary key (organisation_id, import_id, "row"),
  foreign key (organisation_id, import_id) references import (organisation_id, id) on delete cascade
);
create index import_row_faulty on import_row (organisation_id, import_id, "row") where not good;
create index import_row_warned on import_row (organisation_id, import_id, "row") where warned;
select tenant_table('import_row');

-- Users ready to be inserted with their events; emptied in the transaction that inserts them.
create table import_staged_user (
  organisation_id uuid not null references organisation (id),
  import_id uuid not null,
  "row" integer not null,
  user_id uuid not null,
  first_name text not null,
  last_name text not null,
  folded text not null,
  email text not null,
  phone text,
  date_of_birth date not null,
  cpr_sealed bytea,
  cpr_hash bytea,
  cpr_key_id text,
  person_hash bytea,
  anonymous boolean not null,
  reference_text text,
  target_level text not null,
  authenticator text,
  production_unit_id uuid,
  se_number_id uuid,
  invoicing_method_id uuid,
  event_id uuid not null,
  event_salt bytea not null,
  event_values text not null,
  event_commitment bytea not null,
  primary key (organisation_id, import_id, "row"),
  foreign key (organisation_id, import_id) references import (organisation_id, id) on delete cascade
);
select tenant_table('import_staged_user');
