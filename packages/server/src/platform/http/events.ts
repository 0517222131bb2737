import { sql } from 'kysely';
import pg from 'pg';
import type { FastifyReply } from 'fastify';
import type { Permission } from '@tillid/domain/access/permissions';
import type { OrganisationId } from '../db/scope.ts';
import type { Tx } from '../db/work.ts';
import type { Log } from '../telemetry/log.ts';

/** Something a live page may want to read again: what and which, never what is in it. */
export type LiveEvent = { readonly kind: 'import' | 'activation-order' | 'users'; readonly id: string };

/** What one needs to be told of each kind of event: what the pages need that show it, since the ids alone tell of work done. */
const permissionOf: Readonly<Record<LiveEvent['kind'], Permission>> = {
  import: 'users:import',
  'activation-order': 'users:activate',
  users: 'users:read',
};

const channel = 'tillid_events';
const heartbeatMs = 20_000;
const reconnectMs = 1_000;

/** Tells every server, when this unit of work commits, that something changed in the organisation. */
export async function announce(tx: Tx, event: LiveEvent): Promise<void> {
  await sql`select pg_notify(${channel}, ${JSON.stringify({ organisationId: tx.scope.organisationId, ...event })})`.execute(
    tx.db,
  );
}

/** Who listens. */
type Listener = { readonly organisationId: OrganisationId; readonly permissions: readonly Permission[] };

/** The open event streams of this server, fed by PostgreSQL's notifications from all servers. */
export type EventStreams = {
  /** Opens a stream that tells what may be seen with the permissions held at its beginning; whoever opens it ends it when they change. */
  readonly open: (caller: Listener, reply: FastifyReply) => void;
  readonly close: () => Promise<void>;
};

/** Listens on the database and passes each event to the streams of its organisation. The connection has a name, by which others tell this server's keys. */
export async function openEventStreams(databaseUrl: string, log: Log, name: string): Promise<EventStreams> {
  const streams = new Map<FastifyReply, Listener>();
  const listener = keepListening({ connectionString: databaseUrl, application_name: name }, log, {
    onPayload(payload) {
      const { organisationId, ...event } = JSON.parse(payload) as LiveEvent & { organisationId: string };
      const text = `event: ${event.kind}\ndata: ${JSON.stringify(event)}\n\n`;
      for (const [reply, caller] of streams) {
        const hears = caller.organisationId === organisationId && caller.permissions.includes(permissionOf[event.kind]);
        if (hears) reply.raw.write(text);
      }
    },
    // Events were missed: the pages come back by themselves and read again what they show.
    onAgain() {
      for (const reply of streams.keys()) reply.raw.end();
    },
  });
  await listener.ready;
  const heartbeat = setInterval(() => {
    for (const reply of streams.keys()) reply.raw.write(': still here\n\n');
  }, heartbeatMs);
  return {
    open(caller, reply) {
      reply.hijack();
      if (reply.raw.closed) return;
      const headers = {
        ...(reply.getHeaders() as Record<string, string>),
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
      };
      reply.raw.writeHead(200, headers);
      reply.raw.write('retry: 2000\n\n');
      streams.set(reply, caller);
      reply.raw.on('close', () => streams.delete(reply));
    },
    async close() {
      clearInterval(heartbeat);
      for (const reply of streams.keys()) reply.raw.end();
      await listener.close();
    },
  };
}

type Told = { readonly onPayload: (payload: string) => void; readonly onAgain: () => void };

function keepListening(address: pg.ClientConfig, log: Log, told: Told) {
  let closed = false;
  let client: pg.Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  async function connect(): Promise<void> {
    const next = new pg.Client(address);
    next.on('notification', (message) => told.onPayload(message.payload ?? '{}'));
    next.on('error', () => undefined);
    next.on('end', again);
    client = next;
    await next.connect();
    await next.query(`listen ${channel}`);
  }
  function again(): void {
    if (closed || timer !== undefined) return;
    log.warn('the listener of live events lost the database and tries again');
    timer = setTimeout(() => {
      timer = undefined;
      connect().then(told.onAgain, again);
    }, reconnectMs);
  }
  return {
    ready: connect(),
    async close() {
      closed = true;
      clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
}
