import { organisationEventKinds } from '@tillid/domain/history/event-groups';
import type { EventKind } from '@tillid/domain/history/event-kinds';
import type { BenchDatabase } from '../harness/database.ts';

type By = 'self' | 'administrator' | 'api-client' | 'system' | 'anonymous';

const batch = 1_000_000;
const slots = 100_000;
const spanMs = 5 * 365 * 86_400_000;
const startMs = Date.UTC(2021, 0, 1);

/** What a busy organisation's history is made of, in parts of a hundred thousand; every other kind is one part, done by an administrator. */
const shares: readonly [kind: EventKind, by: By, parts: number][] = [
  ['user.signed-in', 'self', 32_000],
  ['user.signed-out', 'self', 17_000],
  ['user.session-expired', 'system', 14_000],
  ['user.contact-edited', 'api-client', 10_000],
  ['user.created', 'administrator', 6_000],
  ['user.activation-email-queued', 'administrator', 6_000],
  ['user.identity-proven', 'self', 4_000],
  ['user.activated', 'self', 4_000],
  ['authenticator.bound', 'self', 4_000],
  ['user.deactivated', 'system', 1_000],
  ['user.corrected', 'administrator', 500],
  ['user.sign-in-refused', 'anonymous', 500],
];

/** The program that the events name as their actor. */
export const benchProgram = '01800000-0000-7000-8000-000000000001';

/**
 * Puts events of five years into the history of an organisation, whole ones with values, salt and commitment: every kind, most by
 * people on their own user, a tenth by a program, others by twenty administrators of whom one does half. By the superuser with triggers
 * off: what notes them for the sealer would double the time, and reading does not look at the seal.
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
    `insert into api_client (organisation_id, id, version, name, contact_name, contact_email, authentication, created_at)
     values ($1, $2, 1, 'Bænkprogram', 'Bente Bænk', 'bente@example.test', 'secret', now())`,
    [organisationId, benchProgram],
  );
  await client.query(
    `create temporary table person as select id, row_number() over (order by id) - 1 as number
     from business_user where organisation_id = '${organisationId}'`,
  );
  const others = organisationEventKinds.filter((kind) => !shares.some(([shared]) => shared === kind));
  const all = [...shares, ...others.map((kind) => [kind, 'administrator', 1] as const)];
  const given = all.reduce((sum, [, , parts]) => sum + parts, 0);
  const parts = all.map(
    ([kind, by, own]) => [kind, by, kind === 'user.signed-in' ? own + slots - given : own] as const,
  );
  await client.query(
    `create temporary table slot as select kind, by, row_number() over (order by md5(kind || n)) - 1 as number
     from unnest($1::text[], $2::text[], $3::integer[]) as share(kind, by, parts), generate_series(1, parts) n`,
    [parts.map(([kind]) => kind), parts.map(([, by]) => by), parts.map(([, , own]) => own)],
  );
  for (const table of ['person', 'slot']) await client.query(`create index on ${table} (number); analyze ${table}`);
  for (let from = 0; from < events; from += batch) {
    const to = Math.min(from + batch, events);
    await client.query(insertBatch, [organisationId, from, to - 1, startMs, spanMs / events, benchProgram]);
    onBatch(to);
  }
  await client.query('drop table person, slot');
}

// Ids are UUIDs of version 7 that begin with the event's millisecond, as those of the program.
const insertBatch = `
  insert into history_event (organisation_id, id, kind, entity_type, entity_id, entity_version, actor_kind, actor_id, at, request_id,
    changed_fields, commitment, salt, "values")
  select $1::uuid, (lpad(to_hex(e.ms), 12, '0') || '70008' || substr(md5(g::text), 1, 15))::uuid, s.kind, 'user', p.id, null,
    case s.by when 'self' then 'user' when 'administrator' then 'user' else s.by end,
    case s.by when 'self' then p.id when 'administrator' then a.id when 'api-client' then $6::uuid end,
    to_timestamp(e.ms / 1000.0), 'bench-' || g, e.fields, sha256(e.salt || convert_to(e.told, 'UTF8')), e.salt, e.told
  from generate_series($2::bigint, $3::bigint) g
  join slot s on s.number = g % ${slots}
  join person p on p.number = (g * 48271) % (select count(*) from person)
  join person a on a.number = greatest(0, (g * 7919 % 40) - 20)
  cross join lateral (select ($4::bigint + (g * $5::double precision)::bigint) as ms, decode(md5(g::text || 'salt'), 'hex') as salt,
    case when s.by = 'self' then array[]::text[] else array['email'] end as fields,
    case when s.by = 'self' then '{}'
      else '{"email":{"from":"person-' || g || '@example.test","to":"person-' || g + 1 || '@example.test"}}' end as told) e`;
