import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { startTestDatabase, type TestDatabase } from './database.ts';

// These tests begin runs of their own, also when the whole suite has one: on the same server, without its name.
const suite = process.env['TEST_DATABASE_URL'];
if (suite !== undefined) {
  const server = new URL(suite);
  server.searchParams.delete('application_name');
  process.env['TEST_DATABASE_URL'] = server.href;
}

async function runSql(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function prepareSchema(ownerUrl: string): Promise<void> {
  await runSql(ownerUrl, 'create extension pg_trgm; create extension btree_gin');
  await runSql(ownerUrl, 'create table fact (n int); insert into fact values (1)');
}

async function prepareGroupRole(database: TestDatabase, ownerUrl: string): Promise<void> {
  await prepareSchema(ownerUrl);
  const role = `${database.rolePrefix}_app`;
  await runSql(ownerUrl, `create role ${role}; grant ${role} to current_user, ${database.rolePrefix}_server`);
  await runSql(ownerUrl, `grant select on fact to ${role}`);
  const name = new URL(ownerUrl).pathname.slice(1);
  await runSql(ownerUrl, `grant create on database ${name} to ${role}`);
}

test('clones have the template’s content and grants, do not meet, and the template is made once', async () => {
  const database = await startTestDatabase();
  try {
    let made = 0;
    const prepare = async (ownerUrl: string): Promise<void> => {
      made += 1;
      await prepareGroupRole(database, ownerUrl);
    };
    const clones = await Promise.all([1, 2, 3].map(() => database.cloneTemplate('facts', prepare)));
    assert.equal(made, 1);
    const [first, second] = clones;
    assert.ok(first && second);
    await runSql(first.ownerUrl, 'insert into fact values (2)');
    const role = `${database.rolePrefix}_app`;
    const count = `set role ${role}; create temporary table t (n int); drop table t`;
    await runSql(first.serverUrl, count);
    assert.deepEqual(await runSql(second.ownerUrl, 'select n from fact'), [{ n: 1 }]);
    assert.deepEqual(
      await runSql(second.serverUrl, `select has_database_privilege('${role}', current_database(), 'create')`),
      [{ has_database_privilege: true }],
    );
    await second.drop();
    await assert.rejects(runSql(second.ownerUrl, 'select 1'), { code: '3D000' });
  } finally {
    await database.stop();
  }
});

test('a template whose making failed is made anew', async () => {
  const database = await startTestDatabase();
  try {
    const failing = async (ownerUrl: string): Promise<void> => {
      await runSql(ownerUrl, 'create table half (n int)');
      throw new Error('no more');
    };
    await assert.rejects(database.cloneTemplate('half', failing), /no more/);
    const clone = await database.cloneTemplate('half', prepareSchema);
    assert.deepEqual(await runSql(clone.ownerUrl, `select to_regclass('half') as half`), [{ half: null }]);
  } finally {
    await database.stop();
  }
});

test('a child process joins the run and its stop leaves the run alone', async () => {
  const database = await startTestDatabase();
  try {
    const program = `
      const { startTestDatabase } = await import(process.argv[1]);
      const database = await startTestDatabase();
      const clone = await database.cloneTemplate('shared', () => Promise.reject(new Error('made twice')));
      await database.stop();
      process.stdout.write(JSON.stringify({ prefix: database.rolePrefix, ownerUrl: clone.ownerUrl }));
    `;
    await database.cloneTemplate('shared', prepareSchema);
    const module = new URL('database.ts', import.meta.url).href;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program, module], {
      env: { ...process.env, TEST_DATABASE_URL: database.url },
    });
    const child = JSON.parse(stdout) as { prefix: string; ownerUrl: string };
    assert.equal(child.prefix, database.rolePrefix);
    assert.deepEqual(await runSql(child.ownerUrl, 'select n from fact'), [{ n: 1 }]);
  } finally {
    await database.stop();
  }
});

test('two runs on one server do not meet, and stop leaves no database, role or directory', async (context) => {
  const outer = await startTestDatabase();
  const plain = new URL(outer.url);
  plain.searchParams.delete('application_name');
  const before = process.env['TEST_DATABASE_URL'];
  context.after(() => {
    if (before === undefined) delete process.env['TEST_DATABASE_URL'];
    else process.env['TEST_DATABASE_URL'] = before;
  });
  try {
    process.env['TEST_DATABASE_URL'] = plain.href;
    const inner = await startTestDatabase();
    assert.notEqual(inner.rolePrefix, outer.rolePrefix);
    await inner.cloneTemplate('facts', (ownerUrl) => prepareGroupRole(inner, ownerUrl));
    await outer.cloneTemplate('facts', (ownerUrl) => prepareGroupRole(outer, ownerUrl));
    await inner.stop();
    const left = await runSql(
      outer.url,
      `select rolname from pg_roles where starts_with(rolname, '${inner.rolePrefix}')
       union all select datname from pg_database where starts_with(datname, '${inner.rolePrefix}')`,
    );
    assert.deepEqual(left, []);
    await outer.cloneTemplate('facts', () => Promise.reject(new Error('made twice')));
  } finally {
    await outer.stop();
  }
});

test('an embedded test server that was stopped leaves no directory', async (context) => {
  const before = process.env['TEST_DATABASE_URL'];
  context.after(() => {
    if (before !== undefined) process.env['TEST_DATABASE_URL'] = before;
  });
  delete process.env['TEST_DATABASE_URL'];
  const database = await startTestDatabase();
  const [setting] = await runSql(database.url, 'show data_directory');
  const { data_directory: cluster } = setting as { data_directory: string };
  assert.equal(existsSync(cluster), true);
  await database.stop();
  assert.equal(existsSync(dirname(cluster)), false);
});
