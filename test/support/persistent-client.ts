import { setTimeout as wait } from 'node:timers/promises';
import type { Answer, Client } from './client.ts';

const pauseMs = 50;

/**
 * A program that repeats each request until the server answers, whoever kills it meanwhile, as browsers and integrators are told to.
 * What creates must be sent with its idempotency key.
 */
export function persistent(client: Client): Client {
  async function repeat(ask: () => Promise<Answer>): Promise<Answer> {
    for (;;) {
      const answer = await ask().catch(() => undefined);
      if (answer !== undefined && answer.status !== 503) return answer;
      await wait(pauseMs);
    }
  }
  return {
    ...client,
    get: (...parts) => repeat(() => client.get(...parts)),
    post: (...parts) => repeat(() => client.post(...parts)),
    put: (...parts) => repeat(() => client.put(...parts)),
    delete: (...parts) => repeat(() => client.delete(...parts)),
    upload: (...parts) => repeat(() => client.upload(...parts)),
  };
}
