import { workerData } from 'node:worker_threads';
import { answerQuestions } from '../../platform/threads/answer-questions.ts';
import {
  createFileJudge,
  type BlockToCompare,
  type FoundUsers,
  type JudgedFile,
  type Judgement,
} from './judge-file.ts';
import type { PackedRows } from './row-block.ts';

/** What the thread is asked, in turns: `next` may be one block ahead of `finish`. */
export type JudgeQuestions = {
  next: { ask: undefined; answer: BlockToCompare | undefined };
  finish: { ask: FoundUsers; answer: readonly PackedRows[] };
  end: { ask: undefined; answer: Judgement };
};

const judge = createFileJudge(workerData as JudgedFile);
answerQuestions<JudgeQuestions>({ next: judge.next, finish: judge.finish, end: judge.end }, (answer) => {
  if (answer === undefined) return [];
  if ('cprHashes' in answer) return [answer.cprHashes];
  return 'length' in answer ? answer.map((part) => part.packed) : [];
});
