-- Bulk changes: orders to do the same with many users, and the users of each, frozen when it was given.

create table bulk_change (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  version integer not null,
  status text not null check (status in ('running', 'completed', 'cancelled', 'failed')),
  action text not null check (action in ('deactivate', 'reactivate', 'cancel-deactivation', 'resend-activation-email', 'assign-unit', 'undo-deactivation')),
  -- The days of a deactivation.
  deactivated_from date,
  deactivated_to date,
  -- What users are associated with; nothing of the kind where there is no id. A unit may be removed afterwards.
  unit_kind text check (unit_kind in ('production-unit', 'se-number', 'invoicing-method')),
  unit_id uuid,
  -- The bulk deactivation that this one takes back.
  undoes_id uuid,
  -- Users from this id on are through: they go from the last id to the first.
  reached uuid,
  ordered_by uuid not null,
  ordered_by_kind text not null check (ordered_by_kind in ('user', 'api-client')),
  selected integer not null,
  done integer not null,
  skipped integer not null,
  -- How many were left out for which reason.
  reasons jsonb not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  -- When its users were erased.
  erased_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, undoes_id) references bulk_change (organisation_id, id),
  constraint bulk_change_period check ((action = 'deactivate') = (deactivated_from is not null) and (deactivated_to is null or deactivated_to >= deactivated_from)),
  constraint bulk_change_unit check ((action = 'assign-unit') = (unit_kind is not null) and (unit_kind is not null or unit_id is null)),
  constraint bulk_change_undoes check ((action = 'undo-deactivation') = (undoes_id is not null))
);
-- Of two who take the same one back at once the later is refused; one that did not get through can be tried again.
create unique index bulk_change_undone on bulk_change (organisation_id, undoes_id) where status in ('running', 'completed');
create index bulk_change_to_erase on bulk_change (organisation_id, ended_at) where erased_at is null and ended_at is not null;
select tenant_table('bulk_change');
create constraint trigger history after insert or delete or update of version, status on bulk_change
  deferrable initially deferred for each row execute function require_version_history('bulk-change');

-- What came of each user of a bulk change: null while the user waits, so that a killed server goes on where it was. No reference to the
-- user, who may be deleted meanwhile; and no index besides the key, since 200,000 are written while somebody waits.
create table bulk_change_user (
  organisation_id uuid not null,
  bulk_change_id uuid not null,
  user_id uuid not null,
  outcome text,
  -- What a deactivation made of the user and which plan it replaced, to take it back.
  version integer,
  status text,
  replaced_from date,
  replaced_to date,
  primary key (organisation_id, bulk_change_id, user_id),
  foreign key (organisation_id, bulk_change_id) references bulk_change (organisation_id, id) on delete cascade
);
select tenant_table('bulk_change_user');
