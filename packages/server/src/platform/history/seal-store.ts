import { sql, type RawBuilder, type Selectable } from 'kysely';
import { emptyChain, type ChainEnd, type HistorySeal } from '@tillid/domain/history/history-seal';
import type { HistorySealTable } from '../db/tables.ts';
import { sendAlong, type SystemTx, type Tx } from '../db/work.ts';
import type { EventRow } from './kept-event.ts';

const hashBytes = 32;
/** A seal takes waiting rows until it has so many events; one row has at most as many. */
export const eventsOfSeal = 1000;

/** Of quiet organisations, whose seals hold an event or two. */
const mostSealsAtOnce = 5_000;

/** The next organisations, by id, that have events waiting for a seal; finds each in one step, however much waits in between. */
export async function listUnsealedOrganisations(tx: SystemTx, after: string, most: number): Promise<string[]> {
  const { rows } = await sql<{ organisation_id: string }>`
    with recursive waiting as (
      (select organisation_id from unsealed_history where organisation_id > ${after}::uuid order by organisation_id limit 1)
      union all
      select (select u.organisation_id from unsealed_history u where u.organisation_id > w.organisation_id order by 1 limit 1)
      from waiting w where w.organisation_id is not null
    )
    select organisation_id from waiting where organisation_id is not null limit ${most}`.execute(tx.db);
  return rows.map((row) => row.organisation_id);
}

/** Takes the oldest events that wait for a seal; a second taker waits for the first and then finds none of them. */
export async function takeUnsealed(tx: Tx): Promise<string[]> {
  const { organisationId } = tx.scope;
  const { rows } = await sql<{ event_ids: string[] }>`
    delete from unsealed_history where organisation_id = ${organisationId} and id in (
      select id from (
        select id, event_count, sum(event_count) over (order by id) as total
        from (select id, event_count from unsealed_history where organisation_id = ${organisationId} order by id limit ${eventsOfSeal}) oldest
      ) counted where total - event_count < ${eventsOfSeal})
    returning event_ids`.execute(tx.db);
  return rows.flatMap((row) => row.event_ids);
}

