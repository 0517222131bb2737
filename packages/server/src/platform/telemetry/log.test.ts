import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { startTestDatabase, type TestDatabase } from '../../../../../test/support/database.ts';
import { Problem } from '../http/problem.ts';
import { describeError, openLog } from './log.ts';

const secret = '7204780948';
let database: TestDatabase;
let client: pg.Client;
before(async () => {
  database = await startTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query('create temporary table person (cpr text constraint person_once unique, age int)');
  await client.query('insert into person values ($1, 1)', [secret]);
});
after(async () => {
  await client.end();
  await database.stop();
});

const failing: readonly [what: string, text: string, values: string[], code: string][] = [
  ['a breach of a constraint', 'insert into person values ($1, 2)', [secret], '23505'],
  ['a wrong value', `update person set age = $1::text::int`, [secret.repeat(3)], '22003'],
  ['a wrong statement', `select '${secret}' frm person`, [], '42601'],
];
for (const [what, text, values, code] of failing) {
  test(`of the database's errors name, code and place are told, never values: ${what}`, async () => {
    const error = await client.query(text, values).catch((thrown: unknown) => thrown);
    const cause = new Error('a job failed', { cause: error });
    const wrapped = new Problem('internal', { cause });
    for (const each of [error, cause, wrapped]) {
      const told = JSON.stringify(describeError(each));
      assert.doesNotMatch(told, new RegExp(secret));
      assert.match(told, new RegExp(code));
    }
  });
}

test('the constraint that was broken is named', async () => {
  const error = await client.query('insert into person values ($1, 2)', [secret]).catch((thrown: unknown) => thrown);
  assert.equal(describeError(error)['constraint'], 'person_once');
});

test('of other errors the message and the places in the program are told, and of anything else its kind', () => {
  const told = describeError(new TypeError('it is not a function'));
  assert.equal(told['name'], 'TypeError');
  assert.equal(told['message'], 'it is not a function');
  assert.match(String(told['stack']), /^ +at .*log\.test\.ts/);
  assert.deepEqual(describeError(secret), { name: 'string' });
});

test('what could quote what was read is not told', () => {
  const thrown = (fail: () => unknown): unknown => {
    try {
      return fail();
    } catch (error) {
      return error;
    }
  };
  const quoting = [thrown(() => JSON.parse(`cpr ${secret}`) as unknown), thrown(() => Temporal.PlainDate.from(secret))];
  for (const error of quoting) {
    assert.ok(error instanceof Error && error.message.includes(secret.slice(0, 4)), 'it quotes');
    assert.doesNotMatch(JSON.stringify(describeError(error)), new RegExp(secret.slice(0, 4)));
  }
});

test('a line of the log tells an error that was described, or describes it', () => {
  const lines: string[] = [];
  const log = openLog('info', { write: (line) => void lines.push(line) });
  const error = new Error('the disk is full');
  log.error({ error: describeError(error) }, 'described');
  log.error({ err: error }, 'as it is');
  log.debug('too quiet');
  const [described, plain, ...others] = lines.map((line) => JSON.parse(line) as Record<string, { message: string }>);
  assert.equal(described?.['error']?.message, 'the disk is full');
  assert.equal(plain?.['err']?.message, 'the disk is full');
  assert.deepEqual(others, []);
});
