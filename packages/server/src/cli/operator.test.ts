import assert from 'node:assert/strict';
import { PassThrough, Readable } from 'node:stream';
import { after, before, test } from 'node:test';
import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import { newPerson } from '../../../../test/support/people.ts';
import { startMigratedDatabase, type MigratedDatabase } from '../../../../test/support/migrated-database.ts';
import { systemClock } from '../platform/clock/clock.ts';
import { createKeyring } from '../platform/crypto/keyring.ts';
import { masterKeyFrom } from '../platform/crypto/master-key.ts';
import { openPool } from '../platform/db/pool.ts';
import { createSystemWork, createWork } from '../platform/db/work.ts';
import { sealHistory } from '../platform/history/sealer.ts';
import { history } from './history.ts';
import { operator } from './operator.ts';
import { readSecretLine, type SecretInput } from './secret-input.ts';
import { WrongUse } from './wrong-use.ts';

let database: MigratedDatabase;
before(async () => {
  database = await startMigratedDatabase();
  Object.assign(process.env, {
    DATABASE_URL: database.serverUrl,
    DATABASE_ROLE_PREFIX: database.roles.app.replace(/_app$/, ''),
    MASTER_KEY: randomBytes(32).toString('base64'),
    PUBLIC_URL: 'http://localhost:3000',
    TEST_NUMBERS: '1',
  });
});
after(() => database.stop());

function piped(text: string): SecretInput {
  return { from: Readable.from([text]), ask: new PassThrough() };
}

async function run(args: readonly string[], input = ''): Promise<{ status: number; text: string }> {
  const texts: string[] = [];
  const output = { write: (text: string) => Promise.resolve(void texts.push(text)) };
  const status = await operator(args, { output, input: piped(input) });
  return { status, text: texts.join('') };
}

test('create takes the CPR number from standard input, list names who is there, remove ends the access', async () => {
  const { cpr = '' } = newPerson();
  const made = await run(['create', '--name', 'Inge Holm', '--json'], `${cpr}\n`);
  assert.equal(made.status, 0);
  const { operatorId, name } = JSON.parse(made.text) as { operatorId: string; name: string };
  assert.equal(name, 'Inge Holm');
  const listed = await run(['list', '--json']);
  assert.deepEqual(
    (JSON.parse(listed.text) as { operatorId: string }[]).map((each) => each.operatorId),
    [operatorId],
  );
  const again = await run(['create', '--name', 'Inge Holm'], cpr);
  assert.deepEqual(again, { status: 1, text: 'The person with this CPR number is an operator already.\n' });
  assert.equal((await run(['remove', operatorId])).status, 0);
  assert.match((await run(['list'])).text, /There is no operator/);
  await assert.rejects(run(['remove', operatorId]), /There is no operator with the id/);
  const told = await run(['create', '--name', 'Inge Holm'], cpr);
  assert.match(told.text, /http:\/\/localhost:3000\/operator/);
  for (const { text } of [made, listed, again, told]) assert.ok(!text.includes(cpr.slice(-4)));
});

const wrongs: readonly { args: string[]; input: string; says: RegExp }[] = [
  { args: ['create'], input: '8304711235', says: /^--name is missing/ },
  { args: ['create', '--name', 'I', '--cpr', '8304711235'], input: '', says: /Unknown option '--cpr'/ },
  { args: ['create', '--name', 'Inge Holm'], input: '', says: /^CPR number is missing/ },
  { args: ['create', '--name', 'Inge Holm'], input: '12345', says: /^CPR number: Enter/ },
  { args: ['create', '--name', ' '], input: '8304711235', says: /^--name: / },
  { args: ['create', '--name', 'Inge Holm', '8304711235'], input: '', says: /too many/ },
  { args: ['remove', 'Inge'], input: '', says: /must be an id/ },
  { args: ['appoint'], input: '', says: /needs one of create, list and remove/ },
];

for (const { args, input, says } of wrongs) {
  test(`wrong use: ${args.join(' ')} < ${input}`, async () => {
    await assert.rejects(run(args, input), (error: unknown) => {
      assert.ok(error instanceof WrongUse);
      assert.match(error.message, says);
      return true;
    });
    const rows = await database.query(`select from history_event where kind = 'operator.created'`);
    assert.equal(rows.length, 2, 'nobody more became an operator');
  });
}

test('what is typed at a terminal is asked for and not shown', async () => {
  const typed = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => typed });
  const ask = new PassThrough();
  const line = readSecretLine({ from: typed, ask }, 'CPR number');
  typed.write('830471');
  typed.write('1235\r');
  assert.equal(await line, '8304711235');
  assert.equal(String(ask.read()), 'CPR number (not shown): \n');
});

test('a terminal left with Ctrl-C gives nothing', async () => {
  const typed = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => typed });
  const line = readSecretLine({ from: typed, ask: new PassThrough() }, 'CPR number');
  typed.write('8304\u0003');
  await assert.rejects(line, WrongUse);
});

test("the operators' chain is sealed, checked and exported like an organisation's, and what is altered is named", async () => {
  const pool = openPool(database.serverUrl, { max: 4 });
  const [work, systemWork] = [createWork(pool, database.roles), createSystemWork(pool, database.roles)];
  const keyring = createKeyring(masterKeyFrom(Buffer.from(process.env['MASTER_KEY'] ?? '', 'base64')));
  await sealHistory({ pool, work, systemWork, keyring, clock: systemClock, log: pino({ level: 'silent' }) });
  await pool.end();
  const said = async (...args: string[]) => {
    const texts: string[] = [];
    const status = await history(args, { write: (text) => Promise.resolve(void texts.push(text)) });
    return { status, text: texts.join('') };
  };
  const whole = await said('verify', '--operators');
  assert.equal(whole.status, 0);
  assert.match(whole.text, /^Operators: whole\n {2}1 seals, 3 events, 0 not yet sealed/);
  const exported = await said('export', '--operators', '--values');
  assert.equal(exported.text.trimEnd().split('\n').length, 6);
  assert.doesNotMatch(exported.text, /Inge/);
  await database.query(
    `begin; set local session_replication_role = replica; update history_event set kind = 'operator.signed-in' where kind = 'operator.removed'; commit`,
  );
  const altered = await said('verify');
  assert.equal(altered.status, 1);
  assert.match(altered.text, /^Operators: NOT WHOLE \(1 altered\)/);
  for (const action of ['export', 'verify'])
    await assert.rejects(said(action, '--operators', '--organisation', '90010018'), WrongUse);
});
