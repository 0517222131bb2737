import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { findRunningPostgres } from './find-running-postgres.ts';
import { findClusterProcesses } from './left-behind.ts';
import { afterwards, observedLog, runSql, trialDirectory } from './embedded-trial.ts';
import { isRunning } from './processes.ts';
import { startEmbeddedPostgres } from './start-embedded-postgres.ts';

test('the first start makes the database, the second finds its data, stop leaves nothing running', async (context) => {
  const dataDirectory = trialDirectory(context);
  const { log } = observedLog();
  const began = performance.now();
  const first = await startEmbeddedPostgres({ dataDirectory, log, durable: false });
  context.diagnostic(`first start ${Math.round(performance.now() - began)} ms`);
  await runSql(first.ownerUrl, 'create table kept as select 42 as answer');
  assert.deepEqual(findRunningPostgres(dataDirectory), { ownerUrl: first.ownerUrl, serverUrl: first.serverUrl });
  await Promise.all([first.stop(), first.stop()]);
  assert.equal(isRunning(first.pid), false);
  assert.deepEqual(findClusterProcesses(join(dataDirectory, 'postgresql')), []);
  assert.equal(existsSync(join(dataDirectory, 'tillid.lock')), false);
  assert.equal(findRunningPostgres(dataDirectory), undefined);

  const again = performance.now();
  const second = await startEmbeddedPostgres({ dataDirectory, log, durable: false });
  context.diagnostic(`second start ${Math.round(performance.now() - again)} ms`);
  assert.deepEqual(await runSql(second.ownerUrl, 'select answer from kept'), [{ answer: 42 }]);
  await second.stop();
});

test('the owner can do what migrations need, the server login has no rights of its own', async (context) => {
  const postgres = await startEmbeddedPostgres({
    dataDirectory: trialDirectory(context),
    log: observedLog().log,
    durable: false,
  });
  afterwards(context, () => postgres.stop());
  await runSql(postgres.ownerUrl, 'create extension pg_trgm; create extension btree_gin');
  await runSql(postgres.ownerUrl, 'create role tillid_app nologin; grant tillid_app to tillid_server');
  await runSql(postgres.ownerUrl, 'create table person (name text); grant select on person to tillid_app');
  await runSql(postgres.ownerUrl, `insert into person values ('Åse'), ('Zoe'), ('Ægir'), ('Anne'), ('Øjvind')`);
  await assert.rejects(runSql(postgres.serverUrl, 'select name from person'), { code: '42501' });
  const asApp = new URL(postgres.serverUrl);
  asApp.searchParams.set('options', '-c role=tillid_app');
  const sorted = await runSql(asApp.href, 'select name from person order by name collate "da-x-icu"');
  assert.deepEqual(
    sorted.map((row) => row['name']),
    ['Anne', 'Zoe', 'Ægir', 'Øjvind', 'Åse'],
  );
  const attributes = await runSql(
    postgres.serverUrl,
    'select rolsuper, rolcreaterole, rolcreatedb, rolbypassrls, rolreplication, rolinherit from pg_roles where rolname = current_user',
  );
  assert.deepEqual(attributes, [
    {
      rolsuper: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolbypassrls: false,
      rolreplication: false,
      rolinherit: false,
    },
  ]);
  await assert.rejects(runSql(postgres.serverUrl, 'create table intruder (a int)'), { code: '42501' });
  await assert.rejects(runSql(postgres.serverUrl, 'create role intruder'), { code: '42501' });
});

test('commits are durable, time is UTC, and it listens on loopback alone with a password', async (context) => {
  const postgres = await startEmbeddedPostgres({ dataDirectory: trialDirectory(context), log: observedLog().log });
  afterwards(context, () => postgres.stop());
  const settings = await runSql(
    postgres.serverUrl,
    `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as synchronous_commit,
      current_setting('full_page_writes') as full_page_writes, current_setting('data_checksums') as data_checksums,
      current_setting('timezone') as timezone, current_setting('server_encoding') as server_encoding,
      current_setting('listen_addresses') as listen_addresses, current_setting('log_statement') as log_statement`,
  );
  assert.deepEqual(settings, [
    {
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      data_checksums: 'on',
      timezone: 'UTC',
      server_encoding: 'UTF8',
      listen_addresses: '127.0.0.1',
      log_statement: 'none',
    },
  ]);
  const withoutPassword = new URL(postgres.serverUrl);
  withoutPassword.password = 'wrong';
  await assert.rejects(runSql(withoutPassword.href, 'select 1'), { code: '28P01' });
});

test('secrets, log and database are closed to others', async (context) => {
  const dataDirectory = trialDirectory(context);
  const postgres = await startEmbeddedPostgres({ dataDirectory, log: observedLog().log, durable: false });
  afterwards(context, () => postgres.stop());
  for (const closed of ['secrets', 'logs', 'postgresql']) {
    assert.equal(statSync(join(dataDirectory, closed)).mode & 0o777, 0o700, closed);
  }
  const file = join(dataDirectory, 'secrets', 'embedded-database.json');
  assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.equal(statSync(join(dataDirectory, 'logs', 'postgresql.log')).mode & 0o777, 0o600);
});

test('values of a failing statement never reach the log', async (context) => {
  const dataDirectory = trialDirectory(context);
  const postgres = await startEmbeddedPostgres({ dataDirectory, log: observedLog().log, durable: false });
  afterwards(context, () => postgres.stop());
  await runSql(postgres.ownerUrl, 'create table person (number text primary key)');
  await runSql(postgres.ownerUrl, `insert into person values ('7503601234')`);
  await assert.rejects(runSql(postgres.ownerUrl, `insert into person values ('7503601234')`), { code: '23505' });
  await assert.rejects(runSql(postgres.ownerUrl, `select '7503601234'::uuid`), { code: '22P02' });
  await assert.rejects(runSql(postgres.ownerUrl, `do $$ begin raise warning '7503601234'; perform 1/0; end $$`));
  await postgres.stop();
  const text = readFileSync(join(dataDirectory, 'logs', 'postgresql.log'), 'utf8');
  assert.match(text, /database system is shut down/);
  assert.doesNotMatch(text, /7503601234/);
});

test('a database without its passwords, or of another version, is refused with what to do', async (context) => {
  const dataDirectory = trialDirectory(context);
  const { log } = observedLog();
  mkdirSync(join(dataDirectory, 'postgresql'), { recursive: true });
  writeFileSync(join(dataDirectory, 'postgresql', 'PG_VERSION'), '9\n');
  await assert.rejects(
    startEmbeddedPostgres({ dataDirectory, log, durable: false }),
    /restore that directory from the same backup/,
  );
  mkdirSync(join(dataDirectory, 'secrets'), { recursive: true });
  const passwords = join(dataDirectory, 'secrets', 'embedded-database.json');
  writeFileSync(passwords, '{"superuser":');
  await assert.rejects(startEmbeddedPostgres({ dataDirectory, log, durable: false }), /is damaged: restore it/);
  writeFileSync(passwords, JSON.stringify({ superuser: 'a', owner: 'b', server: 'c' }));
  await assert.rejects(
    startEmbeddedPostgres({ dataDirectory, log, durable: false }),
    /was made by PostgreSQL 9; this Tillid brings/,
  );
  assert.equal(existsSync(join(dataDirectory, 'tillid.lock')), false);
});
