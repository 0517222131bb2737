import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { activate, createPending, newestToken, newForeigner } from '../support/activation.ts';
import { readBody } from '../support/answers.ts';
import type { Client } from '../support/client.ts';
import { manyPeopleFile } from '../support/many-people.ts';
import { newUserBody } from '../support/new-user.ts';
import { startTestDatabase, type TestDatabase } from '../support/database.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const noon = '2026-03-10T11:00:00Z';
const uploads = '/api/v1/imports?menuItem=create';
/** As wrong as machines are: an hour, a day, a year. */
const jumps = ['2026-03-10T12:00:00Z', '2026-03-11T11:00:00Z', '2027-03-10T11:00:00Z'];

let database: TestDatabase;
let server: TestServer;
// One PostgreSQL for all, a server and a database for each: what one leaves behind in time must not reach the next.
before(async () => {
  database = await startTestDatabase();
  process.env['TEST_DATABASE_URL'] = database.url;
});
after(() => database.stop());
beforeEach(async () => {
  server = await startTestServer({ UPLOADS_PER_MINUTE: '3' });
});
afterEach(async () => {
  assert.deepEqual(server.undeclaredProblems, []);
  await server.stop();
});

async function statusOf(client: Client): Promise<number> {
  return (await client.get('/api/v1/users')).status;
}

for (const ahead of jumps) {
  test(`the clock says ${ahead} for a while and is put right: sessions of that time end, nobody is kept out`, async () => {
    const earlier = await server.signIn('organisation-administrator');
    server.clock.set(ahead);
    const during = await server.signIn('user-administrator');
    assert.equal(await statusOf(during), 200);
    const { body } = await during.get('/api/v1/session');
    assert.ok(Date.parse(String(body['idleEndsAt'])) > Date.parse(ahead));
    server.clock.set(noon);
    assert.equal(await statusOf(during), 401, 'it would outlive every limit');
    assert.equal(await statusOf(earlier), 200, 'a session that was there all the time goes on');
    assert.equal(await statusOf(await server.signIn('user-administrator')), 200);
  });
}

test('uploads, resendings and tries of codes made while the clock was ahead keep nobody waiting after it', async () => {
  server.clock.set('2026-03-12T11:00:00Z');
  const ahead = await server.signIn('user-administrator');
  for (const expected of [201, 201, 201, 429])
    assert.equal((await ahead.upload(uploads, manyPeopleFile(2))).status, expected);
  const user = await createPending(ahead, { person: newForeigner() });
  // Mails may overtake each other.
  await server.jobs.drained();
  const resend = `/api/v1/users/${user.userId}/resend-activation-email`;
  assert.equal((await ahead.post(resend)).status, 200);
  const visitor = server.visitor();
  const { person, email } = user;
  const tryCode = (code: string) => visitor.post('/api/v1/activation-proof/code', { code });
  assert.equal(await activate(server, visitor, { token: await newestToken(server, email), person }), '/activate/code');
  for (let tries = 0; tries < 5; tries += 1) await tryCode('0000-0000-0000-00');
  assert.match((await tryCode('0000-0000-0000-00')).text, /code-wait/);

  server.clock.set(noon);
  const administrator = await server.signIn('user-administrator');
  assert.equal((await administrator.upload(uploads, manyPeopleFile(2))).status, 201);
  const again = await administrator.post(resend);
  assert.equal(again.status, 200, again.text);
  // The page shows the link that holds, not the one with the later date.
  assert.equal(readBody<{ user: Profile }>(again, 200).user.activation.link.state, 'valid');
  await server.jobs.drained();
  const newest = server.mails.findLast((mail) => mail.to === email)?.text ?? '';
  const token = /\/activate\/([\w-]{22})/.exec(newest)?.[1] ?? '';
  assert.equal(await activate(server, visitor, { token, person }), '/activate/code');
  const done = await tryCode(user.code);
  assert.equal(done.status, 200, done.text);
});

type Profile = { userId: string; version: number; activation: { link: { state: string } } };
type History = { items: readonly { kind: string; at: string }[] };

test('history shows everything by the time that was told, whatever the clock said, and each once', async () => {
  const administrator = await server.signIn('user-administrator');
  const user = await createPending(administrator);
  await server.jobs.drained();
  server.clock.set('2026-03-10T11:20:00Z');
  assert.equal((await administrator.post(`/api/v1/users/${user.userId}/resend-activation-email`)).status, 200);
  server.clock.set('2026-03-10T10:58:00Z');
  const token = await newestToken(server, user.email);
  assert.equal(await activate(server, server.visitor(), { token, person: user.person }), '/activate/done');
  const { items } = readBody<History>(await administrator.get(`/api/v1/users/${user.userId}/history`), 200);
  const times = items.map(({ at }) => at);
  assert.deepEqual(times, times.toSorted().toReversed());
  for (const kind of ['user.created', 'user.activation-email-resent', 'user.activated']) {
    assert.equal(items.filter((item) => item.kind === kind).length, 1, kind);
  }
  const written = await server.history(user.userId);
  assert.equal(items.length, written.length);
});

test('a repeated request is the same after a jump back, and jobs of the time ahead are done', async () => {
  server.clock.set('2026-03-11T11:00:00Z');
  const ahead = await server.signIn('user-administrator');
  const [body, key] = [newUserBody(), randomUUID()];
  const first = readBody<{ user: Profile }>(await ahead.post('/api/v1/users', body, { key }), 201);
  server.clock.set(noon);
  const administrator = await server.signIn('user-administrator');
  const second = readBody<{ user: Profile }>(await administrator.post('/api/v1/users', body, { key }), 201);
  assert.equal(second.user.userId, first.user.userId);
  await server.jobs.drained();
  const waiting = await server.query(`select 1 from email where status = 'queued'`);
  assert.deepEqual(waiting, []);
});

test('a night of erasing with the clock years back erases nothing that is wanted, and fails at nothing', async () => {
  const administrator = await server.signIn('user-administrator');
  await createPending(administrator);
  await server.jobs.drained();
  const kept = () =>
    server.query(
      'select (select count(*) from email where sealed is not null) as mails, (select count(*) from session) as sessions',
    );
  const wanted = await kept();
  server.clock.set('2020-03-10T11:00:00Z');
  await server.query(`select graphile_worker.add_job('nightly')`);
  await server.jobs.drained();
  assert.deepEqual(await kept(), wanted);
  assert.deepEqual(await server.query('select 1 from graphile_worker._private_jobs where attempts > 0'), []);
});

const changes = [
  ['into summer time', '2026-03-29T00:30:00Z'],
  ['out of summer time', '2026-10-25T00:30:00Z'],
] as const;
for (const [name, start] of changes) {
  test(`the night ${name}: sessions last as long as ever, links and mails are made`, async () => {
    server.clock.set(start);
    const administrator = await server.signIn('user-administrator');
    for (let quarters = 0; quarters < 8; quarters += 1) {
      assert.equal(await statusOf(administrator), 200);
      server.clock.set(new Date(Date.parse(start) + (quarters + 1) * 15 * 60_000).toISOString());
    }
    const user = await createPending(administrator);
    await newestToken(server, user.email);
    const idle = await server.signIn('user-administrator');
    server.clock.set(new Date(Date.parse(start) + (8 * 15 + 29) * 60_000).toISOString());
    assert.equal(await statusOf(idle), 200);
    server.clock.set(new Date(Date.parse(start) + (8 * 15 + 29 + 31) * 60_000).toISOString());
    assert.equal(await statusOf(idle), 401);
  });
}
