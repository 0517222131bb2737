import { sql } from 'kysely';
import type { FastifyReply } from 'fastify';
import type { Permission } from '@tillid/domain/access/permissions';
import type { OrganisationId } from '../db/scope.ts';
import { keepListening } from '../db/keep-listening.ts';
import { sendAlong, type Tx } from '../db/work.ts';
import type { Log } from '../telemetry/log.ts';

/** Something a live page may want to read again: what and which, never what is in it. */
export type LiveEvent = {
  readonly kind: 'import' | 'activation-order' | 'bulk-change' | 'units' | 'users';
  readonly id: string;
};

/** What one needs to be told of each kind of event: what the pages need that show it, since the ids alone tell of work done. */
const permissionOf: Readonly<Record<LiveEvent['kind'], Permission>> = {
  import: 'users:import',
  'activation-order': 'users:activate',
  'bulk-change': 'users:read',
  units: 'settings:read',
  users: 'users:read',
};

const channel = 'tillid_events';
const heartbeatMs = 20_000;

/** Tells every server, when this unit of work commits, that something changed in the organisation. */
export async function announce(tx: Tx, event: LiveEvent): Promise<void> {
  const payload = JSON.stringify({ organisationId: tx.scope.organisationId, ...event });
  sendAlong(tx, sql`select pg_notify(${channel}, ${payload})`.execute(tx.db));
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
    channel,
    onPayload(payload) {
      const told = readPayload(payload);
      // Whoever may connect to the database may say anything on any channel.
      if (told === undefined) return;
      const { organisationId, ...event } = told;
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

function readPayload(payload: string): (LiveEvent & { readonly organisationId: string }) | undefined {
  try {
    const read = JSON.parse(payload) as Partial<Record<'organisationId' | 'kind' | 'id', unknown>> | null;
    const { organisationId, kind, id } = read ?? {};
    if (typeof organisationId !== 'string' || typeof id !== 'string' || !isKind(kind)) return undefined;
    return { organisationId, kind, id };
  } catch {
    return undefined;
  }
}

function isKind(kind: unknown): kind is LiveEvent['kind'] {
  return typeof kind === 'string' && Object.hasOwn(permissionOf, kind);
}
