import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { parseCpr } from '@tillid/domain/identifiers/cpr';
import { startMigratedDatabase, type MigratedDatabase } from '../../../../test/support/migrated-database.ts';
import { activeKeysOf, deploymentKeys } from '../platform/crypto/deployment-keys.ts';
import { masterKeyFrom } from '../platform/crypto/master-key.ts';
import { seed } from './seed.ts';
import { nextSyntheticCvr, replacementNumbers, syntheticIdentity } from './seed/synthetic-numbers.ts';
import { syntheticPerson } from './seed/synthetic-people.ts';
import { WrongUse } from './wrong-use.ts';

const masterKey = randomBytes(32);
let database: MigratedDatabase;

before(async () => {
  database = await startMigratedDatabase();
  Object.assign(process.env, {
    DATABASE_URL: database.serverUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
    DATABASE_ROLE_PREFIX: database.roles.app.replace(/_app$/, ''),
    MASTER_KEY: masterKey.toString('base64'),
    TEST_NUMBERS: '1',
  });
});
after(() => database.stop());

async function run(...args: string[]): Promise<{ status: number; text: string }> {
  const texts: string[] = [];
  const status = await seed(args, { write: (text) => Promise.resolve(void texts.push(text)) });
  return { status, text: texts.join('') };
}

async function countOf(text: string): Promise<number> {
  const [row] = await database.query<{ n: number }>(`select count(*)::int as n from ${text}`);
  return row?.n ?? 0;
}

test('every number is a replacement number of its birth date, and none comes twice', () => {
  const seen = new Set<string>();
  for (const index of [...Array(20_000).keys(), 1_000_000, replacementNumbers - 1]) {
    const { cpr, dateOfBirth } = syntheticIdentity(index);
    const read = parseCpr(cpr ?? '', { testNumbers: true });
    assert.ok(read.ok && read.value.isReplacement() && read.value.birthDate() === dateOfBirth, `${index}`);
    seen.add(read.value.reveal());
  }
  assert.equal(seen.size, 20_002);
  assert.equal(syntheticIdentity(replacementNumbers).cpr, undefined, 'there are no more numbers');
});

test('a person follows from the index', () => {
  assert.deepEqual(syntheticPerson(7, false), syntheticPerson(7, false));
  assert.equal(syntheticPerson(7, true).status, 'active');
  const statuses = new Set(Array.from({ length: 200 }, (_, index) => syntheticPerson(index, false).status));
  assert.equal(statuses.size, 4);
});

test('synthetic CVR numbers begin at 92, follow each other and suffice for half a million organisations', () => {
  const first = nextSyntheticCvr(undefined);
  const second = nextSyntheticCvr(first);
  assert.match(first, /^92/);
  assert.ok(second > first);
  assert.match(nextSyntheticCvr('99999000'), /^99999/);
  assert.throws(() => nextSyntheticCvr('99999999'), /no more CVR numbers/);
});

test('users, organisations and events are as many as asked for, each change with its event', async () => {
  const { status, text } = await run('--users', '6001', '--organisations', '3', '--events', '10', '--json');
  assert.equal(status, 0);
  const told = JSON.parse(text) as Record<string, unknown>;
  assert.deepEqual(
    { users: told['users'], organisations: told['organisations'], events: told['events'] },
    { users: 6001, organisations: 3, events: 10 },
  );
  assert.equal(await countOf('organisation'), 3);
  assert.equal(await countOf('business_user'), 6001);
  assert.equal(await countOf(`history_event where kind in ('user.created', 'user.imported')`), 6001);
  assert.equal(await countOf(`history_event where kind = 'user.signed-in'`), 10);
  assert.equal(await countOf('business_user where cpr_hash is not null'), await countOf('sign_in_identity'));
  assert.equal(await countOf(`user_role where role = 'organisation-administrator'`), 3);
});

test('a seeded user is found by CPR number at sign-in', async () => {
  const { cpr = '' } = syntheticPerson(0, true);
  const read = parseCpr(cpr, { testNumbers: true });
  assert.ok(read.ok);
  const found = await database.query<{ status: string }>(
    `select u.status from sign_in_identity s join business_user u on u.organisation_id = s.organisation_id and u.id = s.user_id
     where s.person_hash = $1`,
    [deploymentKeys(activeKeysOf(masterKeyFrom(masterKey)), []).personHashOfCpr(read.value)],
  );
  assert.deepEqual(found, [{ status: 'active' }]);
});

test('seeding again adds organisations', async () => {
  assert.equal((await run('--users', '2', '--organisations', '2')).status, 0);
  assert.equal(await countOf('organisation'), 5);
});

test('nothing is seeded where replacement numbers are refused, nor beside a real organisation', async () => {
  process.env['TEST_NUMBERS'] = '0';
  await assert.rejects(
    run('--users', '1'),
    (error) => error instanceof WrongUse && /TEST_NUMBERS=1/.test(error.message),
  );
  process.env['TEST_NUMBERS'] = '1';
  await database.query(
    `insert into organisation (id, cvr, name, kind, status, created_at) values (gen_random_uuid(), '10000009', 'Ægte A/S', 'company', 'active', now())`,
  );
  await assert.rejects(
    run('--users', '1'),
    (error) => error instanceof WrongUse && /no test numbers/.test(error.message),
  );
});

test('wrong amounts are wrong use', async () => {
  await assert.rejects(run(), (error) => error instanceof WrongUse && /--users is missing/.test(error.message));
  await assert.rejects(run('--users', 'many'), WrongUse);
  await assert.rejects(run('--users', '1', '--organisations', '0'), WrongUse);
});
