import type { BenchDatabase } from '../harness/database.ts';

const batch = 1_000_000;

/**
 * Puts events into the history of an organisation's users, whole ones with values, salt and commitment, by turns over all users. By the
 * superuser with triggers off: what notes them for the sealer would double the time, and reading does not look at the seal.
 */
export async function insertManyEvents(
  database: BenchDatabase,
  organisationId: string,
  events: number,
  onBatch: (done: number) => void,
): Promise<void> {
  const client = await database.connect();
  await client.query('set session_replication_role = replica');
  await client.query(
    `create temporary table person as select id, row_number() over (order by id) - 1 as number
     from business_user where organisation_id = '${organisationId}'`,
  );
  await client.query('create index on person (number)');
  await client.query('analyze person');
  for (let from = 0; from < events; from += batch) {
    await client.query(insertBatch, [organisationId, from, Math.min(from + batch, events) - 1]);
    onBatch(Math.min(from + batch, events));
  }
  await client.query('drop table person');
}

// Ids are UUIDs of version 7 that begin with the event's millisecond, as those of the program.
const insertBatch = `
  insert into history_event (organisation_id, id, kind, entity_type, entity_id, entity_version, actor_kind, actor_id, at, request_id,
    changed_fields, commitment, salt, "values")
  select $1::uuid, (lpad(to_hex(1700000000000 + g), 12, '0') || '70008' || substr(md5(g::text), 1, 15))::uuid, 'user.draft-edited', 'user',
    p.id, null, 'user', p.id, to_timestamp((1700000000000 + g) / 1000.0), 'bench-' || g, array['email'],
    sha256(e.salt || convert_to(e.told, 'UTF8')), e.salt, e.told
  from generate_series($2::bigint, $3::bigint) g
  join person p on p.number = g % (select count(*) from person)
  cross join lateral (select decode(md5(g::text || 'salt'), 'hex') as salt,
    '{"email":{"from":"person-' || g || '@example.test","to":"person-' || g + 1 || '@example.test"}}' as told) e`;
