import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, before, test, type TestContext } from 'node:test';
import pg from 'pg';
import { startTestDatabase, type TestDatabase } from '../../../../../test/support/database.ts';
import { migrate } from './migrate.ts';
import { roleNames } from './roles.ts';

const files = readdirSync(new URL('../../../migrations/', import.meta.url)).toSorted();
let database: TestDatabase;
before(async () => {
  database = await startTestDatabase();
});
after(() => database.stop());

async function emptyDatabase(context: TestContext) {
  const clone = await database.cloneTemplate('empty', async () => undefined);
  context.after(() => clone.drop());
  const roles = roleNames(database.rolePrefix);
  return { ...clone, run: () => migrate(clone.ownerUrl, clone.serverUrl, roles) };
}

async function query(url: string, text: string): Promise<pg.QueryResultRow[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<pg.QueryResultRow>(text)).rows;
  } finally {
    await client.end();
  }
}

test('an empty database gets every file in order, and a second time nothing', async (context) => {
  const { run, ownerUrl } = await emptyDatabase(context);
  assert.deepEqual(await run(), { applied: files });
  assert.deepEqual(await run(), { applied: [] });
  const kept = await query(ownerUrl, 'select name from migration order by name');
  assert.deepEqual(
    kept.map((row) => row['name']),
    files,
  );
});

test('two at once do it once', async (context) => {
  const { run } = await emptyDatabase(context);
  const done = await Promise.all([run(), run(), run()]);
  assert.deepEqual(
    done.map(({ applied }) => applied.length).toSorted((one, other) => one - other),
    [0, 0, files.length],
  );
});

test('a database of a newer version is refused by name and left as it is', async (context) => {
  const { run, ownerUrl } = await emptyDatabase(context);
  await run();
  await query(ownerUrl, `insert into migration (name) values ('9999-of-the-future.sql')`);
  await assert.rejects(run(), /the database is newer than this version of Tillid \(it has 9999-of-the-future\.sql\)/);
  assert.equal((await query(ownerUrl, 'select 1 from migration')).length, files.length + 1);
});

test('a file that fails leaves nothing of itself, and the next run goes on there', async (context) => {
  const { run, ownerUrl } = await emptyDatabase(context);
  // The second file makes this table too, so it fails after the first is done.
  await query(ownerUrl, 'create table business_user (id int)');
  await assert.rejects(run(), /business_user/);
  assert.deepEqual(
    (await query(ownerUrl, 'select name from migration')).map((row) => row['name']),
    files.slice(0, 1),
  );
  await query(ownerUrl, 'drop table business_user');
  assert.deepEqual(await run(), { applied: files.slice(1) });
});

test("the server's login owns nothing and reaches no table without a role", async (context) => {
  const { run, ownerUrl, serverUrl } = await emptyDatabase(context);
  await run();
  const login = decodeURIComponent(new URL(serverUrl).username);
  const owned = await query(ownerUrl, `select relname from pg_class where pg_get_userbyid(relowner) = '${login}'`);
  assert.deepEqual(owned, []);
  await assert.rejects(query(serverUrl, 'select * from organisation'), /permission denied/);
  await assert.rejects(query(serverUrl, 'create table mine (id int)'), /permission denied/);
});
