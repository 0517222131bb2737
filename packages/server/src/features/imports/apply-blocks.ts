import type { Keyring } from '../../platform/crypto/keyring.ts';
import type { Tx } from '../../platform/db/work.ts';
import { createUsers, findConflicts, type Conflict } from './create-users.ts';
import { listBlocksToApply, updateCreated, type SealedRows } from './import-block-store.ts';
import type { ImportRow } from './import-store.ts';
import type { MadeUsers } from './make-users.ts';
import type { MakingUsers } from './making-users.ts';
import type { RefusedRow } from './refuse-rows.ts';
import { rowsOfBlock } from './row-block.ts';
import { alreadyExists } from './stored-row.ts';
import { readMaking } from './user-making.ts';

/** Which blocks are applied: those after a number, until so many rows are good. */
export type BlocksToApply = {
  readonly after: number;
  readonly most: number;
  /** Creates nobody, and only looks for what stands in the way. */
  readonly onlyLook: boolean;
};

/** What became of the good rows of blocks. */
export type AppliedBlocks = {
  /** The last block; undefined when there was none. */
  readonly lastNumber: number | undefined;
  readonly rows: number;
  readonly created: number;
  /** Rows that cannot be applied any more; an `already-exists` without a user is of one that is gone again. */
  readonly refused: readonly RefusedRow[];
};

/** Begins to make users of an import with the keys of this unit of work. */
export async function beginMaking(tx: Tx, keyring: Keyring, importId: string, making: MakingUsers): Promise<void> {
  await making.begin(await readMaking(tx, keyring, importId));
}

/** Creates the users of the next blocks, block by block, and writes down which row made whom. */
export async function applyBlocks(
  tx: Tx,
  row: ImportRow,
  making: MakingUsers,
  wanted: BlocksToApply,
): Promise<AppliedBlocks> {
  const refused: RefusedRow[] = [];
  const done = { lastNumber: undefined as number | undefined, rows: 0, created: 0 };
  let blocks = await nextBlocks(tx, row.id, wanted.after);
  let pending = making.make(blocks);
  while (blocks.length > 0) {
    const made = await pending;
    done.lastNumber = blocks.at(-1)?.number;
    done.rows += made.refused.length + made.users.ids.length;
    blocks = done.rows + rowsOfBlock > wanted.most ? [] : await nextBlocks(tx, row.id, done.lastNumber ?? 0);
    // The next rows are made ready while the database takes in these.
    pending = making.make(blocks);
    pending.catch(() => undefined);
    const { created, refused: taken } = await applyMade(tx, row, made, wanted.onlyLook);
    done.created += created;
    refused.push(...made.refused, ...taken);
  }
  return { ...done, refused };
}

async function applyMade(tx: Tx, row: ImportRow, { parts, users }: MadeUsers, onlyLook: boolean) {
  const conflicts = onlyLook ? await findConflicts(tx, users) : await createUsers(tx, row, users);
  const refused = conflicts.map((conflict) => ({ row: conflict.row, fault: alreadyExists(conflict.userId) }));
  if (onlyLook) return { created: 0, refused };
  await updateCreated(tx, row.id, createdOf(parts, users, conflicts));
  return { created: users.ids.length - conflicts.length, refused };
}

/** Which rows of parts made which users. */
function createdOf(parts: MadeUsers['parts'], { rows, ids }: MadeUsers['users'], conflicts: readonly Conflict[]) {
  const taken = new Set(conflicts.map((conflict) => conflict.row));
  let place = 0;
  return parts.map(({ number, marked, userCount }) => {
    const own = rows.slice(place, place + userCount).map((row, index) => ({ row, userId: ids[place + index] ?? '' }));
    place += userCount;
    return { number, marked, created: own.filter(({ row }) => !taken.has(row)) };
  });
}

function nextBlocks(tx: Tx, importId: string, after: number): Promise<SealedRows[]> {
  return listBlocksToApply(tx, importId, { after, most: rowsOfBlock });
}
