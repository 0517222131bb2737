import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import { advisoryLocks } from '../../platform/db/advisory-locks.ts';
import { asOrganisationId, type Scope } from '../../platform/db/scope.ts';
import type { SystemWork, Work } from '../../platform/db/work.ts';

/** What a rotation of keys is done with; the pool lends the connection that holds the lock. */
export type RotationParts = {
  readonly pool: pg.Pool;
  readonly work: Work;
  readonly systemWork: SystemWork;
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly report: Report;
};

/** Tells how far a rotation is: ids of keys and organisations, names of what is renewed, and counts. */
export type Report = (progress: Progress) => Promise<void>;

/** One thing that a rotation tells. */
export type Progress =
  | { readonly step: 'master-key-switched'; readonly from: string; readonly to: string }
  | { readonly step: 'waiting-for-transactions'; readonly transactions: number }
  | { readonly step: 'organisations-left'; readonly left: number }
  | { readonly step: 'data-key-switched'; readonly organisation: string; readonly from: string; readonly to: string }
  | {
      readonly step: 'renewed';
      readonly organisation: string;
      readonly what: string;
      readonly rows: number;
      readonly left: number;
    };

/** Another process rotates keys of this database. */
export class RotationUnderWay extends Error {}

// Only one process rotates the keys of a database.
const rotationLock = advisoryLocks.keyRotation;

/** A connection of a process that was just killed may hold its lock for a moment longer. */
const patienceMs = 2_000;
const lookEveryMs = 100;

/** Does something while no other process rotates keys; throws RotationUnderWay where one does. The lock goes with a killed process. */
export async function aloneInRotation<T>(pool: pg.Pool, fn: () => Promise<T>): Promise<T> {
  const holder = await pool.connect();
  let broken: Error | undefined;
  try {
    await takeLock(holder);
    const result = await fn();
    await holder.query('select pg_advisory_unlock($1)', [rotationLock]);
    return result;
  } catch (error) {
    // The lock goes with its connection.
    broken = error instanceof Error ? error : new Error('the rotation failed');
    throw error;
  } finally {
    holder.release(broken);
  }
}

async function takeLock(holder: pg.PoolClient): Promise<void> {
  for (let left = patienceMs / lookEveryMs; left > 0; left -= 1) {
    const { rows } = await holder.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [rotationLock]);
    if (rows[0]?.held === true) return;
    await wait(lookEveryMs);
  }
  throw new RotationUnderWay(
    'Another process rotates the keys of this database. Nothing was begun; try again when it is done.',
  );
}

/** The scope in which an organisation's part of a rotation is done. */
export function scopeOf(parts: Pick<RotationParts, 'clock'>, organisation: string): Scope {
  return {
    organisationId: asOrganisationId(organisation),
    actor: { kind: 'system' },
    requestId: 'rotate-keys',
    now: parts.clock.now(),
  };
}
