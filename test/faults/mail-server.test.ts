import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { Client } from '../support/client.ts';
import { startFaultySmtp, type FaultySmtp, type SmtpFault, type SmtpStep } from '../support/faulty-smtp.ts';
import { beginImport, readImportState } from '../support/large-import.ts';
import { createUserBy } from '../support/new-user.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { until } from '../support/until.ts';

let smtp: FaultySmtp;
let server: TestServer;
let administrator: Client;
before(async () => {
  smtp = await startFaultySmtp();
  server = await startTestServer({}, { smtpUrl: smtp.url });
});
beforeEach(async () => {
  smtp.fail(() => undefined);
  await server.jobs.drained();
  // Kept connections are past the steps at which some tests let things go wrong.
  await smtp.shut();
  await smtp.open();
  // The organisation's day with ten resendings goes by.
  server.clock.advance({ days: 1 });
  administrator = await server.signIn('user-administrator');
});
after(async () => {
  // What hangs is cut off, else the server waits at its stop until it has lost patience.
  await smtp.close();
  await server.stop();
});

type Shown = { status: string; attempts: number; failure: string | null };

/** The state of the activation mail as the user's page shows it to administrators. */
async function shown(userId: string): Promise<Shown> {
  const { body } = await administrator.get(`/api/v1/users/${userId}`);
  const { status, attempts, failure } = (body as unknown as { activation: { email: Shown } }).activation.email;
  return { status, attempts, failure };
}

async function create(email = 'somebody@example.test'): Promise<string> {
  return (await createUserBy(administrator, { email })).user.userId;
}

const untilShown = (userId: string, reached: (state: Shown) => boolean) => until(() => shown(userId), reached);

/** Tried, and waiting for the next try: the job is back in the queue a moment after the mail says so. */
async function untilTried(userId: string): Promise<Shown> {
  const state = await untilShown(userId, ({ attempts }) => attempts > 0);
  await until(
    () => server.query('select id from graphile_worker._private_jobs where locked_at is not null'),
    (locked) => locked.length === 0,
  );
  return state;
}

/** The queue's own clock is the machine's: what waits for its next try is tried now. */
async function tryAgain(): Promise<void> {
  await server.query(`update graphile_worker._private_jobs set run_at = now() where locked_at is null`);
}

/** Tried again, as often as it takes, until it is there. */
async function untilSent(userId: string): Promise<void> {
  await until(
    async () => {
      await tryAgain();
      return await shown(userId);
    },
    ({ status }) => status === 'sent',
  );
}

async function copiesOf(userId: string): Promise<number> {
  const [mail] = await server.query<{ id: string }>('select id from email where user_id = $1 order by id desc', [
    userId,
  ]);
  return smtp.taken.filter((id) => id.includes(mail?.id ?? 'none')).length;
}

const passing: readonly (readonly [SmtpStep, SmtpFault, string])[] = [
  ['greeting', 421, 'refused-for-now'],
  ['greeting', 554, 'unreachable'],
  ['EHLO', 421, 'refused-for-now'],
  ['MAIL', 451, 'refused-for-now'],
  ['RCPT', 450, 'refused-for-now'],
  ['DATA', 451, 'refused-for-now'],
  ['end', 452, 'refused-for-now'],
  ['greeting', 'cut', 'unreachable'],
  ['EHLO', 'cut', 'unreachable'],
  ['RCPT', 'cut', 'unreachable'],
  ['middle', 'cut', 'unreachable'],
];
for (const [step, fault, failure] of passing) {
  test(`${fault} at ${step}: the mail waits and says why, and comes once when the server is well again`, async () => {
    smtp.fail((at) => (at === step ? fault : undefined));
    const userId = await create();
    const waiting = await untilTried(userId);
    assert.deepEqual(waiting, { status: 'queued', attempts: 1, failure });
    const [job] = await server.query<{ waits: boolean }>(
      'select run_at > now() as waits from graphile_worker._private_jobs',
    );
    assert.equal(job?.waits, true);
    smtp.fail(() => undefined);
    await tryAgain();
    const sent = await untilShown(userId, ({ status }) => status !== 'queued');
    assert.deepEqual(sent, { status: 'sent', attempts: 2, failure: null });
    assert.equal(await copiesOf(userId), 1);
  });
}

