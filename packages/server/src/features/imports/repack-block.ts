import type { OrganisationKeys } from '../../platform/crypto/keyring.ts';
import type { Tx } from '../../platform/db/work.ts';
import { deleteBlock, openBlock, saveBlocks, type SealedRows } from './import-block-store.ts';
import { packBlock } from './row-block.ts';
import type { StoredRow } from './stored-row.ts';

/** Changes rows of a block; a row that gets its first remark goes to the other part. */
export async function repackBlock(
  tx: Tx,
  keys: OrganisationKeys,
  importId: string,
  { parts, change }: { parts: readonly SealedRows[]; change: (row: StoredRow) => StoredRow },
): Promise<void> {
  const opened = parts.map((part) => openBlock(keys, importId, part));
  const rows = opened.flatMap((part) => part.rows).toSorted((a, b) => a.row - b.row);
  const number = parts[0]?.number ?? 0;
  const packed = packBlock(number, opened[0]?.columns ?? [], rows.map(change));
  await saveBlocks(tx, keys, importId, packed);
  const emptied = parts.filter(({ marked }) => packed.every((part) => part.marked !== marked));
  for (const part of emptied) await deleteBlock(tx, importId, part);
}
