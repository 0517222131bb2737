import { setImmediate } from 'node:timers/promises';
import type { Tx } from '../../platform/db/work.ts';
import { insertStagedUsers, type StagedUser } from './staged-user-store.ts';

// Writing out the parameters of one statement must not hold up other requests.
const statementRows = 500;

/** Stages users with a breath between statements. */
export async function stageUsers(tx: Tx, importId: string, users: readonly StagedUser[]): Promise<void> {
  for (let start = 0; start < users.length; start += statementRows) {
    await insertStagedUsers(tx, importId, users.slice(start, start + statementRows));
    await setImmediate();
  }
}
