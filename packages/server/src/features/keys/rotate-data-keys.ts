import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../platform/clock/clock.ts';
import { newId } from '../../platform/db/new-id.ts';
import { waitForEarlierTransactions } from '../../platform/db/earlier-transactions.ts';
import type { Tx } from '../../platform/db/work.ts';
import { record } from '../../platform/history/record.ts';
import { nextCprHashes } from '../users/index.ts';
import { countToRotate, listDataKeys, listToRotate, setDataKeyState, type DataKey } from './key-store.ts';
import { dataKeyRenewals } from './renewals.ts';
import { renewAll } from './renew-all.ts';
import { scopeOf, type RotationParts } from './rotation.ts';

/** Organisations that go through the steps together, so that they wait together. */
const organisationsAtOnce = 100;

/** Gives one organisation a new data key, or finishes what an earlier run began. */
export async function rotateDataKey(parts: RotationParts, organisation: string): Promise<void> {
  await rotateGroup(parts, [organisation], () => true);
}

/** Gives all organisations new data keys; a run that broke off is finished, and those that are done stay as they are. */
export async function rotateAllDataKeys(given: RotationParts): Promise<void> {
  const { systemWork, report } = given;
  const rotation = await beginOrResume(given);
  const parts = { ...given, clock: notBefore(rotation.beganAt, given.clock) };
  for (;;) {
    const organisations = await systemWork((tx) => listToRotate(tx, rotation.beganAt, organisationsAtOnce));
    if (organisations.length === 0) break;
    await report({
      step: 'organisations-left',
      left: await systemWork((tx) => countToRotate(tx, rotation.beganAt)),
    });
    await rotateGroup(parts, organisations, (key) => isBefore(key.created_at, rotation.beganAt));
  }
  await systemWork((tx) =>
    tx.db
      .updateTable('key_rotation')
      .set({ ended_at: parts.clock.now().toString() })
      .where('id', '=', rotation.id)
      .execute(),
  );
}

// A run may be finished by a machine whose clock is behind: the keys that it makes must not count as old ones.
function notBefore(at: string, clock: Clock): Clock {
  const earliest = Temporal.Instant.from(at);
  return {
    now() {
      const now = clock.now();
      return Temporal.Instant.compare(now, earliest) < 0 ? earliest : now;
    },
  };
}

// As the database compares them: as texts, ….12Z would stand after ….123Z.
function isBefore(at: string, other: string): boolean {
  return Temporal.Instant.compare(Temporal.Instant.from(at), Temporal.Instant.from(other)) < 0;
}

function beginOrResume({ systemWork, clock }: RotationParts): Promise<{ id: string; beganAt: string }> {
  return systemWork(async (tx) => {
    const open = await tx.db
      .selectFrom('key_rotation')
      .select(['id', 'began_at as beganAt'])
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    if (open !== undefined) return open;
    const now = clock.now();
    return await tx.db
      .insertInto('key_rotation')
      .values({ id: newId(now), began_at: now.toString(), ended_at: null })
      .returning(['id', 'began_at as beganAt'])
      .executeTakeFirstOrThrow();
  });
}

/**
 * The steps, each of which finds in the database whether it is still to be done. Between them it waits until nobody goes by the
 * state before: when hashes under the coming key are filled in, every new user gets one already; when CPR numbers go to the new key,
 * every new user has its hash under both.
 */
async function rotateGroup(
  parts: RotationParts,
  organisations: readonly string[],
  isOld: (active: DataKey) => boolean,
): Promise<void> {
  const inEach = async (step: (tx: Tx, keys: readonly DataKey[]) => Promise<void>) => {
    for (const organisation of organisations)
      await parts.work(scopeOf(parts, organisation), async (tx) => step(tx, await listDataKeys(tx)));
  };
  await inEach(async (tx, keys) => {
    const active = keys.find((key) => key.state === 'active');
    const isMoving = keys.some((key) => key.state === 'coming' || key.state === 'retiring');
    if (!isMoving && active !== undefined && isOld(active)) await parts.keyring.makeComingKey(tx);
  });
  await waitForOthers(parts);
  for (const organisation of organisations) await renewAll(parts, organisation, [nextCprHashes]);
  await inEach((tx, keys) => switchDataKey(tx, parts, keys));
  await waitForOthers(parts);
  for (const organisation of organisations) await renewAll(parts, organisation, dataKeyRenewals);
  await inEach(async (tx, keys) => {
    for (const key of keys) if (key.state === 'retiring') await setDataKeyState(tx, key.id, 'former');
  });
}

async function switchDataKey(tx: Tx, parts: RotationParts, keys: readonly DataKey[]): Promise<void> {
  const coming = keys.find((key) => key.state === 'coming');
  const active = keys.find((key) => key.state === 'active');
  if (coming === undefined || active === undefined) return;
  await setDataKeyState(tx, active.id, 'retiring');
  await setDataKeyState(tx, coming.id, 'active');
  const organisation = tx.scope.organisationId;
  const changes = { dataKey: { from: active.id, to: coming.id } };
  await record(tx, { kind: 'keys.rotated', entityType: 'organisation', entityId: organisation, changes });
  await parts.report({ step: 'data-key-switched', organisation, from: active.id, to: coming.id });
}

function waitForOthers({ pool, report }: RotationParts): Promise<void> {
  return waitForEarlierTransactions(pool, (transactions) => report({ step: 'waiting-for-transactions', transactions }));
}
