import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { startTestServer, type TestServer } from '../../../../../test/support/server.ts';
import { asOrganisationId, type Scope } from './scope.ts';
import { sendAlong, type Tx } from './work.ts';

let server: TestServer;
let scope: Scope;
before(async () => {
  server = await startTestServer();
  await server.query('create table trial (number integer primary key, text text)');
  await server.query(
    `grant select, insert, update, delete on trial to "${server.platform.settings.rolePrefix}_app", "${server.platform.settings.rolePrefix}_system"`,
  );
  scope = {
    organisationId: asOrganisationId(server.organisation.organisationId),
    actor: { kind: 'system' },
    requestId: 'test',
    now: server.clock.now(),
  };
});
after(() => server.stop());

function insert(tx: Tx, number: number): Promise<unknown> {
  return sql`insert into trial (number) values (${number})`.execute(tx.db);
}

async function numbers(): Promise<number[]> {
  const rows = await server.query<{ number: number }>('select number from trial order by number');
  return rows.map((row) => row.number);
}

test('what is asked without waiting is answered in the order of the program', async () => {
  const counts = await server.platform.work(scope, (tx) =>
    Promise.all(
      [10, 11, 12].map(async (number) => {
        sendAlong(tx, insert(tx, number));
        const { rows } = await sql<{ seen: number }>`select count(*)::int as seen from trial`.execute(tx.db);
        return rows[0]?.seen;
      }),
    ),
  );
  assert.deepEqual(counts, [1, 2, 3]);
  assert.deepEqual(await numbers(), [10, 11, 12]);
});

test('a unit of work fails with a statement that it did not wait for, and nothing of it is there', async () => {
  await assert.rejects(
    server.platform.work(scope, async (tx) => {
      await insert(tx, 20);
      sendAlong(tx, insert(tx, 10));
    }),
    /trial_pkey/,
  );
  await assert.rejects(
    server.platform.work(scope, async (tx) => {
      sendAlong(tx, insert(tx, 10));
      await insert(tx, 21);
    }),
    /trial_pkey/,
    'the cause is told, not that the transaction was aborted by then',
  );
  assert.deepEqual(await numbers(), [10, 11, 12]);
});

test('what goes on beside a unit of work that has failed reaches no other', async () => {
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  const late = ended.then(() => 30);
  let straggler: Promise<unknown> | undefined;
  await assert.rejects(
    server.platform.work(scope, (tx) => {
      straggler = late.then((number) => insert(tx, number));
      return Promise.reject(new Error('changed its mind'));
    }),
    /changed its mind/,
  );
  end();
  await assert.rejects(straggler ?? Promise.resolve(), /has ended/);
  assert.deepEqual(await numbers(), [10, 11, 12]);
});

test('a plan that is kept holds for the role that asks', async () => {
  const { work, systemWork } = server.platform;
  const read = ({ db }: Pick<Tx, 'db'>) =>
    sql<{ name: string }>`select current_user::text as name from trial where number = ${10}`.execute(db);
  for (let time = 0; time < 8; time += 1) {
    const [own, directory] = [await work(scope, read), await systemWork(read)];
    assert.match(own.rows[0]?.name ?? '', /_app$/);
    assert.match(directory.rows[0]?.name ?? '', /_system$/);
  }
});

test('a table that was changed fails each connection once at most', async () => {
  const readAll = () =>
    server.platform.work(scope, (tx) => sql`select * from trial where number = ${10}`.execute(tx.db));
  await Promise.all(Array.from({ length: 12 }, readAll));
  await server.query('alter table trial add column more text');
  const told = await Promise.allSettled(Array.from({ length: 40 }, readAll));
  const failed = told.filter(({ status }) => status === 'rejected');
  assert.ok(failed.length <= 12, `${failed.length} failed`);
  await Promise.all(Array.from({ length: 12 }, readAll));
});
