import { Worker } from 'node:worker_threads';

/** What a thread can be asked: each name with its argument and its answer, both of what threads can send each other. */
export type Questions = Readonly<Record<string, { readonly ask: unknown; readonly answer: unknown }>>;

/** A thread of this process that answers questions one after the other, so that long computing holds up no request. */
export type Thread<Q extends Questions> = {
  /** Asks; throws `ThreadFailed` when the thread threw or has ended. */
  readonly ask: <Name extends keyof Q & string>(name: Name, value: Q[Name]['ask']) => Promise<Q[Name]['answer']>;
  /** Ends the thread whatever it is at. */
  readonly end: () => Promise<void>;
};

/** The thread itself failed, whatever was asked of it: it threw, ran out of memory or ended. What it fails at it would fail at again. */
export class ThreadFailed extends Error {
  constructor(cause: unknown) {
    // Without the words of the cause, which can quote what the thread was reading.
    super('the thread failed', { cause });
    this.name = 'ThreadFailed';
  }
}

/** What goes to the thread and comes back; answers come in the order of the questions. */
export type ThreadQuestion = { readonly name: string; readonly value: unknown };
export type ThreadAnswer = { readonly value: unknown } | { readonly error: unknown };

// Left alone, V8 lets a busy thread's short-lived objects grow to three times this before it looks which of them are still needed;
// the work takes no longer with less.
const maxYoungGenerationSizeMb = 16;

type Waiting = { readonly resolve: (value: never) => void; readonly reject: (reason: unknown) => void };

/**
 * Starts a thread from a module that calls `answerQuestions`; buffers of `transfer` are handed over, not copied. V8 lets
 * what is no longer needed lie until half of `heapMb` is full, and ends the thread when all of it is needed.
 */
export function openThread<Q extends Questions>(
  module: URL,
  begin: { readonly data: unknown; readonly heapMb: number; readonly transfer?: readonly ArrayBuffer[] },
): Thread<Q> {
  const worker = new Worker(module, {
    workerData: begin.data,
    transferList: [...(begin.transfer ?? [])],
    resourceLimits: { maxYoungGenerationSizeMb, maxOldGenerationSizeMb: begin.heapMb },
  });
  const waiting: Waiting[] = [];
  let ended: Error | undefined;

  function fail(reason: unknown): void {
    ended ??= new ThreadFailed(reason);
    for (const each of waiting.splice(0)) each.reject(ended);
  }

  worker.on('message', (answer: ThreadAnswer) => {
    const first = waiting.shift();
    if ('error' in answer) first?.reject(new ThreadFailed(answer.error));
    else first?.resolve(answer.value as never);
  });
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('the thread has ended')));
  return {
    ask(name, value) {
      const answer = new Promise<never>((resolve, reject) => {
        if (ended !== undefined) return reject(ended);
        waiting.push({ resolve, reject });
        worker.postMessage({ name, value } satisfies ThreadQuestion, []);
      });
      // Whoever asked may have given up meanwhile; an answer that fails unseen must not end the process.
      answer.catch(() => undefined);
      return answer;
    },
    async end() {
      await worker.terminate();
    },
  };
}
