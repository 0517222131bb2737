import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRefusal } from '../support/answers.ts';
import type { Client } from '../support/client.ts';
import { openDeployment } from '../support/deployment.ts';

const answersWithinMs = 15_000;

function begin(client: Client) {
  return client.post('/api/v1/sign-in/start', { returnTo: null, language: 'da' });
}

/** Runs it and fails when it took longer than anybody waits. */
async function inTime<T>(ask: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const answer = await ask();
  assert.ok(performance.now() - began < answersWithinMs, `it took ${Math.round(performance.now() - began)} ms`);
  return answer;
}

test('the eID is away, hangs and comes back: each log-in says so, those who are in work on, and it recovers by itself', async (context) => {
  const deployment = await openDeployment(context);
  const { eid } = deployment;
  const server = await deployment.startServer();
  const visitor = () => deployment.visitor(server);
  const away = { status: 503, code: 'unavailable', errors: [{ pointer: '', code: 'eid-unavailable' }] };

  // Never reached before: the broker's description could not be fetched, which must not be remembered.
  await eid.stop();
  const refused = await inTime(() => begin(visitor()));
  assert.deepEqual(readRefusal(refused), away);
  assert.match(String(refused.headers['retry-after']), /^[1-9]\d*$/);
  await eid.start();
  const administrator = await deployment.signIn(server);

  const half = visitor();
  const callback = await deployment.callbackOf(half, 'user-administrator');
  await eid.stop();
  const ended = await inTime(() => half.get(callback));
  assert.match(String(ended.headers['location']), /^\/sign-in-refused\?reason=unavailable$/);
  assert.equal((await administrator.get('/api/v1/users')).status, 200);
  await eid.start();

  const other = visitor();
  const otherCallback = await deployment.callbackOf(other, 'user-administrator');
  const fresh = await deployment.startServer();
  await eid.hang();
  const [hung, notBegun] = await Promise.all([
    inTime(() => other.get(otherCallback)),
    inTime(() => begin(deployment.visitor(fresh))),
  ]);
  assert.match(String(hung.headers['location']), /^\/sign-in-refused\?reason=unavailable$/);
  assert.deepEqual(readRefusal(notBegun), away);
  await eid.start();
  await deployment.signIn(fresh);
  assert.ok(server.isRunning() && fresh.isRunning());
});
