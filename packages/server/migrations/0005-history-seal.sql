-- The seal of history: a signed chain for each organisation, what waits to be sealed, and the one way to forget a person.
-- Events stay as they are: which seal an event is in stands with the seal, since nobody may write to an event afterwards.

-- One step of an organisation's chain. The entries stand in it as an array each of ids and hashes (32 bytes each, in the same order).
create table history_seal (
  organisation_id uuid not null references organisation (id),
  number bigint not null check (number > 0),
  previous_head bytea not null,
  head bytea not null,
  event_count integer not null check (event_count > 0),
  event_ids uuid[] not null check (cardinality(event_ids) = event_count),
  event_hashes bytea not null check (length(event_hashes) = 32 * event_count),
  at timestamptz not null,
  key_id text not null,
  signature bytea not null,
  primary key (organisation_id, number)
);
-- Hashes do not compress.
alter table history_seal alter column event_hashes set storage external;
select tenant_table('history_seal');
revoke all on history_seal from :"app";
grant select, insert on history_seal to :"app";

-- ── Global: what is committed and not yet sealed ────────────────────────────────────────────────────────────────
-- At most 1,000 events of one statement a row, put in by that statement: transactions never wait for one another here, and a row
-- that can be seen is of a transaction that has committed whole. `id` is the first of `event_ids`. A row goes in the transaction that seals it.
create table unsealed_history (
  organisation_id uuid not null references organisation (id),
  id uuid not null,
  event_count integer not null,
  event_ids uuid[] not null,
  primary key (organisation_id, id)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- Events from before this migration wait to be sealed like new ones.
alter table history_event no force row level security;
insert into unsealed_history (organisation_id, id, event_count, event_ids)
select organisation_id, (array_agg(id order by id))[1], count(*), array_agg(id order by id)
from (select organisation_id, id, (row_number() over (partition by organisation_id order by id) - 1) / 1000 as part from history_event) e
group by organisation_id, part;
alter table history_event force row level security;

alter table unsealed_history enable row level security;
alter table unsealed_history force row level security;
create policy tenant on unsealed_history for all to :"app"
  using (organisation_id = current_setting('app.organisation_id')::uuid)
  with check (organisation_id = current_setting('app.organisation_id')::uuid);
create policy directory on unsealed_history for select to :"system" using (true);
create policy noting on unsealed_history for insert to :"history" with check (true);
grant select, delete on unsealed_history to :"app";
grant select (organisation_id) on unsealed_history to :"system";
grant insert on unsealed_history to :"history";

create function note_unsealed_history() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into unsealed_history (organisation_id, id, event_count, event_ids)
  select organisation_id, (array_agg(id order by id))[1], count(*), array_agg(id order by id)
  from (select organisation_id, id, (row_number() over (partition by organisation_id order by id) - 1) / 1000 as part from added) e
  group by organisation_id, part;
  return null;
end $$;
alter function note_unsealed_history() owner to :"history";
revoke all on function note_unsealed_history() from public;
create trigger unsealed after insert on history_event
  referencing new table as added for each statement execute function note_unsealed_history();

-- ── Forgetting ──────────────────────────────────────────────────────────────────────────────────────────────────
-- Empties what is about people in the events of these entities: the only thing that may touch history. Only in a transaction that
-- records, for each of them, that it happened.
grant select, update (salt, "values") on history_event to :"history";
create policy forgetting on history_event for all to :"history"
  using (organisation_id = current_setting('app.organisation_id')::uuid)
  with check (organisation_id = current_setting('app.organisation_id')::uuid);

create function forget_person(organisation uuid, entities uuid[]) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  emptied bigint;
begin
  if organisation is distinct from current_setting('app.organisation_id')::uuid then
    raise exception 'forgetting in another organisation' using errcode = '42501';
  end if;
  perform 1 from unnest(entities) as entity where not exists (
    select from history_event e where e.organisation_id = organisation and e.entity_id = entity
      and e.kind = 'user.forgotten' and e.transaction_id = pg_current_xact_id());
  if found then
    raise exception 'a person is forgotten without a history event' using errcode = 'TL001';
  end if;
  update history_event e set salt = null, "values" = null
    where e.organisation_id = organisation and e.entity_id = any (entities) and e.kind <> 'user.forgotten'
      and (e.salt is not null or e."values" is not null);
  get diagnostics emptied = row_count;
  return emptied;
end $$;
alter function forget_person(uuid, uuid[]) owner to :"history";
revoke all on function forget_person(uuid, uuid[]) from public;
grant execute on function forget_person(uuid, uuid[]) to :"app";
