import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/bulk-changes';
import { readBody } from './answers.ts';
import type { Answer, Client } from './client.ts';
import type { TestServer } from './server.ts';
import { until } from './until.ts';

/** One bulk change as the API tells it. */
export type BulkChangeView = ReplyOf<typeof contract.readBulkChange>;
/** What a check of a bulk change tells. */
export type Checked = ReplyOf<typeof contract.checkBulkStatusChange>;
/** What the beginning of a bulk change tells. */
export type Started = ReplyOf<typeof contract.startBulkStatusChange>;

/** Where the bulk changes are. */
export const bulkChanges = '/api/v1/bulk-changes';
/** A deactivation from now until somebody reactivates. */
export const deactivateNow = { action: 'deactivate', from: null, to: null } as const;

/** What is ordered of a selection: where it is asked for, and with which body. */
export type Ordered = { readonly path: string; readonly body: object };

/** A change of the status of a selection. */
export function statusOf(selection: object, change: object = deactivateNow): Ordered {
  return { path: `${bulkChanges}/status`, body: { selection, change } };
}

/** Activation e-mails again for a selection. */
export function emailsOf(selection: object): Ordered {
  return { path: `${bulkChanges}/activation-emails`, body: { selection } };
}

/** A unit for a selection, or none of its kind. */
export function unitOf(
  selection: object,
  { kind, unitId }: { readonly kind: string; readonly unitId: string | null },
): Ordered {
  return { path: `${bulkChanges}/units`, body: { selection, unit: { kind, unitId } } };
}

/** Asks what would come of it. */
export async function check(client: Client, { path, body }: Ordered): Promise<Checked> {
  return readBody<Checked>(await client.post(`${path}/check`, body), 200);
}

/** Begins it. */
export function start(client: Client, { path, body }: Ordered, key?: string): Promise<Answer> {
  return client.post(path, body, key === undefined ? {} : { key });
}

/** Reads a bulk change. */
export async function readOne(client: Client, bulkChangeId: string): Promise<BulkChangeView> {
  return readBody<BulkChangeView>(await client.get(`${bulkChanges}/${bulkChangeId}`), 200);
}

/** Reads a bulk change once it has ended. */
export function untilEnded(client: Client, bulkChangeId: string): Promise<BulkChangeView> {
  return until(
    () => readOne(client, bulkChangeId),
    ({ status }) => status !== 'running',
  );
}

/** Begins it and waits for the end. */
export async function carryOut(client: Client, ordered: Ordered): Promise<BulkChangeView> {
  const { bulkChangeId } = readBody<Started>(await start(client, ordered), 202);
  return await untilEnded(client, bulkChangeId);
}

/** How many were left out for which reason. */
export function reasonsOf({ leftOut }: Pick<BulkChangeView, 'leftOut'>): Record<string, number> {
  return Object.fromEntries(leftOut.map(({ reason, count }) => [reason, count]));
}

/** Puts very many users into the server's organisation, past the triggers that ask for history; gives their ids in order. */
export async function addMany(
  server: TestServer,
  count: number,
  { status = 'active', name = 'Nummer' }: { readonly status?: string; readonly name?: string } = {},
): Promise<string[]> {
  await server.query('set session_replication_role = replica');
  const rows = await server.query<{ id: string }>(
    `insert into business_user (organisation_id, id, version, status, first_name, last_name, folded, email, date_of_birth, anonymous,
       target_level, created_at)
     select $1, gen_random_uuid(), 1, $3, 'Ida', $5 || ' ' || n, lower('ida ' || $5 || ' ' || n), 'ida-' || n || '@example.test', '1980-05-06',
       false, 'substantial', $4
     from generate_series(1, $2::integer) n returning id`,
    [server.organisation.organisationId, count, status, server.clock.now().toString(), name],
  );
  await server.query('set session_replication_role = origin');
  return rows.map(({ id }) => id).toSorted();
}
