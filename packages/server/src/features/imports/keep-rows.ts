import type { CheckedRow } from '@tillid/domain/imports/checked-row';
import type { ColumnField, ColumnHeader } from '@tillid/domain/imports/columns';
import type { OrganisationKeys } from '../../platform/crypto/keyring.ts';
import type { Scope } from '../../platform/db/scope.ts';
import { createPace } from '../../platform/jobs/pace.ts';
import type { Platform } from '../../platform/platform.ts';
import { compareWithUsers } from './compare-with-users.ts';
import { FaultGroups } from './fault-groups.ts';
import { insertRows, type SealedRow } from './import-row-store.ts';
import { lockImport, updateProgress } from './import-store.ts';
import { sealRow, seenPositions, storedRow, type StoredRow } from './stored-row.ts';

/** What was counted of the rows kept. */
export type RowCounts = {
  readonly rows: number;
  readonly good: number;
  readonly faulty: number;
  readonly warned: number;
  readonly groups: FaultGroups;
};

/** Compares judged rows with the organisation's users, seals and stores them, and counts. */
export type RowKeeper = {
  /** Compares and counts a batch; gives it sealed. */
  seal: (batch: readonly CheckedRow[]) => Promise<readonly SealedRow[]>;
  /** Stores a sealed batch; false when the import is no longer being checked by this run. */
  store: (sealed: readonly SealedRow[]) => Promise<boolean>;
  readonly counts: RowCounts;
};

type Parts = {
  readonly platform: Platform;
  readonly scope: Scope;
  readonly importId: string;
  readonly keys: OrganisationKeys;
  /** The file's columns in their order, known from the first row on. */
  readonly columns: () => readonly ColumnHeader[];
};

/** Makes the keeper of one run of a check. */
export function createRowKeeper(parts: Parts): RowKeeper {
  const { platform, scope, importId, keys } = parts;
  const groups = new FaultGroups();
  const counts = { rows: 0, good: 0, faulty: 0, warned: 0, groups };
  let positions: ReadonlyMap<ColumnField, number> | undefined;

  function count(stored: StoredRow): void {
    if (stored.faults.length > 0) counts.faulty += 1;
    else counts.good += 1;
    if (stored.warnings.length > 0) counts.warned += 1;
    groups.addRow('fault', stored.faults);
    groups.addRow('warning', stored.warnings);
  }

  async function seal(batch: readonly CheckedRow[]): Promise<SealedRow[]> {
    const order = (positions ??= seenPositions(parts.columns()));
    const remarks = await compareWithUsers(parts, batch);
    const pace = createPace();
    const sealed: SealedRow[] = [];
    for (const row of batch) {
      const stored = remarks.addTo(row.row, storedRow(row, order));
      count(stored);
      const [good, warned] = [stored.faults.length === 0, stored.warnings.length > 0];
      sealed.push({ row: row.row, good, warned, sealed: sealRow(keys, importId, row.row, stored) });
      if (pace.isDue()) await pace.rest();
    }
    return sealed;
  }

  return {
    counts,
    seal,
    store(sealed) {
      return platform.work(scope, async (tx) => {
        const row = await lockImport(tx, importId);
        if (row?.status !== 'checking' || row.done !== counts.rows) return false;
        counts.rows += sealed.length;
        await insertRows(tx, importId, sealed);
        await updateProgress(tx, importId, { done: counts.rows });
        return true;
      });
    },
  };
}
