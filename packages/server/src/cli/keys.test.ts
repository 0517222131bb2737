import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startTestServer, type TestServer } from '../../../../test/support/server.ts';
import { trialKeys } from '../../../../test/support/key-trial.ts';
import { aloneInRotation } from '../features/keys/index.ts';
import { openPool } from '../platform/db/pool.ts';
import { asOrganisationId } from '../platform/db/scope.ts';
import { masterKeyFrom } from '../platform/crypto/master-key.ts';
import { keys } from './keys.ts';
import { seedUsers } from './seed/seed-users.ts';
import { WrongUse } from './wrong-use.ts';

const program = fileURLToPath(new URL('./tillid.ts', import.meta.url));
const trial = trialKeys();
let server: TestServer;

before(async () => {
  server = await startTestServer({}, { masterKey: trial.before });
  setEnvironment({ MASTER_KEY: trial.old });
});
after(() => server.stop());

function environmentOf(given: { MASTER_KEY: Buffer; PREVIOUS_MASTER_KEY?: Buffer }): Record<string, string> {
  return {
    DATABASE_URL: server.databaseUrl,
    DATABASE_ROLE_PREFIX: server.platform.settings.rolePrefix,
    MASTER_KEY: given.MASTER_KEY.toString('base64'),
    PREVIOUS_MASTER_KEY: given.PREVIOUS_MASTER_KEY?.toString('base64') ?? '',
  };
}

function setEnvironment(given: Parameters<typeof environmentOf>[0]): void {
  Object.assign(process.env, environmentOf(given));
}

async function run(...args: string[]): Promise<{ status: number; text: string }> {
  const texts: string[] = [];
  const status = await keys(args, { write: (text) => Promise.resolve(void texts.push(text)) });
  return { status, text: texts.join('') };
}

/** Adds synthetic users, enough for a rotation that can be killed in its middle. */
async function seed(count: number): Promise<void> {
  const { platform, organisation } = server;
  const organisationId = asOrganisationId(organisation.organisationId);
  const scope = { organisationId, actor: { kind: 'system' }, requestId: 'test', now: server.clock.now() } as const;
  // In steps, each of which a request's patience lasts for.
  for (let from = 0; from < count; from += 1_500) {
    const some = { from, count: Math.min(1_500, count - from), holdsAdministrator: false };
    await platform.work(scope, (tx) => seedUsers(tx, platform.keyring, some));
  }
}

/** The real command in a process of its own, killed as soon as it has said something. */
async function killedAt(words: string, ...args: string[]): Promise<boolean> {
  const environment = { ...process.env, ...environmentOf({ MASTER_KEY: trial.fresh, PREVIOUS_MASTER_KEY: trial.old }) };
  const child = spawn(process.execPath, [program, 'keys', 'rotate', ...args], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (said.includes(words)) child.kill('SIGKILL');
  });
  const [, signal] = (await once(child, 'close')) as [number | null, string | null];
  return signal === 'SIGKILL';
}

test('what is asked for wrongly is wrong use', async () => {
  await assert.rejects(run(), WrongUse);
  await assert.rejects(run('rotate', '--everything'), WrongUse);
  await assert.rejects(run('rotate', '--organisation', '90010018', '--master-key'), /exclude each other/);
  await assert.rejects(run('rotate', '--organisation', '12345678'), WrongUse);
  await assert.rejects(
    run('rotate', '--master-key'),
    /is in use already: to go to another, give a new one as MASTER_KEY/,
  );
});

test('an organisation alone gets a new data key, and its status says so', async () => {
  const { status, text } = await run('rotate', '--organisation', '90010018');
  assert.equal(status, 0);
  assert.match(text, /new data key [0-9a-f-]{36}\n(.|\n)*CPR numbers: 4 renewed, 0 left\n(.|\n)*Done\.\n$/);
  const told = await run('status', '--organisation', '90010018', '--json');
  const { organisation, given } = JSON.parse(told.text) as {
    organisation: { dataKeys: { state: string }[]; left: Record<string, number> };
    given: string[];
  };
  assert.deepEqual(
    organisation.dataKeys.map((key) => key.state),
    ['former', 'active'],
  );
  assert.deepEqual(
    Object.values(organisation.left).filter((count) => count > 0),
    [],
  );
  assert.deepEqual(given, [trial.before.id]);
});

test('a rotation while another is at it says so and begins nothing', async () => {
  const pool = openPool(server.databaseUrl, { max: 2 });
  await aloneInRotation(pool, async () => {
    const { status, text } = await run('rotate', '--data-keys');
    assert.equal(status, 1);
    assert.match(text, /^Another process rotates the keys of this database\. Nothing was begun/);
  });
  await pool.end();
});

test('a server that runs without the new key and cannot get it stops the rotation before it begins', async () => {
  const unknown = Buffer.alloc(32, 9);
  setEnvironment({ MASTER_KEY: unknown, PREVIOUS_MASTER_KEY: trial.old });
  const { status, text } = await run('rotate', '--master-key');
  assert.equal(status, 1);
  assert.match(
    text,
    new RegExp(`^1 running server does not know the key ${masterKeyFrom(unknown).id}\\. Start every server`),
  );
  const active = await server.query("select id from deployment_key where state = 'active'");
  assert.deepEqual(active, [{ id: trial.before.id }]);
});

test('killed in the middle of both rotations, the next run finishes; nobody is lost, and the old key is no longer needed', async () => {
  await seed(9_000);
  const countUsers = () => server.query('select count(*)::int as count from business_user');
  const users = await countUsers();
  assert.ok(await killedAt('renewed'), 'the first was killed while it went to the new master key');
  assert.ok(await killedAt('new data key'), 'the second while it gave new data keys');
  setEnvironment({ MASTER_KEY: trial.fresh });
  const { status, text } = await run('rotate', '--json');
  assert.equal(status, 0);
  const steps = text
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { step: string }).step);
  assert.equal(steps.at(-1), 'done');
  assert.doesNotMatch(text, /@|••••|synthetic/i);
  assert.deepEqual(await countUsers(), users);
  const told = await run('status');
  assert.match(told.text, new RegExp(`^Master key ${trial.after.id}: active, since `));
  assert.match(
    told.text,
    new RegExp(`\nMaster key ${trial.before.id}: retiring, .*\n.*\n  this database needs it no more; backups`),
  );
  assert.match(told.text, /; 0 are in a rotation, or in one that broke off\n/);
  assert.equal(await server.logIn(server.visitor(), server.organisation.users.user.person), '/');
});
