import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import type { Questions, ThreadAnswer, ThreadQuestion } from './open-thread.ts';

/** How a thread answers each question. */
export type Answers<Q extends Questions> = {
  readonly [Name in keyof Q]: (value: Q[Name]['ask']) => Q[Name]['answer'];
};

const lowerPriority = 5;

/** Answers what the opener of this thread asks until it ends the thread; the bytes that `handedOver` finds in an answer are not copied. */
export function answerQuestions<Q extends Questions>(
  answers: Answers<Q>,
  handedOver: (answer: Q[keyof Q]['answer']) => readonly Uint8Array[],
): void {
  yieldToRequests();
  parentPort?.on('message', ({ name, value }: ThreadQuestion) => {
    const answer = answerTo(answers, name, value);
    parentPort?.postMessage(answer, 'error' in answer ? [] : handedOver(answer.value as never).flatMap(ownMemory));
  });
}

// Where a core is wanted by both, the thread that serves people goes before. Only Linux takes this for the thread and not the process.
function yieldToRequests(): void {
  if (process.platform === 'linux') setPriority(0, lowerPriority);
}

// Small buffers share their memory with others, and memory can only be handed over as a whole.
function ownMemory({ buffer, byteLength }: Uint8Array): ArrayBuffer[] {
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
}

function answerTo<Q extends Questions>(answers: Answers<Q>, name: string, value: unknown): ThreadAnswer {
  try {
    return { value: answers[name]?.(value) };
  } catch (error) {
    return { error };
  }
}
