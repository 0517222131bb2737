-- The judged rows of an import lie in blocks: sealed and stored one by one they took ten times what the rules take to judge them.
-- Users are made straight from the blocks, so nobody is staged any more.

-- Of a block of rows in file order (`number` from 0) part 0 holds the rows without any remark, part 1 those with faults or warnings, so
-- that a page of these opens nothing else. `sealed` holds the cells, drafts, faults and warnings.
create table import_block (
  organisation_id uuid not null references organisation (id),
  import_id uuid not null,
  number integer not null,
  part integer not null check (part in (0, 1)),
  first_row integer not null,
  last_row integer not null,
  row_count integer not null check (row_count > 0),
  good_count integer not null,
  warned_count integer not null,
  sealed bytea not null,
  created_rows integer[],
  created_ids uuid[],
  primary key (organisation_id, import_id, number, part),
  foreign key (organisation_id, import_id) references import (organisation_id, id) on delete cascade,
  constraint import_block_created_whole check (cardinality(created_rows) is not distinct from cardinality(created_ids))
);
-- What is sealed does not compress.
alter table import_block alter column sealed set storage external;
select tenant_table('import_block');

-- Only the program can open the rows that lie there already, and none of it knows them any more. An import whose file was still being
-- checked starts over by its job. One that was checked or being applied ends as cancelled, with its event: what it created stays, and
-- the file can be uploaded again. Of those that ended before, the rows go as they would 30 days after.
alter table import no force row level security;
alter table import_chunk no force row level security;
alter table history_event no force row level security;
with ended as (
  update import set status = 'cancelled', version = version + 1, ended_at = current_timestamp
  where status in ('checked', 'applying') returning organisation_id, id, version, created_count, not_applied_count
), told as (
  select e.*, uuid_send(gen_random_uuid()) as salt,
    format('{"created":{"to":"%s"},"notApplied":{"to":"%s"}}', created_count, not_applied_count) as "values",
    -- A UUIDv7 (RFC 9562, 5.7) like the program's, so that events keep their order.
    lpad(to_hex((extract(epoch from current_timestamp) * 1000)::bigint), 12, '0') as milliseconds
  from ended e
)
insert into history_event (organisation_id, id, kind, entity_type, entity_id, entity_version, actor_kind, at, request_id, changed_fields,
  commitment, salt, "values")
select organisation_id, (milliseconds || '7' || substr(replace(gen_random_uuid()::text, '-', ''), 14))::uuid, 'import.cancelled',
  'import', id, version, 'system', current_timestamp, 'migration', array['created', 'notApplied'],
  sha256(salt || convert_to("values", 'UTF8')), salt, "values"
from told;
delete from import_chunk c using import i where i.organisation_id = c.organisation_id and i.id = c.import_id and i.status <> 'checking';
update import set erased_at = current_timestamp where status <> 'checking' and erased_at is null;
-- A table whose events are still to be checked cannot be altered.
set constraints all immediate;
alter table import force row level security;
alter table import_chunk force row level security;
alter table history_event force row level security;
drop table import_staged_user;
drop table import_row;
