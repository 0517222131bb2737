import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { readBody } from '../support/answers.ts';
import { openDeployment, type Deployment } from '../support/deployment.ts';
import { openEventStream } from '../support/event-stream.ts';
import { holdSealing } from '../support/held-sealing.ts';
import { beginImport, readImportState } from '../support/large-import.ts';
import { manyPeopleFile } from '../support/many-people.ts';
import { createUserBy, newUserBody } from '../support/new-user.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { until } from '../support/until.ts';
import { verifyChain } from '../support/verify-chain.ts';

const people = 1_500;

async function count({ cluster }: Deployment, what: string): Promise<number> {
  const [row] = await cluster.query<{ n: number }>(`select count(*)::int as n from ${what}`);
  return row?.n ?? -1;
}

async function untilNone(deployment: Deployment, what: string): Promise<void> {
  await until(
    () => count(deployment, what),
    (left) => left === 0,
  );
}

const portOf = (server: ServerProcess) => Number(new URL(server.url).port);

/** The seals that servers say they made: chain and number. */
function sealsOf(...servers: readonly ServerProcess[]): string[] {
  const lines = servers.flatMap((server) =>
    server.output.split('\n').filter((line) => line.includes('"history sealed"')),
  );
  return lines.map((line) => {
    const { organisation, seal } = JSON.parse(line) as { organisation: string; seal: number };
    return `${organisation} ${seal}`;
  });
}

test('two servers on one database are one Tillid', async (context) => {
  const deployment = await openDeployment(context);
  const { cluster, organisation, catcher } = deployment;
  // Both at once, so that both migrate.
  const [one, other] = [deployment.startProcess(), deployment.startProcess({ UPLOADS_PER_MINUTE: '4' })];
  await Promise.all([one.saying('serving'), other.saying('serving')]);
  const administrator = await deployment.signIn(one);
  const elsewhere = deployment.at(other, administrator);

  await context.test('a session made at one holds at the other, and ends at both', async () => {
    assert.equal((await elsewhere.get('/api/v1/users')).status, 200);
    const colleague = await deployment.signIn(other, 'rights-administrator');
    const colleagueAtOne = deployment.at(one, colleague);
    assert.equal((await colleagueAtOne.get('/api/v1/users')).status, 200);
    assert.equal((await colleague.post('/api/v1/sign-out')).status, 204);
    assert.equal((await colleagueAtOne.get('/api/v1/users')).status, 401);
  });

  await context.test('a role taken away is gone at both with the next request', async () => {
    const colleague = await deployment.signIn(other, 'rights-administrator');
    const { userId } = organisation.users['rights-administrator'];
    await cluster.query(`set session_replication_role = replica; delete from user_role where user_id = '${userId}'`);
    assert.equal((await colleague.get('/api/v1/users')).status, 403);
    assert.equal((await deployment.at(one, colleague).get('/api/v1/users')).status, 403);
  });

  await context.test('the same request to both at once is done once', async () => {
    for (let round = 0; round < 10; round += 1) {
      const [body, key] = [newUserBody({ email: `once-${round}@example.test` }), randomUUID()];
      const answers = await Promise.all(
        [administrator, elsewhere].map((at) => at.post('/api/v1/users', body, { key })),
      );
      const [first, second] = answers.map((answer) => readBody<{ user: { userId: string } }>(answer, 201).user.userId);
      assert.equal(first, second);
    }
    assert.equal(await count(deployment, `business_user where email like 'once-%'`), 10);
  });

  await context.test('a change through one is told to the pages that listen at the other', async () => {
    const streams = [
      await openEventStream(portOf(one), administrator),
      await openEventStream(portOf(other), administrator),
    ];
    const { user } = await createUserBy(elsewhere);
    for (const stream of streams) assert.deepEqual(await stream.received(1), [{ kind: 'users', id: user.userId }]);
  });

  await context.test(
    'an import uploaded to one is applied through the other, its users activated: each mail once',
    async () => {
      const importId = await beginImport(administrator, people, 'good-rows-only', elsewhere);
      await until(
        () => readImportState(elsewhere, importId),
        ({ status }) => status === 'applied',
      );
      const selection = { filter: { import: importId }, exceptUserIds: [] };
      const order = { selection, authenticator: 'private', authenticatorLimit: 0 };
      readBody(await elsewhere.post('/api/v1/activation-orders', order), 202);
      await until(
        () =>
          count(
            deployment,
            `email e join business_user u on u.id = e.user_id where u.import_id = '${importId}' and e.status = 'sent'`,
          ),
        (sent) => sent === people,
      );
      const copies = Map.groupBy(catcher.mails, (mail) => mail.messageId);
      assert.ok([...copies.values()].every((each) => each.length === 1));
      assert.equal(await count(deployment, `business_user where import_id = '${importId}'`), people);
    },
  );

  await context.test('uploads are counted together', async () => {
    const statuses: number[] = [];
    for (const at of [administrator, elsewhere, administrator, elsewhere, elsewhere])
      statuses.push((await at.upload('/api/v1/imports?menuItem=create', manyPeopleFile(2))).status);
    assert.deepEqual(statuses, [201, 201, 201, 429, 429]);
  });

  await context.test('whoever is killed in the middle is followed by the other: jobs, mails, seal', async () => {
    const importId = await beginImport(administrator, 6_000, 'good-rows-only');
    await one.kill();
    const ended = await until(
      () => readImportState(elsewhere, importId),
      ({ status }) => status !== 'applying',
    );
    assert.deepEqual([ended.status, ended.createdCount], ['applied', 6_000]);
    await untilNone(deployment, 'unsealed_history');
    await untilNone(deployment, 'graphile_worker._private_jobs');
    const seals = sealsOf(one, other);
    assert.equal(new Set(seals).size, seals.length, 'a seal was made twice');
    await verifyChain(deployment);
  });
});

test('a server starts while another seals for a long time', async (context) => {
  const deployment = await openDeployment(context);
  const release = await holdSealing(deployment.cluster);
  const server = await deployment.startServer();
  assert.equal((await server.admin('/health')).status, 200);
  await release();
});
