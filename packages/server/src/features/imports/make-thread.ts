import { answerQuestions } from '../../platform/threads/answer-questions.ts';
import type { SealedRows } from './import-block-store.ts';
import { createUserMaker, type MadeUsers } from './make-users.ts';
import { bytesOf } from './user-columns.ts';
import type { MakingForThread } from './user-making.ts';

/** What the thread is asked: `begin` in every unit of work, then `make` for one block after the other. */
export type MakeQuestions = {
  begin: { ask: MakingForThread; answer: undefined };
  make: { ask: readonly SealedRows[]; answer: MadeUsers };
};

const maker = createUserMaker();
answerQuestions<MakeQuestions>(maker, (answer) => (answer === undefined ? [] : bytesOf(answer.users)));
