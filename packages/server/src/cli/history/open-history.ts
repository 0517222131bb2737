import { historyKeyOf } from '../../platform/crypto/history-key.ts';
import { readMasterKey } from '../../platform/crypto/master-key.ts';
import { believedHistoryKeys } from '../../platform/crypto/master-rotation.ts';
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
  /** Those given, and former ones of this database that one of them has signed. */
  readonly believedKeys: (given: readonly string[]) => Promise<string[]>;
};

/** Does something with the history of the deployment that the environment names. */
export async function withHistory<T>(fn: (access: HistoryAccess) => Promise<T>): Promise<T> {
  const { settings, secrets } = settingsOfEnvironment();
  const database = await reachDatabase(settings, secrets);
  const pool = openPool(database.url, { max: 2 });
  const roles = roleNames(settings.rolePrefix);
  const systemWork = createSystemWork(pool, roles);
  try {
    return await fn({
      work: createWork(pool, roles),
      systemWork,
      scopeOf: (organisationId) => ({
        organisationId: asOrganisationId(organisationId),
        actor: { kind: 'system' },
        requestId: 'command-line',
        now: systemClock.now(),
      }),
      believedKeys: (given) => believed(systemWork, given),
      readPublicKey: async () => historyKeyOf(await readMasterKey(secrets, settings.dataDirectory)).publicKey,
    });
  } finally {
    await pool.end();
    await database.stop();
  }
}

async function believed(systemWork: SystemWork, given: readonly string[]): Promise<string[]> {
  const rows = await systemWork((tx) => tx.db.selectFrom('deployment_key').selectAll().execute());
  return believedHistoryKeys(rows, given);
}
