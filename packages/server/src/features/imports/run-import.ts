import type { Scope } from '../../platform/db/scope.ts';
import type { JobHandler } from '../../platform/jobs/worker.ts';
import type { Platform } from '../../platform/platform.ts';
import { applyAllOrNothing } from './apply-all-or-nothing.ts';
import { applyGoodRows } from './apply-good-rows.ts';
import { failImport } from './end-import.ts';
import { findImport } from './import-store.ts';
import { openMakingUsers } from './making-users.ts';

/** The job that creates the users of an import. Killed at any moment it goes on after what is committed. */
export function applyImportJob(platform: Platform): JobHandler {
  return async (scope, importId, lastTry) => {
    try {
      await runImport(platform, scope, importId);
    } catch (error) {
      if (lastTry) await failImport(platform, scope, importId);
      throw error;
    }
  };
}

async function runImport(platform: Platform, scope: Scope, importId: string): Promise<void> {
  const row = await platform.work(scope, (tx) => findImport(tx, importId));
  if (row?.status !== 'applying') return;
  const making = openMakingUsers(row.ok_count - row.created_count);
  try {
    const apply = row.mode === 'all-or-nothing' ? applyAllOrNothing : applyGoodRows;
    await apply(platform, scope, { begun: row, making });
  } finally {
    await making.end();
  }
}
