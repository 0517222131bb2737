import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { InjectOptions } from 'fastify';
import type { Client } from '../../../../../test/support/client.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';

const limits = {
  SIGN_IN_STARTS_PER_MINUTE: '3',
  ANONYMOUS_REQUESTS_PER_MINUTE: '8',
  SESSION_REQUESTS_PER_MINUTE: '12',
  UPLOADS_PER_MINUTE: '4',
};
const proxy = '10.1.1.1';
const origin = 'http://localhost:3000';

let plain: TestServer;
let behindProxy: TestServer;
before(async () => {
  plain = await startTestServer(limits);
  behindProxy = await startTestServer({ ...limits, TRUSTED_PROXIES: `${proxy}, 10.2.0.0/16` });
});
after(async () => {
  await plain.stop();
  await behindProxy.stop();
});
// Every test begins with a new minute.
beforeEach(() => {
  plain.clock.advance({ minutes: 1 });
  behindProxy.clock.advance({ minutes: 1 });
});

type Sent = { from?: string; forwarded?: string; url?: string; cookie?: string; organisationId?: string };

async function send(server: TestServer, sent: Sent = {}, request: InjectOptions = {}) {
  const answer = await server.platform.http.app.inject({
    method: 'GET',
    url: sent.url ?? '/api/v1/session',
    remoteAddress: sent.from ?? '192.0.2.7',
    ...request,
    headers: {
      ...(sent.forwarded === undefined ? {} : { 'x-forwarded-for': sent.forwarded }),
      ...(sent.cookie === undefined ? {} : { cookie: sent.cookie }),
      ...(sent.organisationId === undefined ? {} : { 'x-tillid-organisation': sent.organisationId }),
      ...(request.method === 'POST' ? { origin } : {}),
    },
  });
  return { status: answer.statusCode, retryAfter: answer.headers['retry-after'], text: answer.payload };
}

const startSignIn = (server: TestServer, sent: Sent = {}) =>
  send(
    server,
    { ...sent, url: sent.url ?? '/api/v1/sign-in/start' },
    { method: 'POST', payload: { returnTo: null, language: 'da' } },
  );

/** Statuses of so many requests, one after the other. */
async function statuses(count: number, one: () => Promise<{ status: number }>): Promise<number[]> {
  const found: number[] = [];
  for (let sent = 0; sent < count; sent += 1) found.push((await one()).status);
  return found;
}

const times = (count: number, status: number) => Array.from({ length: count }, () => status);

function asSignedIn(client: Client): Sent {
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  assert.ok(client.organisationId);
  return { cookie, organisationId: client.organisationId, url: '/api/v1/profile' };
}

describe('without a session, by address', () => {
  test('the request after the last is refused with the seconds to wait, and let in when they are over', async () => {
    assert.deepEqual(await statuses(8, () => send(plain)), times(8, 200));
    plain.clock.advance({ seconds: 20 });
    const refused = await send(plain);
    assert.deepEqual([refused.status, refused.retryAfter], [429, '40']);
    const { type, status, instance } = JSON.parse(refused.text) as Record<string, unknown>;
    assert.deepEqual([type, status, typeof instance], ['urn:tillid:problem:rate-limited', 429, 'string']);
    plain.clock.advance({ seconds: 39 });
    assert.equal((await send(plain)).status, 429);
    plain.clock.advance({ seconds: 1 });
    assert.equal((await send(plain)).status, 200);
  });

  test('another address is not concerned', async () => {
    await statuses(9, () => send(plain));
    assert.equal((await send(plain, { from: '192.0.2.8' })).status, 200);
  });

  test('one network of IPv6 counts as one address', async () => {
    let host = 0;
    assert.deepEqual(await statuses(9, () => send(plain, { from: `2001:db8:1:2::${(host += 1)}` })), [
      ...times(8, 200),
      429,
    ]);
    assert.equal((await send(plain, { from: '2001:db8:1:3::1' })).status, 200);
  });

  test('made-up session cookies and unknown paths of the API count as well', async () => {
    const cookie = `tillid_session=${plain.organisation.organisationId}.${'A'.repeat(43)}`;
    assert.deepEqual(await statuses(9, () => send(plain, { cookie })), [...times(8, 200), 429]);
    assert.deepEqual(await statuses(9, () => send(plain, { from: '192.0.2.9', url: '/api/v1/none' })), [
      ...times(8, 404),
      429,
    ]);
  });

  test('what needs a session is refused before it is said that there is none', async () => {
    const url = '/api/v1/users';
    assert.deepEqual(await statuses(9, () => send(plain, { url })), [...times(8, 401), 429]);
  });

  test('pages are not counted', async () => {
    assert.ok((await statuses(30, () => send(plain, { url: '/users' }))).every((status) => status !== 429));
    assert.equal((await send(plain)).status, 200);
  });
});

