import type { Scope } from '../../platform/db/scope.ts';
import type { JobHandler } from '../../platform/jobs/worker.ts';
import type { Platform } from '../../platform/platform.ts';
import { applyAllOrNothing } from './apply-all-or-nothing.ts';
import { applyGoodRows } from './apply-good-rows.ts';
import { failImport } from './end-import.ts';
import { findImport } from './import-store.ts';

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
  if (row.mode === 'all-or-nothing') await applyAllOrNothing(platform, scope, row);
  else await applyGoodRows(platform, scope, row);
}
