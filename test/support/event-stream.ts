import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import type { Client } from './client.ts';

/** An open stream of live events. */
export type EventStream = {
  readonly status: number | undefined;
  readonly headers: IncomingMessage['headers'];
  /** Resolves with the data of the events when there are so many. */
  received(count: number): Promise<unknown[]>;
  readonly ended: Promise<unknown>;
};

/** Opens the stream of live events as a browser does, on a server that listens on `port`. */
export async function openEventStream(port: number, client: Client): Promise<EventStream> {
  const headers = { cookie: [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
  const path = `/api/v1/events?organisation=${client.organisationId}`;
  const [stream] = (await once(get({ host: '127.0.0.1', port, path, headers }), 'response')) as [IncomingMessage];
  let text = '';
  stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  const read = () => [...text.matchAll(/^data: (.+)\n\n/gm)].map((match) => JSON.parse(match[1] ?? '') as unknown);
  const ended = once(stream, 'end');
  // Broken off by a server that was killed: only who waits for the end is told.
  ended.catch(() => undefined);
  return {
    status: stream.statusCode,
    headers: stream.headers,
    async received(count) {
      while (read().length < count) await once(stream, 'data');
      return read();
    },
    ended,
  };
}