describe('log-ins begun, by address', () => {
  test('are fewer than other requests, of whatever kind they are', async () => {
    assert.deepEqual(await statuses(2, () => startSignIn(plain)), [200, 200]);
    const link = `/api/v1/activation/${'A'.repeat(22)}/start`;
    assert.equal((await startSignIn(plain, { url: link })).status, 404);
    const refused = await startSignIn(plain);
    assert.deepEqual([refused.status, refused.retryAfter], [429, '60']);
    assert.equal((await startSignIn(plain, { url: link })).status, 429);
    assert.equal((await send(plain)).status, 200);
    assert.equal((await startSignIn(plain, { from: '192.0.2.8' })).status, 200);
  });

  test('count for people with a session too', async () => {
    const { cookie = '' } = asSignedIn(await plain.signIn('user'));
    plain.clock.advance({ minutes: 1 });
    assert.deepEqual(await statuses(4, () => startSignIn(plain, { cookie })), [...times(3, 200), 429]);
  });
});

describe('with a session, by session', () => {
  test('people behind one address do not use up each other’s', async () => {
    const anna = asSignedIn(await plain.signIn('user-administrator'));
    const bo = asSignedIn(await plain.signIn('user'));
    plain.clock.advance({ minutes: 1 });
    await statuses(9, () => send(plain));
    assert.equal((await send(plain)).status, 429);
    assert.deepEqual(await statuses(13, () => send(plain, anna)), [...times(12, 200), 429]);
    assert.equal((await send(plain, { ...anna, from: '192.0.2.8' })).status, 429);
    assert.equal((await send(plain, bo)).status, 200);
    plain.clock.advance({ minutes: 1 });
    assert.equal((await send(plain, anna)).status, 200);
  });

  test('a session that is over counts by address again', async () => {
    const anna = asSignedIn(await plain.signIn('user-administrator'));
    plain.clock.advance({ hours: 9 });
    assert.deepEqual(await statuses(9, () => send(plain, anna)), [...times(8, 401), 429]);
  });
});

describe('files, by organisation', () => {
  const upload = (client: Client) =>
    client.upload('/api/v1/imports?menuItem=create', { name: 'a.csv', bytes: Buffer.from('Aktion\r\n') });

  test('two that come when there is room for one do not both get in', async () => {
    const anna = await plain.signIn('user-administrator');
    const other = await plain.otherOrganisation.signIn('user-administrator');
    assert.deepEqual(await statuses(3, () => upload(anna)), times(3, 201));
    const lock = `hashtextextended('uploads ${plain.organisation.organisationId}', 0)`;
    await plain.query(`select pg_advisory_lock(${lock})`);
    const both = Promise.all([upload(anna), upload(anna)]);
    await untilTwoWait();
    await plain.query(`select pg_advisory_unlock(${lock})`);
    const answers = await both;
    assert.deepEqual(answers.map((answer) => answer.status).toSorted(), [201, 429]);
    assert.equal((await upload(other)).status, 201);
    plain.clock.advance({ minutes: 1 });
    assert.equal((await upload(anna)).status, 201);
    await plain.jobs.drained();
  });

  /** Both have read their file and seen that there is room. */
  async function untilTwoWait(): Promise<void> {
    const deadline = Date.now() + 30_000;
    for (;;) {
      const waiting = await plain.query("select 1 from pg_locks where locktype = 'advisory' and not granted");
      if (waiting.length === 2) return;
      assert.ok(Date.now() < deadline, `${waiting.length} of 2 uploads wait`);
    }
  }
});

describe('the address', () => {
  test('is the socket’s: what a client writes into X-Forwarded-For changes nothing', async () => {
    let told = 0;
    assert.deepEqual(await statuses(9, () => send(plain, { forwarded: `198.51.100.${(told += 1)}` })), [
      ...times(8, 200),
      429,
    ]);
  });

  test('behind a trusted proxy is the last one that the proxy vouches for', async () => {
    const throughProxy = (forwarded: string) => send(behindProxy, { from: proxy, forwarded });
    let forged = 0;
    const anna = () => throughProxy(`203.0.113.${(forged += 1)}, 198.51.100.1`);
    assert.deepEqual(await statuses(9, anna), [...times(8, 200), 429]);
    assert.equal((await throughProxy('198.51.100.1, 10.2.3.4')).status, 429);
    assert.equal((await throughProxy('198.51.100.2')).status, 200);
    assert.equal((await throughProxy('198.51.100.1, 198.51.100.2')).status, 200);
  });

  test('is not believed from anybody who is no trusted proxy', async () => {
    let told = 0;
    const direct = () => send(behindProxy, { from: '192.0.2.50', forwarded: `198.51.100.${(told += 1)}` });
    assert.deepEqual(await statuses(9, direct), [...times(8, 200), 429]);
  });
});

test('endpoints need not declare that they may be refused', async () => {
  assert.deepEqual([...plain.undeclaredProblems, ...behindProxy.undeclaredProblems], []);
});
