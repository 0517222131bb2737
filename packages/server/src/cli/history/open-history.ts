import { historyKeyOf } from '../../platform/crypto/history-key.ts';
import { readMasterKey } from '../../platform/crypto/master-key.ts';
import { systemClock } from '../../platform/clock/clock.ts';
import { openPool } from '../../platform/db/pool.ts';
import { roleNames } from '../../platform/db/roles.ts';
import { asOrganisationId, type Scope } from '../../platform/db/scope.ts';
import { createSystemWork, createWork, type SystemWork, type Work } from '../../platform/db/work.ts';
import { settingsOfEnvironment } from '../environment-settings.ts';
import { reachDatabase } from '../reach-database.ts';

/** What the commands about history need of a deployment. */
export type HistoryAccess = {
  readonly work: Work;
  readonly systemWork: SystemWork;
  readonly scopeOf: (organisationId: string) => Scope;
  /** The public key of the deployment's master key. */
  readonly readPublicKey: () => Promise<string>;
};

/** Does something with the history of the deployment that the environment names. */
export async function withHistory<T>(fn: (access: HistoryAccess) => Promise<T>): Promise<T> {
  const { settings, secrets } = settingsOfEnvironment();
  const database = await reachDatabase(settings, secrets);
  const pool = openPool(database.url, { max: 2 });
  const roles = roleNames(settings.rolePrefix);
  try {
    return await fn({
      work: createWork(pool, roles),
      systemWork: createSystemWork(pool, roles),
      scopeOf: (organisationId) => ({
        organisationId: asOrganisationId(organisationId),
        actor: { kind: 'system' },
        requestId: 'command-line',
        now: systemClock.now(),
      }),
      readPublicKey: async () => historyKeyOf(await readMasterKey(secrets, settings.dataDirectory)).publicKey,
    });
  } finally {
    await pool.end();
    await database.stop();
  }
}
