import { parentPort } from 'node:worker_threads';
import type { Questions, ThreadAnswer, ThreadQuestion } from './open-thread.ts';

/** How a thread answers each question. */
export type Answers<Q extends Questions> = {
  readonly [Name in keyof Q]: (value: Q[Name]['ask']) => Q[Name]['answer'];
};

/** Answers what the opener of this thread asks until it ends the thread. */
export function answerQuestions<Q extends Questions>(answers: Answers<Q>): void {
  parentPort?.on('message', ({ name, value }: ThreadQuestion) => {
    parentPort?.postMessage(answerTo(answers, name, value), []);
  });
}

function answerTo<Q extends Questions>(answers: Answers<Q>, name: string, value: unknown): ThreadAnswer {
  try {
    return { value: answers[name]?.(value) };
  } catch (error) {
    return { error };
  }
}
