import { historyKeyOf, type HistoryKey } from '../../platform/crypto/history-key.ts';
import { readMasterKey } from '../../platform/crypto/master-key.ts';
import { believedHistoryKeys } from '../../platform/crypto/master-rotation.ts';
import type { SystemWork } from '../../platform/db/work.ts';
import { withDatabase, type DatabaseAccess } from '../with-database.ts';

/** What the commands about history need of a deployment. */
export type HistoryAccess = DatabaseAccess & {
  /** The key of the deployment's master key; only this reads the master key, so that an auditor does without. */
  readonly readKey: () => Promise<HistoryKey>;
  /** Those given, and former ones of this database that one of them has signed. */
  readonly believedKeys: (given: readonly string[]) => Promise<string[]>;
};

/** Does something with the history of the deployment that the environment names. */
export function withHistory<T>(fn: (access: HistoryAccess) => Promise<T>): Promise<T> {
  return withDatabase((access) =>
    fn({
      ...access,
      believedKeys: (given) => believed(access.systemWork, given),
      readKey: async () => historyKeyOf(await readMasterKey(access.secrets, access.settings.dataDirectory)),
    }),
  );
}

async function believed(systemWork: SystemWork, given: readonly string[]): Promise<string[]> {
  const rows = await systemWork((tx) => tx.db.selectFrom('deployment_key').selectAll().execute());
  return believedHistoryKeys(rows, given);
}
