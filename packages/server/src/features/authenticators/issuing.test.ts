import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, suite, test } from 'node:test';
import { createPending, force } from '../../../../../test/support/activation.ts';
import { readRefusal } from '../../../../../test/support/answers.ts';
import { authenticatorsOf, give, type Authenticators } from '../../../../../test/support/authenticators.ts';
import type { Answer, Client } from '../../../../../test/support/client.ts';
import { removeUser } from '../../../../../test/support/deletion.ts';
import { addUser } from '../../../../../test/support/further-user.ts';
import { newPerson } from '../../../../../test/support/people.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';
import { until } from '../../../../../test/support/until.ts';

type Reply = (request: IncomingMessage, response: ServerResponse, orderId: string) => void;
const json = (response: ServerResponse, status: number, body: unknown) =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

const issues: Reply = (_, response, orderId) =>
  json(response, 200, { order_id: orderId, sub: `subject-of-${orderId}` });
const hears: Reply = (_, response) => response.writeHead(204).end();
let reply: Reply = issues;
let asked: { path: string; authorization: string; body: string }[] = [];
let issuer: Server;
let server: TestServer;
let administrator: Client;

before(async () => {
  issuer = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      const path = request.url ?? '';
      asked.push({ path, authorization: request.headers.authorization ?? '', body });
      reply(request, response, path.split('/')[2] ?? '');
    });
  }).listen(0, '127.0.0.1');
  await once(issuer, 'listening');
  const { port } = issuer.address() as AddressInfo;
  server = await startTestServer({}, { issuingUrl: `http://127.0.0.1:${port}/orders` });
  administrator = await server.signIn('user-administrator');
});
after(async () => {
  await server.stop();
  issuer.close();
});

/** Orders an app and waits for what comes of the first tries. */
async function order(
  answering: Reply,
): Promise<{ userId: string; read: () => Promise<Authenticators['items'][number]> }> {
  reply = answering;
  asked = [];
  const userId = await addUser(server, newPerson());
  const [authenticatorId] = await give(server, administrator, {
    userId,
    authenticators: [{ choice: 'app', count: 1 }],
  });
  return {
    userId,
    async read() {
      const { items } = await authenticatorsOf(administrator, userId);
      const one = items.find((each) => each.authenticatorId === authenticatorId);
      assert.ok(one);
      return one;
    },
  };
}

/** The eID was told last that an identity may not be used. */
function assertBlocked(authenticatorId: string): void {
  assert.deepEqual(asked.at(-1)?.path, `/orders/${authenticatorId}/status`);
  assert.deepEqual(JSON.parse(asked.at(-1)?.body ?? '{}'), { blocked: true });
}

/** Lets the tries that would follow over hours follow now. */
async function tryAgain(): Promise<void> {
  await server.query(`update graphile_worker._private_jobs set run_at = now() where attempts < max_attempts`);
  await server.jobs.drained();
}

