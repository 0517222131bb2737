import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createUserBy } from '../support/new-user.ts';
import { findPlace, leftOf, npmStart, queryPlace, type Part, type Place } from '../support/npm-start.ts';
import { logInAtDemo } from '../support/remote-client.ts';

/** Creates a user over HTTP and gives where to find that user. */
async function createSomebody(place: Place): Promise<string> {
  const { user } = await createUserBy(await logInAtDemo(place.url));
  return `/api/v1/users/${user.userId}`;
}

async function assertThere(place: Place, path: string): Promise<void> {
  const answer = await (await logInAtDemo(place.url)).get(path);
  assert.equal(answer.status, 200, answer.text);
  const [seeded] = await queryPlace<{ n: number }>(place, 'select count(*)::int as n from organisation');
  assert.equal(seeded?.n, 2);
}

const killings: readonly (readonly Part[])[] = [['npm'], ['server'], ['npm', 'server', 'postgres']];
for (const killed of killings) {
  test(`after kill -9 of ${killed.join(', ')} a new start has the data`, async (context) => {
    const place = await findPlace(context);
    const first = npmStart(place);
    await first.ready;
    const path = await createSomebody(place);
    first.kill(...killed);
    await first.ended;
    if (killed.join() === 'npm') assert.deepEqual(await leftOf(place), [], 'the server stops when npm is gone');

    const second = npmStart(place);
    await second.ready;
    await assertThere(place, path);
    second.interrupt();
    await second.ended;
    assert.deepEqual(await leftOf(place), []);
  });
}

test('after kill -9 of PostgreSQL the same start goes on, with the data and the same session', async (context) => {
  const place = await findPlace(context);
  const started = npmStart(place, { LOG_LEVEL: 'info' });
  await started.ready;
  const administrator = await logInAtDemo(place.url);
  const { user } = await createUserBy(administrator);
  started.kill('postgres');
  await started.saying('PostgreSQL runs again');
  const answer = await administrator.get(`/api/v1/users/${user.userId}`);
  assert.equal(answer.status, 200, answer.text);
  const after = await createUserBy(administrator);
  assert.equal(after.user.status, 'pending-activation');

  started.interrupt();
  await started.ended;
  const second = npmStart(place);
  await second.ready;
  await assertThere(place, `/api/v1/users/${user.userId}`);
  await assertThere(place, `/api/v1/users/${after.user.userId}`);
  second.interrupt();
  await second.ended;
  assert.deepEqual(await leftOf(place), []);
});
