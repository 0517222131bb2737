import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { Counter } from 'prom-client';
import type { Clock } from '../clock/clock.ts';
import type { Keyring } from '../crypto/keyring.ts';
import { advisoryLocks } from '../db/advisory-locks.ts';
import { timedQuery } from '../db/pool.ts';
import { asOrganisationId, type OrganisationId, type Scope } from '../db/scope.ts';
import type { SystemWork, Work } from '../db/work.ts';
import { describeError, type Log } from '../telemetry/log.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { sealNext, type MadeSeal } from './seal-next.ts';
import { eventsOfSeal, hasUnsealed, listUnsealedOrganisations } from './seal-store.ts';

/** What sealing is done with; the pool lends a connection for the lock. */
export type SealerParts = {
  readonly pool: pg.Pool;
  readonly work: Work;
  readonly systemWork: SystemWork;
  readonly keyring: Pick<Keyring, 'ofDeployment'>;
  readonly clock: Clock;
  readonly log: Log;
};

/** Key of the advisory lock under which only one server seals the history of a database. */
export const sealingLock = advisoryLocks.sealing;

const sealEveryMs = 10_000;
/** The connection with the lock counts as gone when it has not answered by then. */
const answerMs = 30_000;
const organisationsAtOnce = 500;
/** An organisation with more than this waiting gets its next turn after the others. */
const sealsOfTurn = 20;
const beforeAll = '00000000-0000-0000-0000-000000000000';

/** Seals history now and every ten seconds until stopped; a seal under way at the stop is finished first. */
export function startSealer(parts: SealerParts, metrics: Metrics): { readonly stop: () => Promise<void> } {
  const stopping = new AbortController();
  const passes = new Counter({
    name: 'tillid_history_passes_total',
    help: 'Passes of the sealer of history by outcome; one every ten seconds',
    labelNames: ['outcome'],
    registers: [metrics.registry],
  });
  const ended = keepSealing(parts, stopping.signal, (outcome) => passes.inc({ outcome }));
  return {
    stop() {
      stopping.abort();
      return ended;
    },
  };
}

async function keepSealing(
  parts: SealerParts,
  stopping: AbortSignal,
  onPass: (outcome: 'sealed' | 'left to another' | 'failed') => void,
): Promise<void> {
  while (!stopping.aborted) {
    const outcome = await sealHistory(parts, stopping).catch((error: unknown) => {
      parts.log.warn({ error: describeError(error) }, 'history was not sealed; tried again in ten seconds');
      return 'failed' as const;
    });
    onPass(outcome);
    await wait(sealEveryMs, undefined, { signal: stopping }).catch(() => undefined);
  }
}

/** Seals everything that waits, in all organisations; leaves it to another server that is at it. */
export async function sealHistory(parts: SealerParts, stopping?: AbortSignal): Promise<'sealed' | 'left to another'> {
  const holder = await parts.pool.connect();
  let broken: Error | undefined;
  try {
    const { rows } = await holder.query<{ held: boolean }>(
      timedQuery('select pg_try_advisory_lock($1) as held', answerMs, [sealingLock]),
    );
    if (rows[0]?.held !== true) return 'left to another';
    while (await sealRound(parts, holder, stopping));
    await holder.query(timedQuery('select pg_advisory_unlock($1)', answerMs, [sealingLock]));
    return 'sealed';
  } catch (error) {
    // The lock goes with its connection.
    broken = error instanceof Error ? error : new Error('sealing failed');
    throw error;
  } finally {
    holder.release(broken);
  }
}

/** One turn for each organisation that has something waiting; gives whether another round is needed. */
async function sealRound(parts: SealerParts, holder: pg.PoolClient, stopping?: AbortSignal): Promise<boolean> {
  let isLeft = false;
  let after = beforeAll;
  for (;;) {
    const organisations = await parts.systemWork((tx) => listUnsealedOrganisations(tx, after, organisationsAtOnce));
    for (const organisation of organisations) {
      if (stopping?.aborted === true) return false;
      after = organisation;
      isLeft = (await sealTurn(parts, holder, asOrganisationId(organisation))) || isLeft;
    }
    if (organisations.length < organisationsAtOnce) return isLeft;
  }
}

/** One organisation that cannot be sealed does not hold up the others, unless the connection with the lock is gone. */
async function sealTurn(parts: SealerParts, holder: pg.PoolClient, organisation: OrganisationId): Promise<boolean> {
  try {
    for (let made = 0; made < sealsOfTurn; made += 1) {
      const begun = performance.now();
      if ((await sealOne(parts, organisation)) === undefined) return false;
      // What waits for a seal can wait; so half of the time is left to those for whom somebody waits.
      await wait(performance.now() - begun);
    }
    return true;
  } catch (error) {
    parts.log.error({ organisation, error: describeError(error) }, 'history of an organisation was not sealed');
    await holder.query(timedQuery('select 1', answerMs));
    return false;
  }
}

type SealOneParts = Pick<SealerParts, 'work' | 'keyring' | 'clock' | 'log'>;

/** Seals what waits in one organisation now, for somebody who waits for it; what comes meanwhile waits for the next pass. */
export async function sealWaiting(parts: SealOneParts, organisationId: OrganisationId): Promise<void> {
  for (;;) {
    const made = await sealOne(parts, organisationId);
    // A seal that is not full has taken everything. Where there was nothing to take, the sealer may have been first.
    if (made !== undefined && made.seal.entries.length < eventsOfSeal) return;
    if (made === undefined && !(await parts.work(scopeOf(parts, organisationId), hasUnsealed))) return;
  }
}

async function sealOne(parts: SealOneParts, organisationId: OrganisationId): Promise<MadeSeal | undefined> {
  const { work, keyring, log } = parts;
  const scope = scopeOf(parts, organisationId);
  const made = await work(scope, async (tx) => sealNext(tx, (await keyring.ofDeployment(tx)).historyKey()));
  if (made === undefined) return undefined;
  const { number, head, entries } = made.seal;
  log.info({ organisation: organisationId, seal: number, events: entries.length, head }, 'history sealed');
  if (made.absent.length > 0)
    log.error(
      { organisation: organisationId, seal: number, events: made.absent },
      'events were gone before their seal',
    );
  return made;
}

function scopeOf({ clock }: SealOneParts, organisationId: OrganisationId): Scope {
  return { organisationId, actor: { kind: 'system' }, requestId: 'seal-history', now: clock.now() };
}
