import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { addImported, force, newForeigner } from '../../../../../test/support/activation.ts';
import type { Answer, Client } from '../../../../../test/support/client.ts';
import { newPerson } from '../../../../../test/support/people.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';

let server: TestServer;
before(async () => {
  server = await startTestServer();
});
after(async () => {
  const undeclared = server.undeclaredProblems;
  await server.stop();
  assert.deepEqual(undeclared, []);
});

const orders = '/api/v1/activation-orders';
const everybody = { filter: {}, exceptUserIds: [] };

function start(client: Client, selection: object, parts: { authenticator?: string; key?: string } = {}) {
  const { authenticator = 'app', key } = parts;
  const body = { selection, authenticator, authenticatorLimit: 2 };
  return client.post(orders, body, key === undefined ? {} : { key });
}

async function untilCompleted(client: Client, orderId: string): Promise<Answer> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const [order] = await server.query('select status from activation_order where id = $1', [orderId]);
    if (order?.['status'] === 'completed') return await client.get(`${orders}/${orderId}`);
    if (Date.now() > deadline) throw new Error('the order is not completed after a minute');
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test('who may order', async () => {
  const [userId] = await addImported(server, [{ person: newPerson() }]);
  const selection = { userIds: [userId] };
  const clients: [Client, number][] = [
    [server.visitor(), 401],
    [await server.signIn('user'), 403],
    [await server.signIn('organisation-administrator'), 403],
  ];
  for (const [client, status] of clients) {
    assert.equal((await start(client, selection)).status, status);
    assert.equal((await client.post(`${orders}/check`, { selection })).status, status);
    assert.equal((await client.get(`${orders}/${userId}`)).status, status);
  }
  const stranger = await server.otherOrganisation.signIn('user-administrator');
  const empty = { withCpr: 0, withAuthenticator: 0, withoutCpr: [], withoutCprCount: 0 };
  assert.deepEqual((await stranger.post(`${orders}/check`, { selection })).body, empty);
  const refused = await start(stranger, selection);
  assert.equal(refused.body['errors']?.[0]?.['code'], 'nobody-to-activate');
  const admin = await server.signIn('user-administrator');
  const order = await start(admin, selection);
  assert.equal((await stranger.get(`${orders}/${order.body['activationOrderId']}`)).status, 404);
  await untilCompleted(admin, String(order.body['activationOrderId']));
});

test('of twelve imported users the ten with CPR number get a mail each; the others are named and stay', async () => {
  const admin = await server.signIn('user-administrator');
  const foreigners = [newForeigner(), newForeigner()];
  const withPrivate = await addImported(server, [
    { person: newPerson(), authenticator: 'private' },
    { person: newPerson(), authenticator: 'private' },
  ]);
  const others = await addImported(
    server,
    Array.from({ length: 8 }, () => ({ person: newPerson() })),
  );
  const withoutCpr = await addImported(
    server,
    foreigners.map((person) => ({ person })),
  );
  const check = await admin.post(`${orders}/check`, { selection: everybody });
  assert.equal(check.body['withCpr'], 10);
  assert.equal(check.body['withAuthenticator'], 2);
  assert.equal(check.body['withoutCprCount'], 2);
  const named = check.body['withoutCpr'] as unknown as { userId: string }[];
  assert.deepEqual(named.map((user) => user.userId).toSorted(), withoutCpr.toSorted());

  await server.jobs.drained();
  const earlier = server.mails.length;
  const key = 'the-same-click-twice';
  const order = await start(admin, everybody, { key });
  assert.deepEqual([order.status, order.body['total']], [202, 10]);
  assert.deepEqual((await start(admin, everybody, { key })).body, order.body);
  const orderId = String(order.body['activationOrderId']);
  const completed = await untilCompleted(admin, orderId);
  assert.deepEqual(completed.body, {
    activationOrderId: orderId,
    status: 'completed',
    total: 10,
    done: 10,
    skipped: 0,
  });
  await server.jobs.drained();
  const mails = server.mails.slice(earlier);
  assert.equal(new Set(mails.map((mail) => mail.to)).size, 10);
  assert.equal(mails.length, 10);
  assert.equal(new Set(mails.map((mail) => /activate\/([\w-]{22})/.exec(mail.text)?.[1])).size, 10);
  assert.deepEqual(await server.history(orderId), ['activation-order.started', 'activation-order.completed']);

  for (const [userIds, status, authenticator, limit] of [
    [withPrivate, 'pending-activation', 'private', 1],
    [others, 'pending-activation', 'app', 2],
    [withoutCpr, 'imported', null, 1],
  ] as const) {
    for (const userId of userIds) {
      const { body } = await admin.get(`/api/v1/users/${userId}`);
      assert.deepEqual(
        [body['status'], body['authenticator'], body['authenticatorLimit']],
        [status, authenticator, limit],
      );
      const ordered =
        authenticator === 'app' ? ['authenticator.issued', 'authenticator.ordered'] : ['authenticator.added'];
      const sent = [...ordered, 'user.activation-email-queued', 'user.created', 'user.sent-for-activation'];
      assert.deepEqual((await server.history(userId)).toSorted(), status === 'imported' ? ['user.created'] : sent);
    }
  }
  const actors = await server.query<{ actor_id: string }>(
    `select distinct actor_id from history_event where kind = 'user.sent-for-activation' and entity_id = any($1)`,
    [others],
  );
  assert.deepEqual(actors, [{ actor_id: server.organisation.users['user-administrator'].userId }]);
  const again = await start(admin, everybody);
  assert.equal(again.body['errors']?.[0]?.['code'], 'nobody-to-activate');
});

