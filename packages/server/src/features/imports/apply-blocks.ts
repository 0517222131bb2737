import type { Tx } from '../../platform/db/work.ts';
import { createUsers, findConflicts, withoutRows } from './create-users.ts';
import { listBlocksToApply, updateCreated, type SealedRows } from './import-block-store.ts';
import type { ImportRow } from './import-store.ts';
import { prepareUsers, type PreparedRows, type RefusedRow, type UserMaking } from './prepare-users.ts';
import { rowsOfBlock } from './row-block.ts';
import { alreadyExists } from './stored-row.ts';

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

/** Creates the users of the next blocks, block by block, and writes down which row made whom. */
export async function applyBlocks(
  tx: Tx,
  row: ImportRow,
  making: UserMaking,
  wanted: BlocksToApply,
): Promise<AppliedBlocks> {
  const refused: RefusedRow[] = [];
  const done = { lastNumber: undefined as number | undefined, rows: 0, created: 0 };
  let blocks = await nextBlocks(tx, row.id, wanted.after);
  let preparing = prepareUsers(making, blocks);
  while (blocks.length > 0) {
    const prepared = await preparing;
    done.lastNumber = blocks.at(-1)?.number;
    done.rows += prepared.refused.length + prepared.parts.reduce((sum, part) => sum + part.users.length, 0);
    blocks = done.rows + rowsOfBlock > wanted.most ? [] : await nextBlocks(tx, row.id, done.lastNumber ?? 0);
    // The program makes the next rows ready while the database takes in these.
    preparing = prepareUsers(making, blocks);
    preparing.catch(() => undefined);
    const { created, refused: taken } = await applyPrepared(tx, row, prepared, wanted.onlyLook);
    done.created += created;
    refused.push(...prepared.refused, ...taken);
  }
  return { ...done, refused };
}

async function applyPrepared(tx: Tx, row: ImportRow, { parts }: PreparedRows, onlyLook: boolean) {
  const users = parts.flatMap((part) => part.users);
  const conflicts = onlyLook ? await findConflicts(tx, users) : await createUsers(tx, row, users);
  const refused = conflicts.map((conflict) => ({ row: conflict.row, fault: alreadyExists(conflict.userId) }));
  if (onlyLook) return { created: 0, refused };
  await updateCreated(
    tx,
    row.id,
    parts.map(({ users: own, ...part }) => ({
      ...part,
      created: withoutRows(own, conflicts).map((each) => ({ row: each.row, userId: each.user.id })),
    })),
  );
  return { created: users.length - conflicts.length, refused };
}

function nextBlocks(tx: Tx, importId: string, after: number): Promise<SealedRows[]> {
  return listBlocksToApply(tx, importId, { after, most: rowsOfBlock });
}
