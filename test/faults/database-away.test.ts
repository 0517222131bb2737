import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test, type TestContext } from 'node:test';
import { readRefusal } from '../support/answers.ts';
import type { Answer, Client } from '../support/client.ts';
import { openDeployment, type Deployment } from '../support/deployment.ts';
import { openEventStream, type EventStream } from '../support/event-stream.ts';
import { createUserBy, newUserBody } from '../support/new-user.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { until } from '../support/until.ts';

/** Beyond this a person has long pressed the button again. */
const answersWithinMs = 13_000;
const listPath = '/api/v1/users';

type Trial = Deployment & {
  readonly server: ServerProcess;
  readonly administrator: Client;
  readonly stream: EventStream;
};

async function begin(context: TestContext): Promise<Trial> {
  const deployment = await openDeployment(context);
  const server = await deployment.startServer();
  const administrator = await deployment.signIn(server);
  const stream = await openEventStream(Number(new URL(server.url).port), administrator);
  return { ...deployment, server, administrator, stream };
}

/** An answer and how long it took. */
async function timed(ask: () => Promise<Answer>): Promise<{ answer: Answer; tookMs: number }> {
  const began = performance.now();
  const answer = await ask();
  return { answer, tookMs: performance.now() - began };
}

function assertUnavailable({ answer, tookMs }: { answer: Answer; tookMs: number }): void {
  assert.deepEqual(readRefusal(answer), { status: 503, code: 'unavailable', errors: [] }, answer.text);
  assert.match(String(answer.headers['retry-after']), /^[1-9]\d*$/);
  assert.ok(tookMs < answersWithinMs, `it took ${Math.round(tookMs)} ms`);
}

async function assertAdminPortTellsTruth({ server }: Trial, isReady: boolean): Promise<void> {
  const began = performance.now();
  const { status, text } = await server.admin('/health');
  assert.ok(performance.now() - began < 5_000);
  assert.equal(status, isReady ? 200 : 503, text);
  assert.match((await server.admin('/metrics')).text, /tillid_http_request_seconds_count/);
}

/** The same process, the same session: pages, live events, mails and the seal go on without anybody's hand. */
async function assertRecovered(trial: Trial): Promise<void> {
  const { server, administrator, cluster, catcher } = trial;
  await until(
    () => server.admin('/health'),
    ({ status }) => status === 200,
  );
  await until(
    () => administrator.get(listPath),
    ({ status }) => status === 200,
  );
  // The listener of live events comes back a second after the database does, and ends the streams that missed some.
  await until(
    () =>
      cluster.query<{ n: number }>(
        `select count(*)::int as n from pg_stat_activity where query ~ '^listen tillid_events'`,
      ),
    ([row]) => row?.n === 1,
  );
  const stream = await openEventStream(Number(new URL(server.url).port), administrator);
  const email = `${randomUUID()}@example.test`;
  const { user } = await createUserBy(administrator, { email });
  assert.deepEqual(await stream.received(1), [{ kind: 'users', id: user.userId }]);
  await catcher.until((mails) => mails.some((mail) => mail.to === email));
  await until(
    () => cluster.query<{ n: number }>('select count(*)::int as n from graphile_worker._private_jobs'),
    ([row]) => row?.n === 0,
  );
  assert.ok(server.isRunning(), server.output);
}

async function assertSealed({ cluster }: Trial): Promise<void> {
  await until(
    () => cluster.query<{ n: number }>('select count(*)::int as n from unsealed_history'),
    ([row]) => row?.n === 0,
  );
}

