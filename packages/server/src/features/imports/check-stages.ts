import type { ImportContext } from '@tillid/domain/imports/import-context';
import { danishDay } from '../../platform/clock/clock.ts';
import type { OrganisationKeys } from '../../platform/crypto/keyring.ts';
import type { Scope } from '../../platform/db/scope.ts';
import type { Tx } from '../../platform/db/work.ts';
import type { Platform } from '../../platform/platform.ts';
import { listUnits, readSettings } from '../organisations/index.ts';
import { listDaysWithoutCpr } from './existing-user-store.ts';
import { deleteBlocks, saveBlocks } from './import-block-store.ts';
import { changeImport, lockImport, updateProgress, type ImportRow } from './import-store.ts';
import type { Judgement } from './judge-file.ts';
import type { PackedRows } from './row-block.ts';
import { readUpload } from './upload-store.ts';

/** What a run of a check begins with. */
export type BegunCheck = {
  readonly bytes: Buffer;
  readonly context: ImportContext;
  readonly keys: OrganisationKeys;
  readonly daysWithoutCpr: readonly string[];
};

/** Drops what an earlier run left, and reads the upload and the organisation's rules; undefined when nothing is to be checked. */
export function beginCheck(platform: Platform, scope: Scope, importId: string): Promise<BegunCheck | undefined> {
  return platform.work(scope, async (tx) => {
    const row = await lockImport(tx, importId);
    if (row?.status !== 'checking') return undefined;
    await deleteBlocks(tx, importId);
    await updateProgress(tx, importId, { done: 0 });
    const keys = await platform.keyring.ofOrganisation(tx);
    const bytes = await readUpload(tx, keys, { importId, bytes: row.file_bytes });
    const context = await readContext(tx, platform, row);
    return { bytes, context, keys, daysWithoutCpr: await listDaysWithoutCpr(tx) };
  });
}

/** Stores a judged block after so many rows done; false when the import is no longer being checked by this run. */
export function keepBlock(
  platform: Platform,
  scope: Scope,
  { importId, parts, done }: { importId: string; parts: readonly PackedRows[]; done: number },
): Promise<boolean> {
  return platform.work(scope, async (tx) => {
    const row = await lockImport(tx, importId);
    if (row?.status !== 'checking' || row.done !== done) return false;
    await saveBlocks(tx, await platform.keyring.ofOrganisation(tx), importId, parts);
    await updateProgress(tx, importId, { done: parts.reduce((rows, part) => rows + part.rowCount, done) });
    return true;
  });
}

type EndedCheck = { readonly importId: string; readonly judgement: Judgement };

/** Writes down the result: refused with the file's faults and no rows, or checked with the counts. */
export async function endCheck(platform: Platform, scope: Scope, { importId, judgement }: EndedCheck) {
  const { fileFaults, ...counts } = judgement;
  const found = { encoding: judgement.encoding, delimiter: judgement.delimiter };
  await platform.work(scope, async (tx) => {
    const row = await lockImport(tx, importId);
    if (row?.status !== 'checking' || row.done !== counts.rows) return;
    if (fileFaults.length > 0) {
      await deleteBlocks(tx, importId);
      const ended = { status: 'refused' as const, ended_at: scope.now.toString(), done: 0 };
      const set = { ...found, ...ended, file_faults: JSON.stringify(fileFaults) };
      await changeImport(tx, row, set, { kind: 'import.checked', changes: { status: { to: 'refused' } } });
      return;
    }
    const set = {
      ...found,
      status: 'checked' as const,
      fault_groups: JSON.stringify(counts.groups),
      row_count: counts.rows,
      ok_count: counts.good,
      fault_row_count: counts.faulty,
      warning_row_count: counts.warned,
    };
    const changes = {
      status: { to: 'checked' },
      rows: { to: `${counts.rows}` },
      faultRows: { to: `${counts.faulty}` },
    };
    await changeImport(tx, row, set, { kind: 'import.checked', changes });
  });
}

/** Users are created here; rows that change or delete users are told that they cannot be used. */
async function readContext(tx: Tx, platform: Platform, row: ImportRow): Promise<ImportContext> {
  const { testNumbers, levelDigitsSwapped } = platform.settings;
  return {
    testNumbers,
    levelDigitsSwapped,
    today: danishDay(tx.scope.now).toString(),
    settings: await readSettings(tx),
    productionUnits: (await listUnits(tx, 'production-unit')).map(({ number }) => number),
    seNumbers: (await listUnits(tx, 'se-number')).map(({ number }) => number),
    eans: (await listUnits(tx, 'invoicing-method')).map(({ number }) => number),
    menuItem: row.menu_item,
    actions: ['C'],
  };
}
