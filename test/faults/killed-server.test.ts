import assert from 'node:assert/strict';
import { randomInt, randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { readBody } from '../support/answers.ts';
import type { Client } from '../support/client.ts';
import { openDeployment, type Deployment } from '../support/deployment.ts';
import { readImportState, type ImportState } from '../support/large-import.ts';
import { manyPeopleFile } from '../support/many-people.ts';
import { newUserBody } from '../support/new-user.ts';
import { persistent } from '../support/persistent-client.ts';
import { seededRandom } from '../support/seeded-random.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { until } from '../support/until.ts';
import { verifyChain } from '../support/verify-chain.ts';

const kills = 20;
/** Mails that one server sends at the same time: those may be in flight when it is killed. */
const mailsAtOnce = 3;
const rowsOfImport = 1_200;
/** More would only make more mails to wait for in the end. */
const mostImports = 8;
const longestLifeMs = 1_800;

/** What people and programs do until they are told to stop; what they have begun they see through. */
class Work {
  readonly importIds: string[] = [];
  readonly addresses: string[] = [];
  stopping = false;
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** Imports of both modes in turn, each followed by the bulk activation of its users. */
  async importAndActivate(): Promise<void> {
    for (let round = 0; round < mostImports && !this.stopping; round += 1) {
      const importId = await this.#importUsers(round % 2 === 0 ? 'all-or-nothing' : 'good-rows-only');
      this.importIds.push(importId);
      const order = { selection: { filter: { import: importId }, exceptUserIds: [] }, authenticator: 'private' };
      const ordered = await this.#client.post(
        '/api/v1/activation-orders',
        { ...order, authenticatorLimit: 0 },
        { key: randomUUID() },
      );
      const { activationOrderId } = readBody<{ activationOrderId: string }>(ordered, 202);
      const path = `/api/v1/activation-orders/${activationOrderId}`;
      await until(
        async () => readBody<{ status: string }>(await this.#client.get(path), 200),
        ({ status }) => status === 'completed',
      );
    }
  }

  async createOneByOne(): Promise<void> {
    while (!this.stopping) {
      const email = `one-${this.addresses.length}@example.test`;
      readBody(await this.#client.post('/api/v1/users', newUserBody({ email }), { key: randomUUID() }), 201);
      this.addresses.push(email);
    }
  }

  async #importUsers(mode: ImportState['mode']): Promise<string> {
    const path = '/api/v1/imports';
    const file = manyPeopleFile(rowsOfImport);
    const uploaded = await this.#client.upload(`${path}?menuItem=create`, file, { key: randomUUID() });
    const { importId } = readBody<{ importId: string }>(uploaded, 201);
    await until(
      async () => {
        const state = await readImportState(this.#client, importId);
        // The answer to the request before may be lost: then the import is further than its version says.
        if (state.status === 'checked')
          await this.#client.post(`${path}/${importId}/apply`, { mode }, { ifMatch: state.version });
        return state;
      },
      ({ status }) => status === 'applied',
    );
    return importId;
  }
}

/** What the queue held at a moment of death, so that the figures say what was hit. */
async function noteMoment({ cluster }: Deployment, hits: Map<string, number>): Promise<void> {
  const rows = await cluster.query<{ what: string }>(
    `select 'check' as what from import where status = 'checking' union all select 'apply' from import where status = 'applying'
     union all select 'bulk activation' from activation_order where status = 'running'
     union all (select 'mail' from email where status = 'queued' limit 1) union all (select 'events without seal' from unsealed_history limit 1)`,
  );
  for (const { what } of rows) hits.set(what, (hits.get(what) ?? 0) + 1);
}

async function killOften(
  deployment: Deployment,
  first: ServerProcess,
  random: () => number,
): Promise<Map<string, number>> {
  const hits = new Map<string, number>();
  let server = first;
  for (let killed = 0; killed < kills; killed += 1) {
    // Every fifth dies while it starts.
    if (killed % 5 !== 4) await server.saying('serving');
    await wait(random() * longestLifeMs);
    await server.kill();
    await noteMoment(deployment, hits);
    server = deployment.startProcess();
  }
  await server.saying('serving');
  return hits;
}

async function untilNothingWaits({ cluster }: Deployment): Promise<void> {
  await until(
    () =>
      cluster.query<{ n: number }>(
        `select (select count(*) from graphile_worker._private_jobs)::int + (select count(*) from email where status = 'queued')::int
           + (select count(*) from unsealed_history)::int as n`,
      ),
    ([row]) => row?.n === 0,
  );
}

test('killed twenty times at random moments: nobody twice, nobody lost, no mail lost, the chain whole', async (context) => {
  const seed = Number(process.env['FAULT_SEED'] ?? randomInt(2 ** 31));
  console.log(`moments of death: FAULT_SEED=${seed}`);
  const deployment = await openDeployment(context);
  const { cluster, catcher } = deployment;
  const first = await deployment.startServer();
  const work = new Work(persistent(await deployment.signIn(first)));
  const doing = Promise.all([work.importAndActivate(), work.createOneByOne()]);
  const hits = await killOften(deployment, first, seededRandom(seed));
  work.stopping = true;
  await doing;
  await untilNothingWaits(deployment);

  const imported = work.importIds.length * rowsOfImport;
  const [found] = await cluster.query(
    `select count(*) filter (where import_id is not null)::int as imported,
       count(distinct cpr_hash) filter (where import_id is not null)::int as people,
       count(*) filter (where email like 'one-%')::int as created, count(distinct email) filter (where email like 'one-%')::int as addresses,
       (select count(*)::int from activation_link) as links,
       (select count(*)::int from email where status = 'sent') as sent, (select count(*)::int from email) as mails,
       (select count(*)::int from history_event where kind = 'user.imported') as "importEvents",
       (select count(*)::int from history_event where kind = 'import.applied') as "importEndings"
     from business_user where status = 'pending-activation'`,
  );
  const everybody = imported + work.addresses.length;
  assert.deepEqual(found, {
    imported,
    people: imported,
    created: work.addresses.length,
    addresses: work.addresses.length,
    links: everybody,
    sent: everybody,
    mails: everybody,
    importEvents: imported,
    importEndings: work.importIds.length,
  });
  const copies = Map.groupBy(catcher.mails, (mail) => mail.messageId);
  assert.equal(copies.size, everybody);
  const repeated = catcher.mails.length - copies.size;
  assert.ok(repeated <= kills * mailsAtOnce, `${repeated} mails came twice`);
  const verified = await verifyChain(deployment);
  const moments = [...hits].map(([what, times]) => `${what} ${times}`).join(', ');
  console.log(
    `${kills} kills (under way: ${moments}); ${everybody} users, ${imported} of them by ${work.importIds.length} imports; ` +
      `${catcher.mails.length} mails, ${repeated} of them twice\n${verified.trim()}`,
  );
});
