import type { Scope } from '../../platform/db/scope.ts';
import { announce } from '../../platform/http/events.ts';
import type { Tx } from '../../platform/db/work.ts';
import type { Platform } from '../../platform/platform.ts';
import { applier, changeImport, lockImport, type ImportRow } from './import-store.ts';

/** Ends an import that the system could not carry through; users that are committed stay. */
export async function failImport(platform: Platform, scope: Scope, importId: string): Promise<void> {
  await platform.work(scope, async (tx) => {
    const row = await lockImport(tx, importId);
    if (row?.status === 'checking' || row?.status === 'applying') await markFailed(tx, row);
  });
}

/** Ends a locked import as failed. */
export async function markFailed(tx: Tx, row: ImportRow): Promise<void> {
  const set = { status: 'failed' as const, ended_at: tx.scope.now.toString() };
  await changeImport(tx, row, set, { kind: 'import.failed', changes: appliedCounts(row) });
}

/** Ends a locked import as cancelled; what is committed stays (decision 37). */
export async function markCancelled(tx: Tx, row: ImportRow): Promise<void> {
  const set = { status: 'cancelled' as const, ended_at: tx.scope.now.toString() };
  await changeImport(tx, row, set, { kind: 'import.cancelled', changes: appliedCounts(row) });
}

/** Ends a locked import as applied. */
export async function markApplied(tx: Tx, row: ImportRow): Promise<void> {
  const set = {
    status: 'applied' as const,
    ended_at: tx.scope.now.toString(),
    done: row.done,
    created_count: row.created_count,
  };
  const event = { kind: 'import.applied' as const, changes: appliedCounts(row), ...applier(row) };
  await changeImport(tx, row, set, event);
  await announce(tx, { kind: 'users', id: row.id });
}

function appliedCounts(row: ImportRow) {
  return { created: { to: `${row.created_count}` }, notApplied: { to: `${row.not_applied_count}` } };
}
