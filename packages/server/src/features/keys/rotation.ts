import type pg from 'pg';
import type { Clock } from '../../platform/clock/clock.ts';
import type { Keyring } from '../../platform/crypto/keyring.ts';
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

/** Key of the advisory lock under which only one process rotates the keys of a database. */
const rotationLock = 7_419_000_003;

/** Does something while no other process rotates keys; throws RotationUnderWay where one does. The lock goes with a killed process. */
export async function aloneInRotation<T>(pool: pg.Pool, fn: () => Promise<T>): Promise<T> {
  const holder = await pool.connect();
  try {
    const { rows } = await holder.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [rotationLock]);
    if (rows[0]?.held !== true)
      throw new RotationUnderWay(
        'Another process rotates the keys of this database. Nothing was begun; try again when it is done.',
      );
    return await fn();
  } finally {
    // Not back into the pool: with the connection the lock ends, whatever happened.
    holder.release(true);
  }
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
