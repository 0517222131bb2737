import type pg from 'pg';
import { scopeOf } from '../../features/keys/index.ts';
import { systemClock, type Clock } from '../../platform/clock/clock.ts';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import { readMasterKey, type GivenMasterKey } from '../../platform/crypto/master-key.ts';
import { openKeyring } from '../../platform/crypto/open-keyring.ts';
import { openPool } from '../../platform/db/pool.ts';
import { roleNames } from '../../platform/db/roles.ts';
import type { Scope } from '../../platform/db/scope.ts';
import { createSystemWork, createWork, type SystemWork, type Work } from '../../platform/db/work.ts';
import type { Secrets, Settings } from '../../platform/settings/settings.ts';
import { settingsOfEnvironment } from '../environment-settings.ts';
import { reachDatabase } from '../reach-database.ts';

/** What the commands about keys need of a deployment. */
export type KeyAccess = {
  readonly pool: pg.Pool;
  readonly work: Work;
  readonly systemWork: SystemWork;
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly given: GivenMasterKey;
  readonly scopeOf: (organisation: string) => Scope;
};

/** Does something with the keys of a deployment. */
export async function withKeys<T>(
  { settings, secrets } = settingsOfEnvironment(),
  fn: (access: KeyAccess) => Promise<T>,
): Promise<T> {
  const given = await readMasterKey(secrets, settings.dataDirectory);
  const database = await reachDatabase(settings, secrets);
  const pool = openPool(database.url, { max: 4 });
  try {
    return await fn(await openAccess(pool, settings, given));
  } finally {
    await pool.end();
    await database.stop();
  }
}

/** Whether the keys are files of the data directory, so that a rotation makes the new one itself. */
export function keysAreOurs(secrets: Secrets): boolean {
  return secrets.masterKey === undefined && secrets.masterKeyFile === undefined;
}

async function openAccess(pool: pg.Pool, settings: Settings, given: GivenMasterKey): Promise<KeyAccess> {
  const roles = roleNames(settings.rolePrefix);
  const [work, systemWork] = [createWork(pool, roles), createSystemWork(pool, roles)];
  const clock = systemClock;
  const keyring = await openKeyring({ systemWork, clock }, given);
  return { pool, work, systemWork, keyring, clock, given, scopeOf: (organisation) => scopeOf({ clock }, organisation) };
}
