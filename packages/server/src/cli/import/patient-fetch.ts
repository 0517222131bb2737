import { ImportFault } from './import-fault.ts';

/** What the command does while it waits, and what it tells meanwhile. */
export type Patience = {
  readonly wait: (ms: number) => Promise<void>;
  readonly tell: (what: 'lost' | 'busy', seconds: number) => void;
};

/** A request that may be sent again as it is. */
export type Sending = () => Promise<Response>;

const longestPauseMs = 30_000;
/** A server that is restarted, or moved to another machine, is back by then. */
const patienceMs = 600_000;
const busyStatuses = new Set([500, 502, 503, 504]);

/**
 * Sends until there is an answer worth reading: waits as long as a busy server asks for, and goes on after a connection that broke.
 * A server that was never reached is a wrong address and is said at once.
 */
export function createPatientFetch(origin: string, { wait, tell }: Patience): (send: Sending) => Promise<Response> {
  let reached = false;
  return async (send) => {
    let waitedMs = 0;
    for (let attempt = 0; ; attempt += 1) {
      const answer = await send().catch((error: unknown) => {
        if (!reached) throw new ImportFault('unreachable', { origin, reason: reasonOf(error) });
        return undefined;
      });
      if (answer !== undefined) {
        reached = true;
        if (answer.status !== 429 && !busyStatuses.has(answer.status)) return answer;
      }
      const pauseMs = askedFor(answer) ?? Math.min(1000 * 2 ** attempt, longestPauseMs);
      if (waitedMs + pauseMs > patienceMs) throw new ImportFault(answer === undefined ? 'lost' : 'busy');
      waitedMs += pauseMs;
      await answer?.body?.cancel();
      tell(answer === undefined ? 'lost' : 'busy', Math.ceil(pauseMs / 1000));
      await wait(pauseMs);
    }
  };
}

function askedFor(answer: Response | undefined): number | undefined {
  const seconds = Number(answer?.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? Math.max(1, seconds) * 1000 : undefined;
}

function reasonOf(error: unknown): string {
  const { cause } = error as { cause?: { code?: string } };
  return cause?.code ?? (error instanceof Error ? error.name : 'no answer');
}
