import { systemClock } from '../platform/clock/clock.ts';
import { createKeyring, type Keyring } from '../platform/crypto/keyring.ts';
import { readMasterKey } from '../platform/crypto/master-key.ts';
import { openPool } from '../platform/db/pool.ts';
import { roleNames } from '../platform/db/roles.ts';
import type { Scope } from '../platform/db/scope.ts';
import { createSystemWork, createWork, type SystemWork, type Work } from '../platform/db/work.ts';
import type { Settings } from '../platform/settings/settings.ts';
import { realmScope } from '../features/operators/index.ts';
import { settingsOfEnvironment } from './environment-settings.ts';
import { reachDatabase } from './reach-database.ts';

/** The deployment that the environment names, for whoever runs it. */
export type Deployment = {
  readonly work: Work;
  readonly systemWork: SystemWork;
  readonly keyring: Keyring;
  readonly settings: Settings;
  /** The operators' realm, by the system: whoever may use the command line runs the deployment. */
  readonly scope: Scope;
};

/** Does something in the deployment, beside a running server or without one. */
export async function inDeployment<T>(fn: (deployment: Deployment) => Promise<T>): Promise<T> {
  const { settings, secrets } = settingsOfEnvironment();
  const database = await reachDatabase(settings, secrets);
  const pool = openPool(database.url, { max: 2 });
  const roles = roleNames(settings.rolePrefix);
  try {
    return await fn({
      work: createWork(pool, roles),
      systemWork: createSystemWork(pool, roles),
      keyring: createKeyring(await readMasterKey(secrets, settings.dataDirectory)),
      settings,
      scope: realmScope({ actor: { kind: 'system' }, requestId: 'command-line', now: systemClock.now() }),
    });
  } finally {
    await pool.end();
    await database.stop();
  }
}
