import { setImmediate } from 'node:timers/promises';
import type { OrganisationKeys } from '../../platform/crypto/keyring.ts';
import type { Tx } from '../../platform/db/work.ts';
import { FaultGroups, type FaultGroup } from './fault-groups.ts';
import { listBlocksOfRows } from './import-block-store.ts';
import { findImport, updateProgress } from './import-store.ts';
import { repackBlock } from './repack-block.ts';
import type { Remark, StoredRow } from './stored-row.ts';

/** A row that was good when judged and cannot be applied any more, with the reason. */
export type RefusedRow = { readonly row: number; readonly fault: Remark };

/** Puts the reason on rows that were good when judged and are not any more, and counts them where the faults are counted. */
export async function refuseRows(
  tx: Tx,
  keys: OrganisationKeys,
  importId: string,
  refused: readonly RefusedRow[],
): Promise<void> {
  if (refused.length === 0) return;
  const row = await findImport(tx, importId);
  if (row === undefined) return;
  const faults = new Map(refused.map((each) => [each.row, each.fault]));
  const stored = await listBlocksOfRows(tx, importId, [...faults.keys()]);
  for (const parts of Map.groupBy(stored, (part) => part.number).values()) {
    await repackBlock(tx, keys, importId, { parts, change: (each) => withFault(each, faults) });
    await setImmediate();
  }
  const groups = new FaultGroups(row.fault_groups as FaultGroup[]);
  for (const { fault } of refused) groups.addRow('fault', [fault]);
  await updateProgress(tx, importId, {
    ok_count: row.ok_count - refused.length,
    fault_row_count: row.fault_row_count + refused.length,
    not_applied_count: row.not_applied_count + refused.length,
    fault_groups: JSON.stringify(groups.list()),
  });
}

function withFault(row: StoredRow, faults: ReadonlyMap<number, RefusedRow['fault']>): StoredRow {
  const fault = faults.get(row.row);
  return fault === undefined ? row : { ...row, faults: [...row.faults, fault], notApplied: true };
}