test('a server that refuses connections and comes back later gets every mail once', async () => {
  await smtp.shut();
  const userIds = await Promise.all(Array.from({ length: 10 }, () => create()));
  for (const userId of userIds) {
    const waiting = await untilTried(userId);
    assert.deepEqual(waiting, { status: 'queued', attempts: 1, failure: 'unreachable' });
  }
  await smtp.open();
  await tryAgain();
  for (const userId of userIds) {
    await untilShown(userId, ({ status }) => status === 'sent');
    assert.equal(await copiesOf(userId), 1);
  }
});

test('cut off after it took the mail and before it said so: sent once more and no oftener', async () => {
  smtp.fail((at) => (at === 'end' ? 'cut' : undefined));
  const userId = await create();
  await untilTried(userId);
  smtp.fail(() => undefined);
  assert.equal(await copiesOf(userId), 1);
  await tryAgain();
  await untilShown(userId, ({ status }) => status === 'sent');
  assert.equal(await copiesOf(userId), 2);
});

test('one recipient refused for good fails alone, at once, with the reason; sent again it arrives', async () => {
  smtp.fail((at, to) => (at === 'RCPT' && to === 'gone@example.test' ? 550 : undefined));
  const [gone, ...others] = [await create('gone@example.test'), await create(), await create()];
  const failed = await untilShown(gone, ({ status }) => status === 'failed');
  assert.deepEqual(failed, { status: 'failed', attempts: 1, failure: 'refused' });
  assert.ok((await server.history(gone)).includes('email.failed'));
  for (const userId of others) await untilShown(userId, ({ status }) => status === 'sent');
  smtp.fail(() => undefined);
  const again = await administrator.post(`/api/v1/users/${gone}/resend-activation-email`);
  assert.equal(again.status, 200, again.text);
  await untilShown(gone, ({ status }) => status === 'sent');
  assert.equal(await copiesOf(gone), 1);
});

test('every recipient refused for good: each mail fails once and says so', async () => {
  smtp.fail((at) => (at === 'RCPT' ? 550 : undefined));
  for (const userId of [await create(), await create(), await create()])
    await untilShown(userId, ({ status }) => status === 'failed');
});

test('after the twelfth try the mail is given up with an event, and may be sent again', async () => {
  smtp.fail((at) => (at === 'MAIL' ? 451 : undefined));
  const userId = await create();
  await untilTried(userId);
  await server.query('update graphile_worker._private_jobs set attempts = 11, run_at = now()');
  const failed = await untilShown(userId, ({ status }) => status === 'failed');
  assert.deepEqual(failed, { status: 'failed', attempts: 2, failure: 'refused-for-now' });
  assert.equal((await server.history(userId)).filter((kind) => kind === 'email.failed').length, 1);
});

test('one mail that hangs after DATA does not hold up the others, and is tried again', async () => {
  smtp.fail((at, to) => (at === 'DATA' && to === 'hangs@example.test' ? 'hang' : undefined));
  const hangs = await create('hangs@example.test');
  await until(
    () => Promise.resolve(smtp.hanging()),
    (hanging) => hanging === 1,
  );
  const others = await Promise.all(Array.from({ length: 30 }, () => create()));
  for (const userId of others) await untilShown(userId, ({ status }) => status === 'sent');
  assert.equal(smtp.hanging(), 1, 'they went past it');
  smtp.fail(() => undefined);
  await smtp.shut();
  await smtp.open();
  await untilSent(hangs);
  assert.equal(await copiesOf(hangs), 1);
});

test('a server that hangs with all mails does not hold up an import', async () => {
  smtp.fail((at) => (at === 'MAIL' ? 'hang' : undefined));
  for (let mails = 0; mails < 12; mails += 1) await create();
  await until(
    () => Promise.resolve(smtp.hanging()),
    (hanging) => hanging >= 3,
  );
  const importId = await beginImport(administrator, 50, 'good-rows-only');
  await until(
    () => readImportState(administrator, importId),
    ({ status }) => status === 'applied',
  );
  assert.ok(smtp.hanging() > 0, 'the mails still hang');
  await smtp.shut();
  smtp.fail(() => undefined);
  await smtp.open();
  await until(
    async () => {
      await tryAgain();
      return await server.query<{ n: number }>(`select count(*)::int as n from email where status = 'queued'`);
    },
    ([row]) => row?.n === 0,
  );
});