/** Where the organisation's chain ends. */
export async function readChainEnd(tx: Tx): Promise<ChainEnd> {
  const row = await tx.db
    .selectFrom('history_seal')
    .select(['number', 'head'])
    .where('organisation_id', '=', tx.scope.organisationId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? emptyChain : { number: row.number, head: row.head.toString('hex') };
}

/**
 * Events by their ids, in the order of a seal. Each is looked up by itself: without fresh statistics, as after a large import, the
 * planner would read the whole organisation through the index that a page of history uses.
 */
export async function findEvents(tx: Tx, ids: readonly string[]): Promise<EventRow[]> {
  const { organisationId } = tx.scope;
  const { rows } = await sql<EventRow>`
    select event.* from unnest(${ids}::uuid[]) as wanted(id)
    cross join lateral (select * from history_event e where e.organisation_id = ${organisationId} and e.id = wanted.id limit 1) event
    order by event.id`.execute(tx.db);
  return rows;
}

/** Adds a seal; a second one with the same number is refused by the table's key. */
export async function insertSeal(tx: Tx, seal: HistorySeal): Promise<void> {
  await tx.db
    .insertInto('history_seal')
    .values({
      organisation_id: seal.chain,
      number: seal.number,
      previous_head: Buffer.from(seal.previousHead, 'hex'),
      head: Buffer.from(seal.head, 'hex'),
      event_count: seal.entries.length,
      event_ids: seal.entries.map(({ id }) => id),
      event_hashes: Buffer.from(seal.entries.map(({ hash }) => hash).join(''), 'hex'),
      at: seal.at,
      key_id: seal.keyId,
      signature: Buffer.from(seal.signature, 'base64'),
    })
    .execute();
}

/** The seals after a number, in their order: some 4,000 events' worth. */
export async function listSeals(tx: Tx, after: number): Promise<HistorySeal[]> {
  const { organisationId } = tx.scope;
  const { rows } = await sql<Selectable<HistorySealTable>>`
    select * from (
      select *, sum(event_count) over (order by number) as total
      from (select * from history_seal where organisation_id = ${organisationId} and number > ${after} order by number limit 200) following
    ) counted where total - event_count < ${4 * eventsOfSeal} order by number`.execute(tx.db);
  return rows.map(sealOf);
}

/** Some seals one after another: those after a number, up to another. */
export type SealStretch = { readonly after: number; readonly until: number };

/** The number of the last of the next seals that together hold so many events; undefined where there is none in the stretch. */
export async function findStretchEnd(
  tx: Tx,
  { after, until }: SealStretch,
  events: number,
): Promise<number | undefined> {
  const { rows } = await sql<{ last: number | null }>`
    select max(number) as last from (
      select number, event_count, sum(event_count) over (order by number) as total
      from (select number, event_count from history_seal where organisation_id = ${tx.scope.organisationId}::uuid
        and number > ${after} and number <= ${until} order by number limit ${sql.lit(mostSealsAtOnce)}) following
    ) counted where total - event_count < ${sql.lit(events)}`.execute(tx.db);
  return rows[0]?.last ?? undefined;
}

/** A sealed event with the number of its seal. */
export type SealedRow = EventRow & { readonly seal_number: number };

/** The wanted events of a stretch of seals, seal by seal. `isWanted` is a condition on the event `e`, or on `sealed.id` alone. */
export async function findSealedEvents(
  tx: Tx,
  { after, until }: SealStretch,
  isWanted: RawBuilder<unknown>,
): Promise<SealedRow[]> {
  const organisationId = sql`${tx.scope.organisationId}::uuid`;
  // Ten thousand ids are looked up by their hashes only where the plan is made for them.
  sendAlong(tx, sql`set local plan_cache_mode = force_custom_plan`.execute(tx.db));
  const { rows } = await sql<SealedRow>`
    select s.number as seal_number, e.* from history_seal s cross join lateral unnest(s.event_ids) as sealed(id)
    cross join lateral (select * from history_event h where h.organisation_id = ${organisationId} and h.id = sealed.id limit 1) e
    where s.organisation_id = ${organisationId} and s.number > ${after} and s.number <= ${until} and ${isWanted}
    order by s.number, e.id`.execute(tx.db);
  return rows;
}

/** Seals by their numbers, in their order. */
export async function findSeals(tx: Tx, numbers: readonly number[]): Promise<HistorySeal[]> {
  const rows = await tx.db
    .selectFrom('history_seal')
    .selectAll()
    .where('organisation_id', '=', tx.scope.organisationId)
    .where('number', '=', sql<number>`any(${numbers}::bigint[])`)
    .orderBy('number')
    .execute();
  return rows.map(sealOf);
}

/** Whether something of the organisation waits for a seal. */
export async function hasUnsealed(tx: Tx): Promise<boolean> {
  const { rows } = await sql`
    select 1 from unsealed_history where organisation_id = ${tx.scope.organisationId}::uuid limit 1`.execute(tx.db);
  return rows.length > 0;
}

/** The ids of events that wait for a seal, after a row of them; some thousand at a time. */
export async function listUnsealed(tx: Tx, after: string): Promise<{ id: string; event_ids: string[] }[]> {
  const { organisationId } = tx.scope;
  const { rows } = await sql<{ id: string; event_ids: string[] }>`
    select id, event_ids from (
      select id, event_ids, event_count, sum(event_count) over (order by id) as total
      from (select * from unsealed_history where organisation_id = ${organisationId} and id > ${after}::uuid order by id limit 1000) following
    ) counted where total - event_count < ${4 * eventsOfSeal} order by id`.execute(tx.db);
  return rows;
}

function sealOf(row: Selectable<HistorySealTable>): HistorySeal {
  const hashes = row.event_hashes.toString('hex');
  const digits = 2 * hashBytes;
  return {
    chain: row.organisation_id,
    number: row.number,
    previousHead: row.previous_head.toString('hex'),
    head: row.head.toString('hex'),
    at: row.at,
    keyId: row.key_id,
    signature: row.signature.toString('base64'),
    entries: row.event_ids.map((id, index) => ({ id, hash: hashes.slice(index * digits, (index + 1) * digits) })),
  };
}
