import pg from 'pg';
import type { Log } from '../telemetry/log.ts';
import { keepAliveOptions, keptAlive, timedQuery } from './pool.ts';

/** What a listener is told: each notification, and that it listens again after a time in which it may have missed some. */
export type Listening = {
  readonly channel: string;
  readonly onPayload: (payload: string) => void;
  readonly onAgain: () => void;
};

const reconnectMs = 1_000;
const probeEveryMs = 20_000;
const probeMs = 10_000;

/** Listens on a channel of the database until closed; connects again, every second, whenever the connection is lost or says nothing. */
export function keepListening(address: pg.ClientConfig, log: Log, { channel, onPayload, onAgain }: Listening) {
  let closed = false;
  let isAway = false;
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  const listen = () => timedQuery(`listen ${channel}`, probeMs);
  async function connect(): Promise<void> {
    const next = new pg.Client({ ...address, ...keptAlive, options: keepAliveOptions });
    next.on('notification', (message) => onPayload(message.payload ?? ''));
    next.on('error', () => undefined);
    next.on('end', again);
    client = next;
    try {
      await next.connect();
      await next.query(listen());
    } catch (error) {
      drop(next);
      throw error;
    }
  }
  function again(): void {
    if (closed || timer !== undefined) return;
    if (!isAway) log.warn('the listener of live events lost the database and tries again until it is there');
    isAway = true;
    timer = setTimeout(() => {
      timer = undefined;
      connect().then(() => {
        isAway = false;
        onAgain();
      }, again);
    }, reconnectMs);
  }
  // A connection can stay open and dead: who only listens would never notice. To listen again changes nothing.
  const probing = setInterval(() => {
    const probed = client;
    if (timer === undefined) probed?.query(listen()).catch(() => drop(probed));
  }, probeEveryMs);
  return {
    ready: connect(),
    async close() {
      closed = true;
      clearInterval(probing);
      clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
}

/** Ends a connection that does not answer: with a question open it is broken off at once, and its `end` follows. */
function drop(client: pg.Client): void {
  client.end().catch(() => undefined);
}
