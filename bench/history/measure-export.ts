import { get, type IncomingMessage } from 'node:http';
import type { BenchDatabase } from '../harness/database.ts';
import type { Figure } from '../harness/figure.ts';
import { megabytes, residentMb } from '../harness/memory.ts';
import { startBenchServer, type BenchServer } from '../harness/server.ts';
import { makeSession, type Session } from '../harness/session.ts';

type Download = { readonly bytes: number; readonly seconds: number; readonly events: number };

/** Told of each piece; the answer waits until what it gives is over. */
type OnPiece = (bytes: number) => Promise<unknown> | undefined;

const memoryAim = [{ of: 'value', atMost: 32 }] as const;
const pauseMs = 3_000;

/** How fast a history that is sealed goes out as a file, and what a reader who pauses costs the server in memory. */
export async function measureExport(database: BenchDatabase, organisationId: string): Promise<Figure[]> {
  const server = await startBenchServer(database);
  try {
    const session = await makeSession(database, organisationId);
    const figures: Figure[] = [];
    for (const format of ['csv', 'json'] as const) {
      const whole = await download({ server, session, format }, () => undefined);
      const memory = await growthOf(
        server,
        (onPiece) => download({ server, session, format }, onPiece),
        whole.bytes / 10,
      );
      const name = format === 'csv' ? 'as CSV' : 'with proof';
      const besides = `${whole.events.toLocaleString('en')} events, ${Math.round(megabytes(whole.bytes))} MB`;
      figures.push(
        { what: `export a history ${name}`, value: whole.events / whole.seconds, unit: 'events per s', besides },
        {
          what: `export ${name}: the server's memory from the first tenth to the end, the reader pauses once`,
          value: memory,
          unit: 'MB',
          aims: memoryAim,
          besides,
        },
      );
    }
    return figures;
  } finally {
    await server.stop();
  }
}

/** By how much the most memory after the first tenth is above the most in it. */
async function growthOf(
  { pid }: BenchServer,
  run: (onPiece: OnPiece) => Promise<unknown>,
  tenth: number,
): Promise<number> {
  const peaks = { first: residentMb(pid), later: 0 };
  let part: keyof typeof peaks = 'first';
  const look = () => (peaks[part] = Math.max(peaks[part], residentMb(pid)));
  const timer = setInterval(look, 50);
  try {
    await run((bytes) => {
      if (part === 'later' || bytes < tenth) return undefined;
      look();
      part = 'later';
      return new Promise((resolve) => setTimeout(resolve, pauseMs));
    });
    look();
    return Math.max(0, peaks.later - peaks.first);
  } finally {
    clearInterval(timer);
  }
}

async function download(
  { server, session, format }: { server: BenchServer; session: Session; format: string },
  onPiece: OnPiece,
): Promise<Download> {
  const begun = performance.now();
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const path = `/api/v1/history/export?format=${format}&language=en`;
    get(new URL(path, server.origin), { headers: session.headers }, resolve).on('error', reject);
  });
  if (answer.statusCode !== 200) throw new Error(`the server answered ${answer.statusCode}`);
  const mark = format === 'csv' ? '\r\n' : '{"type":"event"';
  let [bytes, events] = [0, 0];
  for await (const piece of answer as AsyncIterable<Buffer>) {
    bytes += piece.length;
    for (let at = piece.indexOf(mark); at >= 0; at = piece.indexOf(mark, at + mark.length)) events += 1;
    await onPiece(bytes);
  }
  return { bytes, seconds: (performance.now() - begun) / 1000, events: format === 'csv' ? events - 1 : events };
}
