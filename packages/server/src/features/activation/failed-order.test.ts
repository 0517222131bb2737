import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { ReplyOf } from '@tillid/contract/endpoint';
import type * as contract from '@tillid/contract/activation';
import { addImported } from '../../../../../test/support/activation.ts';
import { readBody } from '../../../../../test/support/answers.ts';
import { newPerson } from '../../../../../test/support/people.ts';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';

type Order = ReplyOf<typeof contract.readActivationOrder>;
const orders = '/api/v1/activation-orders';
const batchSize = 500;

let server: TestServer;
before(async () => {
  server = await startTestServer();
});
after(async () => {
  const undeclared = server.undeclaredProblems;
  await server.stop();
  assert.deepEqual(undeclared, []);
});

/** Makes the database refuse the link of one user. */
async function refuseLinkOf(userId: string): Promise<void> {
  await server.query(`
    create function refuse_link() returns trigger language plpgsql as $$ begin raise exception 'refused'; end $$;
    create trigger refuse_link before insert on activation_link for each row when (new.user_id = '${userId}') execute function refuse_link()`);
}

/** Lets the next try of the job that failed be the last one. */
async function tryForTheLastTime(): Promise<void> {
  await server.query('update graphile_worker._private_jobs set attempts = max_attempts - 1, run_at = now()');
  await server.jobs.drained();
  // A last try that is under way does not count as waiting any more.
  while ((await server.query('select id from graphile_worker._private_jobs where locked_at is not null')).length > 0);
}

test('an order that fails for good ends, says what was sent, and the others can be ordered again', async () => {
  const userIds = await addImported(
    server,
    Array.from({ length: batchSize + 2 }, () => ({ person: newPerson() })),
  );
  const last = userIds.toSorted().at(-1) ?? '';
  await refuseLinkOf(last);
  const administrator = await server.signIn('user-administrator');
  const selection = { filter: {}, exceptUserIds: [] };
  const body = { selection, authenticator: 'app', authenticatorLimit: 1 };
  const { activationOrderId } = readBody<Order>(await administrator.post(orders, body), 202);
  const read = async () => readBody<Order>(await administrator.get(`${orders}/${activationOrderId}`), 200);
  await server.jobs.drained();
  assert.equal((await read()).status, 'running', 'it is tried again');
  await tryForTheLastTime();
  const failed = { activationOrderId, status: 'failed', total: batchSize + 2, done: batchSize, skipped: 0 };
  assert.deepEqual(await read(), failed);
  assert.deepEqual(await server.history(activationOrderId), ['activation-order.started', 'activation-order.failed']);
  const left = await server.query(`select id from business_user where status = 'imported'`);
  assert.equal(left.length, 2);
  assert.deepEqual(await server.query('select user_id from activation_order_user'), []);

  await server.query('drop trigger refuse_link on activation_link');
  const again = readBody<Order>(await administrator.post(orders, body), 202);
  await server.jobs.drained();
  assert.deepEqual(await server.history(again.activationOrderId), [
    'activation-order.started',
    'activation-order.completed',
  ]);
  assert.deepEqual(await server.history(last), [
    'user.created',
    'user.sent-for-activation',
    'user.activation-email-queued',
    'authenticator.ordered',
    'authenticator.issued',
  ]);
});
