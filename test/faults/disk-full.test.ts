import assert from 'node:assert/strict';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { readRefusal } from '../support/answers.ts';
import { openDeployment } from '../support/deployment.ts';
import { manyPeopleFile } from '../support/many-people.ts';
import { createUserBy } from '../support/new-user.ts';
import { mountSmallDisk } from '../support/small-disk.ts';
import { until } from '../support/until.ts';
import { verifyChain } from '../support/verify-chain.ts';

const uploads = '/api/v1/imports?menuItem=create';

test('the disk of the embedded database fills: what cannot be written is said, nothing is half written, room heals all', async (context) => {
  const disk = mountSmallDisk(context, 400);
  const deployment = await openDeployment(context, disk.path);
  const { cluster } = deployment;
  await cluster.stop();
  // Now the server's own, which watches over it.
  const embedded = { DATABASE_URL: '', DATABASE_OWNER_URL: '', TILLID_DATA: join(disk.path, 'data') };
  const server = await deployment.startServer(embedded);
  const administrator = await deployment.signIn(server);
  await createUserBy(administrator);

  disk.fill();
  const file = manyPeopleFile(20_000);
  const refused = await administrator.upload(uploads, file);
  assert.deepEqual(readRefusal(refused), { status: 503, code: 'unavailable', errors: [] });
  assert.match(String(refused.headers['retry-after']), /^[1-9]\d*$/);
  const halves = await cluster.query(
    'select (select count(*)::int from import) as imports, (select count(*)::int from import_chunk) as chunks',
  );
  assert.deepEqual(halves, [{ imports: 0, chunks: 0 }]);
  assert.equal((await administrator.get('/api/v1/users')).status, 200, 'what is there can be read');

  // Without room for its journal PostgreSQL ends itself, and cannot come up again. It may have files of the journal in store: each turn uses one up.
  const useJournal = `select pg_logical_emit_message(false, 'fault', 'full'), pg_switch_wal()`;
  await until(
    async () => {
      await cluster.query(useJournal).catch(() => undefined);
      await administrator.post('/api/v1/users', {});
      return await administrator.get('/api/v1/users');
    },
    ({ status }) => status === 503,
  );
  await server.saying('the disk of the database is full');
  assert.ok(server.isRunning(), server.output);

  disk.makeRoom();
  await until(
    () => server.admin('/health'),
    ({ status }) => status === 200,
  );
  const again = await until(
    () => administrator.upload(uploads, file),
    ({ status }) => status !== 503,
  );
  assert.equal(again.status, 201, again.text);
  await createUserBy(administrator);
  await until(
    () => deployment.cluster.query<{ n: number }>('select count(*)::int as n from unsealed_history'),
    ([row]) => row?.n === 0,
  );
  await verifyChain(deployment, embedded);
  await server.stop();
});

test('a log that nobody reads any more, and one that its disk has no room for, end no server', async (context) => {
  const deployment = await openDeployment(context);
  const server = await deployment.startServer({ LOG_LEVEL: 'debug' });
  const administrator = await deployment.signIn(server);
  server.closeOutput();
  await deployment.cluster.stop();
  // Each of these is a line of the log.
  for (let times = 0; times < 20; times += 1) assert.equal((await administrator.get('/api/v1/users')).status, 503);
  await deployment.cluster.start();
  await until(
    () => administrator.get('/api/v1/users'),
    ({ status }) => status === 200,
  );
  await server.stop();

  // Everything written to it fails with "no space left on device".
  const full = openSync('/dev/full', 'w');
  const unheard = deployment.startProcess({ LOG_LEVEL: 'debug' }, full);
  closeSync(full);
  await until(
    () => unheard.admin('/health').catch(() => ({ status: 0, text: '' })),
    ({ status }) => status === 200,
  );
  await createUserBy(await deployment.signIn(unheard));
  assert.ok(unheard.isRunning(), unheard.output);
});
