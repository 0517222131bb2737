import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { openEventStream } from '../../../../../test/support/event-stream.ts';
import type { TestOrganisation } from '../../../../../test/support/organisation.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';
import { asOrganisationId, type Scope } from '../db/scope.ts';
import { announce, type LiveEvent } from './events.ts';

let server: TestServer;
let port: number;
before(async () => {
  server = await startTestServer();
  const { app } = server.platform.http;
  await app.listen({ host: '127.0.0.1', port: 0 });
  ({ port } = app.server.address() as AddressInfo);
});
after(() => server.stop());

function scopeOf({ organisationId }: TestOrganisation): Scope {
  const now = server.clock.now();
  return { organisationId: asOrganisationId(organisationId), actor: { kind: 'system' }, requestId: 'test', now };
}

async function tell(organisation: TestOrganisation, kind: LiveEvent['kind'] = 'import'): Promise<string> {
  const id = randomUUID();
  await server.platform.work(scopeOf(organisation), (tx) => announce(tx, { kind, id }));
  return id;
}

test('each stream tells what happened in its own organisation, in order, and nothing else', async () => {
  const [own, other] = [
    await openEventStream(port, await server.signIn('user-administrator')),
    await openEventStream(port, await server.otherOrganisation.signIn('user-administrator')),
  ];
  assert.equal(own.status, 200);
  assert.equal(own.headers['content-type'], 'text/event-stream');
  assert.equal(own.headers['cache-control'], 'no-store');
  assert.match(String(own.headers['content-security-policy']), /default-src 'none'/);
  const ids = [await tell(server.organisation), await tell(server.otherOrganisation), await tell(server.organisation)];
  const event = (id: string | undefined) => ({ kind: 'import', id });
  assert.deepEqual(await own.received(2), [event(ids[0]), event(ids[2])]);
  assert.deepEqual(await other.received(1), [event(ids[1])]);
});

test('of what happened is told what the pages of the roles show', async () => {
  const administrator = await openEventStream(port, await server.signIn('user-administrator'));
  const others = [
    await openEventStream(port, await server.signIn('organisation-administrator')),
    await openEventStream(port, await server.signIn('rights-administrator')),
  ];
  const told: { kind: LiveEvent['kind']; id: string }[] = [];
  for (const kind of ['import', 'activation-order', 'users'] as const)
    told.push({ kind, id: await tell(server.organisation, kind) });
  assert.deepEqual(await administrator.received(3), told);
  for (const other of others) assert.deepEqual(await other.received(1), [told[2]]);
});

test('a plain user is told nothing', async () => {
  const other = await startTestServer();
  const { app } = other.platform.http;
  await app.listen({ host: '127.0.0.1', port: 0 });
  const itsPort = (app.server.address() as AddressInfo).port;
  const stream = await openEventStream(itsPort, await other.signIn('user'));
  const administrator = await openEventStream(itsPort, await other.signIn('user-administrator'));
  assert.equal(stream.status, 200);
  const scope = {
    ...scopeOf(server.organisation),
    organisationId: asOrganisationId(other.organisation.organisationId),
  };
  for (const kind of ['import', 'activation-order', 'users'] as const)
    await other.platform.work(scope, (tx) => announce(tx, { kind, id: randomUUID() }));
  await administrator.received(3);
  await Promise.all([other.stop(), stream.ended]);
  assert.deepEqual(await stream.received(0), []);
});

test('what was rolled back is not told', async () => {
  const stream = await openEventStream(port, await server.signIn('user-administrator'));
  const failing = server.platform.work(scopeOf(server.organisation), async (tx) => {
    await announce(tx, { kind: 'import', id: randomUUID() });
    throw new Error('changed my mind');
  });
  await assert.rejects(failing, /changed my mind/);
  const id = await tell(server.organisation);
  assert.deepEqual(await stream.received(1), [{ kind: 'import', id }]);
});

test('without a session, or believing in another organisation, there is no stream', async () => {
  const visitor = server.visitor();
  visitor.organisationId = server.organisation.organisationId;
  assert.equal((await openEventStream(port, visitor)).status, 401);
  const mistaken = await server.signIn('user-administrator');
  mistaken.organisationId = server.otherOrganisation.organisationId;
  assert.equal((await openEventStream(port, mistaken)).status, 409);
});

test('when the database was away the streams end, so that the pages read again; new ones tell on', async () => {
  const client = await server.signIn('user-administrator');
  const stream = await openEventStream(port, client);
  await server.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and query = 'listen tillid_events'`,
  );
  await stream.ended;
  const again = await openEventStream(port, client);
  const id = await tell(server.organisation);
  assert.deepEqual(await again.received(1), [{ kind: 'import', id }]);
});

test('a stream ends with the server', async () => {
  const other = await startTestServer();
  const { app } = other.platform.http;
  await app.listen({ host: '127.0.0.1', port: 0 });
  const stream = await openEventStream(
    (app.server.address() as AddressInfo).port,
    await other.signIn('user-administrator'),
  );
  await Promise.all([other.stop(), stream.ended]);
});
