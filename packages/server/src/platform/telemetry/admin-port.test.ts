import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import type pg from 'pg';
import { findFreePorts } from '../../../../../test/support/free-ports.ts';
import { startMigratedDatabase, type MigratedDatabase } from '../../../../../test/support/migrated-database.ts';
import { startSilentServer } from '../../../../../test/support/scripted-smtp.ts';
import { openPool } from '../db/pool.ts';
import { openAdminPort } from './admin-port.ts';
import { createMetrics } from './metrics.ts';

let database: MigratedDatabase;
before(async () => {
  database = await startMigratedDatabase();
});
after(() => database.stop());

async function open(context: TestContext, pool: pg.Pool) {
  const port = await findFreePorts();
  const metrics = createMetrics();
  const admin = openAdminPort({ metrics, pool });
  await admin.listen(port);
  context.after(async () => {
    await admin.close();
    await pool.end();
  });
  return { metrics, get: (path: string) => fetch(`http://127.0.0.1:${port}${path}`) };
}

test('health is ready with the database', async (context) => {
  const { get } = await open(context, openPool(database.serverUrl, { max: 1 }));
  const answer = await get('/health');
  assert.equal(answer.status, 200);
  assert.deepEqual(await answer.json(), { status: 'ready', database: 'up' });
});

test('health is 503 when the database is away, and when it says nothing', async (context) => {
  const silent = await startSilentServer();
  context.after(() => silent.close());
  const mute = new URL(silent.url.replace('smtp:', 'postgres:'));
  const gone = new URL('postgres://nobody@127.0.0.1/nothing');
  gone.port = String(await findFreePorts());
  for (const url of [gone.href, `postgres://nobody@${mute.host}/nothing`]) {
    const { get } = await open(context, openPool(url, { max: 1 }));
    const answer = await get('/health');
    assert.equal(answer.status, 503);
    assert.deepEqual(await answer.json(), { status: 'unavailable', database: 'down' });
  }
});

test('metrics are told as Prometheus reads them; anything else is not there', async (context) => {
  const { get, metrics } = await open(context, openPool(database.serverUrl, { max: 1 }));
  metrics.jobs.inc({ task: 'send-email', outcome: 'done' });
  const answer = await get('/metrics');
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4/);
  assert.match(await answer.text(), /^tillid_jobs_total\{task="send-email",outcome="done"\} 1$/m);
  assert.equal((await get('/')).status, 404);
  assert.equal((await get('/metrics/../secrets')).status, 404);
});
