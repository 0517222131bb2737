import { openThread } from '../../platform/threads/open-thread.ts';
import type { SealedRows } from './import-block-store.ts';
import { createUserMaker, type MadeUsers } from './make-users.ts';
import type { MakeQuestions } from './make-thread.ts';
import { rowsOfBlock } from './row-block.ts';
import type { MakingForThread } from './user-making.ts';

/** Makes users of judged rows, in a thread where there are many. */
export type MakingUsers = {
  readonly begin: (making: MakingForThread) => Promise<void>;
  readonly make: (blocks: readonly SealedRows[]) => Promise<MadeUsers>;
  readonly end: () => Promise<void>;
};

const makeThread = new URL('./make-thread.ts', import.meta.url);

// What the thread loads takes 35 MB, and two blocks 10.
const heapMb = 128;

// One block takes less time than a thread takes to start.
const fewRows = rowsOfBlock;

/** Begins to make users of so many rows. */
export function openMakingUsers(rows: number): MakingUsers {
  if (rows <= fewRows) {
    const maker = createUserMaker();
    return {
      begin: async (making) => maker.begin(making),
      make: async (blocks) => maker.make(blocks),
      end: () => Promise.resolve(),
    };
  }
  const thread = openThread<MakeQuestions>(makeThread, { data: undefined, heapMb });
  return {
    begin: (making) => thread.ask('begin', making),
    make: (blocks) => thread.ask('make', blocks),
    end: thread.end,
  };
}
