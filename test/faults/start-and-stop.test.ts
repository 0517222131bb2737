import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { findPlace, leftOf, npmStart, queryPlace, type Ending, type Place } from '../support/npm-start.ts';
import { takenPorts } from '../support/free-ports.ts';

type Counted = { organisations: number; events: number; mails: number };

async function countAll(place: Place): Promise<Counted | undefined> {
  const [counted] = await queryPlace<Counted>(
    place,
    `select (select count(*)::int from organisation) as organisations, (select count(*)::int from history_event) as events,
       (select count(*)::int from email) as mails`,
  );
  return counted;
}

/** npm itself ends by the signal that it, too, was sent. */
function assertStopped({ code, signal, output }: Ending): void {
  assert.ok(code === 0 || signal === 'SIGINT', output);
  assert.match(output, /Stopping/);
  assert.doesNotMatch(output, /While stopping/);
}

test('the first start makes everything, Ctrl-C stops all of it, the second start finds the data', async (context) => {
  const place = await findPlace(context);
  const first = npmStart(place);
  const said = await first.ready;
  for (const offset of [0, 1, 2, 3, 4]) assert.match(said, new RegExp(`\\b${place.port + offset}\\b`));
  assert.match(said, /Anna Møller/);
  const byStatus = await queryPlace<{ status: string; users: number }>(
    place,
    'select status, count(*)::int as users from business_user group by status order by status',
  );
  assert.deepEqual(
    byStatus.map((each) => each.status),
    ['active', 'deactivated', 'imported', 'pending-activation'],
  );
  const users = byStatus.reduce((sum, each) => sum + each.users, 0);
  assert.ok(users >= 30 && users <= 45, `${users} users`);
  const seeded = await countAll(place);
  assert.equal(seeded?.organisations, 2);

  first.interrupt();
  assertStopped(await first.ended);
  assert.deepEqual(await leftOf(place), []);

  const second = npmStart(place);
  await second.ready;
  assert.deepEqual(await countAll(place), seeded);
  second.interrupt();
  assertStopped(await second.ended);
  assert.deepEqual(await leftOf(place), []);
});

test('Ctrl-C while it is still starting leaves nothing running', async (context) => {
  const place = await findPlace(context);
  const started = npmStart(place, { LOG_LEVEL: 'info' });
  await started.saying('making the database');
  started.interrupt();
  await started.ended;
  assert.deepEqual(await leftOf(place), []);
});

test('a port in use is named with what it is for, and nothing is left running', async (context) => {
  const place = await findPlace(context);
  const stranger = createServer().listen(place.port + 1, '127.0.0.1');
  await once(stranger, 'listening');
  const { code, output } = await npmStart(place).ended;
  assert.equal(code, 2);
  assert.match(output, new RegExp(`port ${place.port + 1} \\(eID simulator\\) is in use`));
  assert.equal(existsSync(place.dataDirectory), false);
  assert.deepEqual(await takenPorts(place.port), [place.port + 1]);
  stranger.close();
});

test('a second start on the same data directory says who has it and does the first no harm', async (context) => {
  const place = await findPlace(context);
  const first = npmStart(place);
  await first.ready;
  const elsewhere = await findPlace(context);
  const { code, output } = await npmStart({ ...elsewhere, dataDirectory: place.dataDirectory }).ended;
  assert.equal(code, 1);
  assert.match(output, /data directory .* is in use by another Tillid: process \d+/);
  assert.deepEqual(await takenPorts(elsewhere.port), []);
  assert.equal((await fetch(`http://127.0.0.1:${place.port + 4}/health`)).status, 200);
  first.interrupt();
  await first.ended;
});

test('wrong settings are told all at once with exit status 2, and without secrets', async (context) => {
  const place = await findPlace(context);
  const { code, output } = await npmStart(place, {
    PORT: 'seven',
    PUBLIC_URL: 'ftp://tillid.example',
    DATABASE_URL: 'mysql://someone:hush-hush@db.example/tillid',
    EID_ISSUER: 'https://eid.example',
    LOG_LEVEL: 'loud',
  }).ended;
  assert.equal(code, 2);
  const named = ['PORT', 'PUBLIC_URL', 'DATABASE_URL', 'EID_CLIENT_ID', 'EID_CLIENT_SECRET', 'LOG_LEVEL', 'MASTER_KEY'];
  for (const name of named) assert.match(output, new RegExp(`- ${name} `), name);
  assert.doesNotMatch(output, /hush-hush/);
  assert.equal(existsSync(place.dataDirectory), false);
});