test('all but some: the exceptions stay imported', async () => {
  const admin = await server.signIn('user-administrator');
  const [kept, sent] = await addImported(server, [{ person: newPerson() }, { person: newPerson() }]);
  const order = await start(admin, { ...everybody, exceptUserIds: [kept] });
  assert.equal(order.body['total'], 1);
  await untilCompleted(admin, String(order.body['activationOrderId']));
  const statuses = await Promise.all([kept, sent].map((userId) => admin.get(`/api/v1/users/${userId}`)));
  assert.deepEqual(
    statuses.map(({ body }) => body['status']),
    ['imported', 'pending-activation'],
  );
});

test('only what the organisation offers, and zero to three of it', async () => {
  const admin = await server.signIn('user-administrator');
  await addImported(server, [{ person: newPerson() }]);
  for (const authenticatorLimit of [-1, 4, 1.5]) {
    const body = { selection: everybody, authenticator: 'app', authenticatorLimit };
    assert.equal((await admin.post(orders, body)).status, 422);
  }
  const { organisationId } = server.organisation;
  const settings = 'update organisation_settings set settings = settings || $2::jsonb where organisation_id = $1';
  await force(server, settings, [organisationId, '{"privateAuthenticatorAllowed": false}']);
  const refused = await start(admin, everybody, { authenticator: 'private' });
  assert.deepEqual(refused.body['errors'], [{ pointer: '/authenticator', code: 'authenticator-not-offered' }]);
  await force(server, settings, [organisationId, '{"privateAuthenticatorAllowed": true}']);
});

test('an order killed between two batches goes on where it was, and nobody gets two mails', async () => {
  const admin = await server.signIn('user-administrator');
  const people = Array.from({ length: 510 }, () => ({ person: newPerson() }));
  const userIds = (await addImported(server, people)).toSorted();
  const last = userIds.at(-1);
  // The second batch waits for a row that somebody holds, until its connection is killed.
  await server.query('begin');
  await server.query('select id from business_user where id = $1 for update', [last]);
  const order = await start(admin, { ...everybody, exceptUserIds: await importedBefore(userIds) });
  const orderId = String(order.body['activationOrderId']);
  assert.equal(order.body['total'], 510);
  await killWhoeverWaits();
  const halfway = await admin.get(`${orders}/${orderId}`);
  assert.deepEqual([halfway.body['status'], halfway.body['done']], ['running', 500]);
  // 500 real deliveries would only take time here: a mail that is sent already is not sent again.
  await server.query(`update email set status = 'sent' where user_id = any($1)`, [userIds]);
  await server.query('commit');

  assert.equal((await untilCompleted(admin, orderId)).body['done'], 510);
  const [counted] = await server.query<{ links: number; mails: number; sent: number }>(
    `select (select count(*)::int from activation_link where user_id = any($1)) as links,
       (select count(*)::int from email where user_id = any($1)) as mails,
       (select count(*)::int from history_event where kind = 'user.sent-for-activation' and entity_id = any($1)) as sent`,
    [userIds],
  );
  assert.deepEqual(counted, { links: 510, mails: 510, sent: 510 });
});

async function importedBefore(userIds: readonly string[]): Promise<string[]> {
  const rows = await server.query<{ id: string }>(
    `select id from business_user where status = 'imported' and not (id = any($1))`,
    [userIds],
  );
  return rows.map((row) => row.id);
}

async function killWhoeverWaits(): Promise<void> {
  for (;;) {
    const killed = await server.query(
      `select pg_terminate_backend(pid) from (select distinct pid from pg_locks where not granted) as waiting
       where pg_backend_pid() = any(pg_blocking_pids(pid))`,
    );
    if (killed.length > 0) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