suite('what the eID answers', () => {
  test('an identity: the app can be activated, and the eID was told what it needs and who asks', async () => {
    const { read } = await order(issues);
    assert.deepEqual([(await read()).status, asked.length], ['delivered', 1]);
    const [call] = asked;
    assert.match(call?.authorization ?? '', /^Basic /);
    const body = JSON.parse(call?.body ?? '{}') as { means: string; organisation: object; person: object };
    assert.deepEqual([body.means, body.organisation], ['app', { cvr: '90010018', name: 'Nordhavn Kommune' }]);
    assert.deepEqual(Object.keys(body.person), ['given_name', 'family_name', 'birthdate']);
  });

  test('nothing for now: it is asked again with the same order until it answers', async () => {
    const { read } = await order((_, response) => json(response, 503, {}));
    assert.deepEqual([(await read()).status, (await read()).orderFailed], ['ordered', false]);
    reply = issues;
    await tryAgain();
    assert.equal((await read()).status, 'delivered');
    assert.equal(new Set(asked.map(({ path }) => path)).size, 1);
  });

  test('never anything: after the last try it says so, and an administrator orders again', async () => {
    const { userId, read } = await order((_, response) => json(response, 500, {}));
    for (let left = 12; left > 0 && !(await read()).orderFailed; left -= 1) await tryAgain();
    // The last try is none that waits any more, and may still be under way.
    const failed = await until(read, ({ orderFailed }) => orderFailed);
    assert.deepEqual([failed.status, failed.orderFailed, failed.actions], ['ordered', true, ['retry-order', 'remove']]);
    assert.ok((await server.history(userId)).includes('authenticator.order-failed'));
    reply = issues;
    const path = `/api/v1/users/${userId}/authenticators/${failed.authenticatorId}/retry`;
    assert.equal((await administrator.post(path)).status, 200);
    await server.jobs.drained();
    assert.equal((await read()).status, 'delivered');
    assert.equal(readRefusal(await administrator.post(path)).errors[0]?.code, 'authenticator-status');
  });

  const refusing: readonly [what: string, reply: Reply][] = [
    ['a refusal', (_, response) => json(response, 403, { error: 'not a customer' })],
    ['what it does not understand', (_, response) => json(response, 422, {})],
  ];
  for (const [what, answering] of refusing)
    test(`${what}: it is not asked again by itself`, async () => {
      const { read } = await order(answering);
      assert.deepEqual([(await read()).orderFailed, asked.length], [true, 1]);
    });

  const lying: readonly [what: string, reply: Reply][] = [
    ['another order', (_, response) => json(response, 200, { order_id: 'another', sub: 'subject' })],
    ['no subject', (_, response, orderId) => json(response, 200, { order_id: orderId })],
    ['no JSON', (_, response) => response.writeHead(200).end('<html>')],
    ['far too much', (_, response) => response.writeHead(200).end('x'.repeat(100_000))],
    ['another place', (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()],
    ['nothing, and hangs up', (request) => request.socket.destroy()],
  ];
  for (const [what, answering] of lying)
    test(`${what}: nothing is kept, and it is asked again`, async () => {
      const { userId, read } = await order(answering);
      assert.equal((await read()).status, 'ordered');
      assert.deepEqual(await server.query('select id from eid_subject where user_id = $1', [userId]), []);
      reply = issues;
      await tryAgain();
      assert.equal((await read()).status, 'delivered');
    });

  test("another user's identity: it is not taken, and an administrator is told", async () => {
    const same: Reply = (_, response, orderId) => json(response, 200, { order_id: orderId, sub: 'the same for all' });
    assert.equal((await (await order(same)).read()).status, 'delivered');
    const { read } = await order(same);
    assert.deepEqual([(await read()).status, (await read()).orderFailed], ['ordered', true]);
  });
});

suite('what changes meanwhile', () => {
  test('one that was removed before the eID answered is not issued', async () => {
    const { userId, read } = await order((_, response) => json(response, 503, {}));
    const { authenticatorId } = await read();
    await administrator.delete(`/api/v1/users/${userId}/authenticators/${authenticatorId}`);
    reply = issues;
    await tryAgain();
    assert.equal((await read()).status, 'blocked');
    assert.deepEqual(await server.query('select id from eid_subject where user_id = $1', [userId]), []);
  });

  const ends: readonly [what: string, end: (userId: string, authenticatorId: string) => Promise<Answer>][] = [
    ['removed', (userId, id) => administrator.delete(`/api/v1/users/${userId}/authenticators/${id}`)],
    ['gone with its user', (userId) => removeUser(server, administrator, userId)],
  ];
  for (const [what, end] of ends)
    test(`one that was ${what} while the eID made it is useless at the eID`, async () => {
      const { promise: isAsked, resolve: ask } = Promise.withResolvers<() => void>();
      reply = (request, response, orderId) => ask(() => issues(request, response, orderId));
      const userId = await addUser(server, newPerson());
      const path = `/api/v1/users/${userId}/authenticators`;
      assert.equal((await administrator.post(path, { authenticators: [{ choice: 'app', count: 1 }] })).status, 200);
      const answer = await isAsked;
      const { items } = await authenticatorsOf(administrator, userId);
      const authenticatorId = items.find(({ kind }) => kind === 'separate')?.authenticatorId ?? '';
      const ended = await end(userId, authenticatorId);
      assert.ok(ended.status < 300, ended.text);
      reply = hears;
      answer();
      await server.jobs.drained();
      assertBlocked(authenticatorId);
      assert.deepEqual(
        await server.query('select id from eid_subject where user_id = $1 and kind = $2', [userId, 'separate']),
        [],
      );
    });

  test('what a deleted user had is useless at the eID, told again until it is heard', async () => {
    const { userId, read } = await order(issues);
    const { authenticatorId } = await read();
    asked = [];
    reply = (_, response) => json(response, 500, {});
    assert.equal((await removeUser(server, administrator, userId)).status, 204);
    await server.jobs.drained();
    reply = hears;
    await tryAgain();
    assertBlocked(authenticatorId);
    assert.ok(asked.length > 1);
  });

  test('a user who still waits for activation can be helped when the order failed', async () => {
    reply = (_, response) => json(response, 403, {});
    await force(
      server,
      `update organisation_settings set settings = settings || '{"privateAuthenticatorAllowed": false}'`,
      [],
    );
    const pending = await createPending(administrator);
    await server.jobs.drained();
    await force(
      server,
      `update organisation_settings set settings = settings || '{"privateAuthenticatorAllowed": true}'`,
      [],
    );
    const [failed] = (await authenticatorsOf(administrator, pending.userId)).items;
    assert.equal(failed?.orderFailed, true);
    reply = issues;
    const path = `/api/v1/users/${pending.userId}/authenticators/${failed?.authenticatorId}/retry`;
    assert.equal((await administrator.post(path)).status, 200);
    await server.jobs.drained();
    assert.equal((await authenticatorsOf(administrator, pending.userId)).items[0]?.status, 'delivered');
  });

  test('a blocked one is useless at the eID too, told again until it is heard', async () => {
    const { userId, read } = await order(issues);
    const { authenticatorId } = await read();
    asked = [];
    reply = (_, response) => json(response, 500, {});
    await administrator.post(`/api/v1/users/${userId}/authenticators/${authenticatorId}/block`, { reason: 'lost' });
    await server.jobs.drained();
    reply = hears;
    await tryAgain();
    assertBlocked(authenticatorId);
    assert.ok(asked.length > 1);
  });
});
