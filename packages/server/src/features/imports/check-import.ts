import type { CheckedRow } from '@tillid/domain/imports/checked-row';
import { startFileCheck, type FileReading } from '@tillid/domain/imports/check-file';
import type { Scope } from '../../platform/db/scope.ts';
import { createPace } from '../../platform/jobs/pace.ts';
import type { JobHandler } from '../../platform/jobs/worker.ts';
import type { Platform } from '../../platform/platform.ts';
import { beginCheck, endCheck } from './check-stages.ts';
import { failImport } from './end-import.ts';
import { createRowKeeper, type RowKeeper } from './keep-rows.ts';

/** Rows that are looked up and stored together. */
const batchRows = 1_000;

/**
 * The job that judges an uploaded file. It writes to no user. Killed at any moment it starts over: what it stored is dropped and
 * judged again.
 */
export function checkImportJob(platform: Platform): JobHandler {
  return async (scope, importId, lastTry) => {
    try {
      await checkUpload(platform, scope, importId);
    } catch (error) {
      if (lastTry) await failImport(platform, scope, importId);
      throw error;
    }
  };
}

async function checkUpload(platform: Platform, scope: Scope, importId: string): Promise<void> {
  const begun = await beginCheck(platform, scope, importId);
  if (begun === undefined) return;
  const reading = startFileCheck(begun.bytes, begun.context);
  const keeper = createRowKeeper({
    platform,
    scope,
    importId,
    keys: begun.keys,
    columns: () => reading.summary().columns,
  });
  if (await keepAll(reading, keeper)) await endCheck(platform, scope, { importId, reading, keeper });
}

/** Judges and seals the next rows while the database stores the ones before; false when somebody ended the import meanwhile. */
async function keepAll(reading: FileReading, keeper: RowKeeper): Promise<boolean> {
  const pace = createPace();
  let batch: CheckedRow[] = [];
  let storing = Promise.resolve(true);
  for (const row of reading.rows) {
    batch.push(row);
    if (batch.length === batchRows) {
      const sealed = await keeper.seal(batch);
      if (!(await storing)) return false;
      storing = keeper.store(sealed);
      // A failure is seen when the next batch is sealed; until then it must not count as unseen.
      storing.catch(() => undefined);
      batch = [];
    }
    if (pace.isDue()) await pace.rest();
  }
  const sealed = await keeper.seal(batch);
  return (await storing) && (sealed.length === 0 || (await keeper.store(sealed)));
}
