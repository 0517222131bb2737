import { asBuffer } from '../../platform/threads/as-buffer.ts';
import { openBlock, type SealedRows } from './import-block-store.ts';
import { associationFault, preparedUser, type PreparedUser } from './prepare-user.ts';
import type { RefusedRow } from './refuse-rows.ts';
import { userColumns, type UserColumns } from './user-columns.ts';
import { openMaking, type MakingForThread, type UserMaking } from './user-making.ts';

/** A part of a block, and how many of the users are of it. */
export type MadePart = { readonly number: number; readonly marked: boolean; readonly userCount: number };

/** The good rows of parts of blocks, made into users: those of the first part first. */
export type MadeUsers = {
  readonly parts: readonly MadePart[];
  readonly users: UserColumns;
  readonly refused: readonly RefusedRow[];
};

/** Makes users of judged rows, with the keys of one unit of work after the other. */
export type UserMaker = {
  readonly begin: (making: MakingForThread) => undefined;
  readonly make: (blocks: readonly SealedRows[]) => MadeUsers;
};

/** Begins with no keys; pure but for keys, ids and the random bytes of seals. */
export function createUserMaker(): UserMaker {
  let making: UserMaking | undefined;
  return {
    begin(given) {
      making = openMaking(given);
    },
    make(blocks) {
      if (making === undefined) throw new Error('users are made only once it is known what with');
      return makeUsers(making, blocks);
    },
  };
}

function makeUsers(making: UserMaking, blocks: readonly SealedRows[]): MadeUsers {
  const parts: MadePart[] = [];
  const users: PreparedUser[] = [];
  const refused: RefusedRow[] = [];
  for (const block of blocks) {
    const before = users.length;
    const { rows } = openBlock(making.keys, making.importId, { ...block, sealed: asBuffer(block.sealed) });
    for (const { row, draft, faults } of rows) {
      if (faults.length > 0) continue;
      if (draft === null) throw new Error('a good row has no draft');
      const fault = associationFault(draft, making.associations);
      if (fault === undefined) users.push(preparedUser(making, row, draft));
      else refused.push({ row, fault });
    }
    parts.push({ number: block.number, marked: block.marked, userCount: users.length - before });
  }
  return { parts, users: userColumns(users), refused };
}