test('PostgreSQL stops in the middle and starts again: 503 meanwhile, then all goes on', async (context) => {
  const trial = await begin(context);
  const { cluster, server, administrator, stream } = trial;
  const underWay = Array.from({ length: 20 }, () => administrator.post(listPath, newUserBody(), { key: randomUUID() }));
  await cluster.stop();
  for (const answer of await Promise.all(underWay)) assert.ok([201, 503].includes(answer.status), answer.text);
  for (const ask of [
    () => administrator.get(listPath),
    () => administrator.post(listPath, newUserBody()),
    () => administrator.post('/api/v1/sign-in/start', { returnTo: null, language: 'da' }),
    () => administrator.get('/api/v1/session'),
  ])
    assertUnavailable(await timed(ask));
  await assertAdminPortTellsTruth(trial, false);
  assert.ok(server.isRunning(), server.output);
  await cluster.start();
  // Events may have been missed, so the pages are made to come back and read again.
  await stream.ended;
  await assertRecovered(trial);
  await assertSealed(trial);
});

test('PostgreSQL freezes: every request ends within bounds, and nothing is used up when it thaws', async (context) => {
  const trial = await begin(context);
  const { cluster, administrator } = trial;
  // Connections that are open when it freezes are the ones that could hang.
  await Promise.all(Array.from({ length: 12 }, () => administrator.get(listPath)));
  cluster.freeze();
  const asked = Array.from({ length: 40 }, () => timed(() => administrator.get(listPath)));
  for (let times = 0; times < 3; times += 1) await assertAdminPortTellsTruth(trial, false);
  for (const each of await Promise.all(asked)) assertUnavailable(each);
  cluster.thaw();
  await assertRecovered(trial);
  const answers = await Promise.all(Array.from({ length: 40 }, () => administrator.get(listPath)));
  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
});

test('connections are cut again and again under load: repeated with its key, everything is done once', async (context) => {
  const trial = await begin(context);
  const { cluster, administrator } = trial;
  const wanted = 120;
  const bodies = Array.from({ length: wanted }, (_, number) => newUserBody({ email: `cut-${number}@example.test` }));
  let interrupted = 0;
  const left = new Set(bodies);
  async function create(body: (typeof bodies)[number]): Promise<void> {
    const key = randomUUID();
    const answer = await until(
      () => administrator.post(listPath, body, { key }),
      ({ status }) => {
        if (status === 503) interrupted += 1;
        return status !== 503;
      },
    );
    assert.equal(answer.status, 201, answer.text);
    left.delete(body);
  }
  const creating = Promise.all(bodies.map(create));
  let cuts = 0;
  for (; left.size > 0; cuts += 1) {
    const before = left.size;
    await cluster.cutConnections();
    await until(
      () => Promise.resolve(left.size),
      (size) => size <= before - 10 || size === 0,
    );
  }
  await creating;
  await assertRecovered(trial);
  const [found] = await cluster.query(
    `select count(*)::int as users, count(distinct email)::int as addresses from business_user where email like 'cut-%'`,
  );
  assert.deepEqual(found, { users: wanted, addresses: wanted });
  const delivered = trial.catcher.mails.filter((mail) => mail.to.startsWith('cut-'));
  assert.equal(new Set(delivered.map((mail) => mail.to)).size, wanted);
  console.log(
    `connections cut ${cuts} times, ${interrupted} requests answered 503, ${delivered.length} mails for ${wanted} users`,
  );
});

test('a table that somebody has locked holds nobody up for long', async (context) => {
  const trial = await begin(context);
  const { cluster, administrator } = trial;
  const locked = cluster.query('begin; lock table business_user in access exclusive mode; select pg_sleep(6); commit');
  await until(
    () =>
      cluster.query<{ n: number }>(
        `select count(*)::int as n from pg_locks where mode = 'AccessExclusiveLock' and granted`,
      ),
    ([row]) => (row?.n ?? 0) > 0,
  );
  assertUnavailable(await timed(() => administrator.get(listPath)));
  await assertAdminPortTellsTruth(trial, true);
  await locked;
  await assertRecovered(trial);
});

test('a message on the channel of live events that is none of ours does no harm', async (context) => {
  const trial = await begin(context);
  await trial.cluster.query(`select pg_notify('tillid_events', 'nonsense')`);
  await trial.cluster.query(`select pg_notify('tillid_events', '{"organisationId":1}')`);
  await assertRecovered(trial);
});
