import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type * as contract from '@tillid/contract/charges';
import type { ReplyOf } from '@tillid/contract/endpoint';
import { force } from '../../../../../test/support/activation.ts';
import { readBody } from '../../../../../test/support/answers.ts';
import { authenticatorsOf, give, handOver } from '../../../../../test/support/authenticators.ts';
import type { Client } from '../../../../../test/support/client.ts';
import { addUser } from '../../../../../test/support/further-user.ts';
import { newPerson } from '../../../../../test/support/people.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';

let server: TestServer;
let administrator: Client;

before(async () => {
  server = await startTestServer();
  administrator = await server.signIn('user-administrator');
});
after(() => server.stop());

async function total(): Promise<number> {
  const client = await server.signIn('organisation-administrator');
  return readBody<ReplyOf<typeof contract.readCharges>>(await client.get('/api/v1/charges'), 200).total;
}

const order = (userId: string, count: number) =>
  give(server, administrator, { userId, authenticators: [{ choice: 'chip', count }] });

test('an order that is cancelled before it is sent is charged no more; what was sent is, whatever becomes of it', async () => {
  const earlier = await total();
  const userId = await addUser(server, newPerson());
  const remove = (id: string) => administrator.delete(`/api/v1/users/${userId}/authenticators/${id}`);
  const [sent = '', refused = '', cancelled = ''] = await order(userId, 3);
  await handOver(server, sent);
  await force(server, 'update authenticator set issued_at = null, order_failed_at = ordered_at where id = $1', [
    refused,
  ]);
  assert.equal(await total(), earlier + 34_500);
  assert.equal((await remove(refused)).status, 200);
  assert.equal(await total(), earlier + 23_000);
  const answers = await Promise.all([1, 2, 3, 4].map(() => remove(cancelled)));
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 422, 422, 422]);
  assert.equal((await remove(sent)).status, 200);
  assert.equal(await total(), earlier + 11_500);
});

test('what is sent and cancelled at once is one of them, and charged as that', async () => {
  const earlier = await total();
  const userId = await addUser(server, newPerson());
  const [authenticatorId = ''] = await order(userId, 1);
  await Promise.allSettled([
    handOver(server, authenticatorId),
    administrator.delete(`/api/v1/users/${userId}/authenticators/${authenticatorId}`),
  ]);
  const { items } = await authenticatorsOf(administrator, userId);
  const ended = items.find((one) => one.authenticatorId === authenticatorId);
  assert.deepEqual([ended?.status, await total()], ['blocked', earlier + (ended?.sentAt === null ? 0 : 11_500)]);
});
