import type { OrganisationKeys } from '../../platform/crypto/keyring.ts';
import type { Tx } from '../../platform/db/work.ts';
import { FaultGroups, type FaultGroup } from './fault-groups.ts';
import { listNamedRows, updateNotApplied } from './import-row-store.ts';
import { findImport, updateProgress } from './import-store.ts';
import type { RefusedRow } from './stage-rows.ts';
import { sealRow, unsealRow } from './stored-row.ts';

const batchRows = 1_000;

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
  const groups = new FaultGroups(row.fault_groups as FaultGroup[]);
  for (let start = 0; start < refused.length; start += batchRows) {
    await refuseBatch(tx, keys, importId, refused.slice(start, start + batchRows));
  }
  for (const { fault } of refused) groups.addRow('fault', [fault]);
  await updateProgress(tx, importId, {
    ok_count: row.ok_count - refused.length,
    fault_row_count: row.fault_row_count + refused.length,
    not_applied_count: row.not_applied_count + refused.length,
    fault_groups: JSON.stringify(groups.list()),
  });
}

async function refuseBatch(tx: Tx, keys: OrganisationKeys, importId: string, refused: readonly RefusedRow[]) {
  const faults = new Map(refused.map(({ row, fault }) => [row, fault]));
  const rows = await listNamedRows(tx, importId, [...faults.keys()]);
  const resealed = rows.map(({ row, sealed }) => {
    const stored = unsealRow(keys, importId, row, sealed);
    const fault = faults.get(row);
    const withFault = fault === undefined ? stored : { ...stored, faults: [...stored.faults, fault] };
    return { row, sealed: sealRow(keys, importId, row, withFault) };
  });
  await updateNotApplied(tx, importId, resealed);
}
