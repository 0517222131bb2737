import type { ReplyOf } from '@tillid/contract/endpoint';
import type { applyImport as applyImportEndpoint } from '@tillid/contract/imports';
import { Problem, ruleBroken } from '../../platform/http/problem.ts';
import type { Call } from '../../platform/http/serve.ts';
import { enqueueJob } from '../../platform/jobs/jobs.ts';
import type { Platform } from '../../platform/platform.ts';
import { changeImport, getImport, lockImport, type ImportRow } from './import-store.ts';
import { importView } from './import-view.ts';

type Mode = Call<typeof applyImportEndpoint>['body']['mode'];

/** Decides that a checked import is applied; the job does it. */
export function applyImport(platform: Platform) {
  return (call: Call<typeof applyImportEndpoint>): Promise<ReplyOf<typeof applyImportEndpoint>> =>
    platform.work(call.scope, async (tx) => {
      const { importId } = call.params;
      const { mode } = call.body;
      const row = await lockImport(tx, importId);
      if (row === undefined) throw new Problem('not-found');
      if (row.version !== call.version) throw new Problem('stale');
      refuseUnready(row, mode);
      const by = { applied_by: call.caller.actor.id, applied_by_kind: call.caller.kind };
      const set = { status: 'applying' as const, mode, ...by, done: 0 };
      await changeImport(tx, row, set, { kind: 'import.apply-started', changes: { mode: { to: mode } } });
      await enqueueJob(tx, 'apply-import', importId);
      return importView(await getImport(tx, importId));
    });
}

function refuseUnready(row: ImportRow, mode: Mode): void {
  if (row.status !== 'checked') throw ruleBroken('import-not-checked', { status: row.status });
  if (row.ok_count === 0) throw ruleBroken('import-without-good-rows');
  if (mode === 'all-or-nothing' && row.fault_row_count > 0) {
    throw ruleBroken('import-has-faults', { rows: row.fault_row_count });
  }
}
