import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Client } from 'pg';
import { chooseAccount } from './account.ts';
import { findBinaries } from './binaries.ts';
import { prepareDataDirectory } from './data-directory.ts';
import { afterwards, observedLog, OtherStart, runSql, trialDirectory } from './embedded-trial.ts';
import { findClusterProcesses } from './left-behind.ts';
import { isRunning, waitForEnd } from './processes.ts';
import { startEmbeddedPostgres } from './start-embedded-postgres.ts';
import { superviseServer } from './supervise-server.ts';

test('a killed PostgreSQL runs again on the same port with its data', async (context) => {
  const { log, waitFor } = observedLog();
  const postgres = await startEmbeddedPostgres({ dataDirectory: trialDirectory(context), log });
  afterwards(context, () => postgres.stop());
  await runSql(postgres.ownerUrl, 'create table kept as select 1 as n');
  for (const round of [1, 2]) {
    const back = waitFor('PostgreSQL runs again');
    const killed = postgres.pid;
    const began = performance.now();
    process.kill(killed, 'SIGKILL');
    await back;
    context.diagnostic(`round ${round}: back after ${Math.round(performance.now() - began)} ms`);
    assert.notEqual(postgres.pid, killed);
    await runSql(postgres.ownerUrl, 'insert into kept values (1)');
  }
  assert.deepEqual(await runSql(postgres.ownerUrl, 'select sum(n)::int as sum from kept'), [{ sum: 3 }]);
});

test('a backend that computes on after its postmaster was killed does not keep the new one away', async (context) => {
  const { log, waitFor } = observedLog();
  const postgres = await startEmbeddedPostgres({ dataDirectory: trialDirectory(context), log });
  afterwards(context, () => postgres.stop());
  const client = new Client({ connectionString: postgres.ownerUrl });
  client.on('error', () => undefined);
  await client.connect();
  await client.query('begin');
  const busy = client.query('select count(*) from generate_series(1, 100000000000)');
  const back = waitFor('PostgreSQL runs again');
  process.kill(postgres.pid, 'SIGKILL');
  await assert.rejects(busy);
  await back;
  assert.deepEqual(await runSql(postgres.ownerUrl, 'select 1 as one'), [{ one: 1 }]);
});

test('stop during a restart ends it for good', async (context) => {
  const dataDirectory = trialDirectory(context);
  const { log, waitFor } = observedLog();
  const postgres = await startEmbeddedPostgres({ dataDirectory, log });
  const noticed = waitFor('PostgreSQL ended unexpectedly');
  process.kill(postgres.pid, 'SIGKILL');
  await noticed;
  await postgres.stop();
  assert.deepEqual(findClusterProcesses(join(dataDirectory, 'postgresql')), []);
});

test('a start after kill -9 of the Node process ends the PostgreSQL left behind and finds the data', async (context) => {
  const dataDirectory = trialDirectory(context);
  const other = new OtherStart(context, dataDirectory);
  const [, pid, url] = (await other.saying('started')).split(' ');
  await runSql(url ?? '', 'create table kept as select 42 as answer');
  await other.kill();
  assert.equal(isRunning(Number(pid)), true);
  const began = performance.now();
  const postgres = await startEmbeddedPostgres({ dataDirectory, log: observedLog().log });
  context.diagnostic(`start ${Math.round(performance.now() - began)} ms`);
  afterwards(context, () => postgres.stop());
  assert.equal(isRunning(Number(pid)), false);
  assert.deepEqual(await runSql(postgres.ownerUrl, 'select answer from kept'), [{ answer: 42 }]);
});

test('a start after kill -9 of both, with the old pid now a stranger’s, leaves the stranger alone', async (context) => {
  const dataDirectory = trialDirectory(context);
  const cluster = join(dataDirectory, 'postgresql');
  const other = new OtherStart(context, dataDirectory);
  const [, pid, url] = (await other.saying('started')).split(' ');
  await runSql(url ?? '', 'create table kept as select 42 as answer');
  await other.kill();
  process.kill(Number(pid), 'SIGKILL');
  assert.equal(await waitForEnd([Number(pid)], 5_000), true);
  const stranger = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: ['pipe', 'ignore', 'ignore'] });
  context.after(() => stranger.kill());
  const [, ...rest] = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  writeFileSync(join(cluster, 'postmaster.pid'), [String(stranger.pid), ...rest].join('\n'));
  const postgres = await startEmbeddedPostgres({ dataDirectory, log: observedLog().log });
  afterwards(context, () => postgres.stop());
  assert.deepEqual(await runSql(postgres.ownerUrl, 'select answer from kept'), [{ answer: 42 }]);
  assert.equal(stranger.exitCode ?? stranger.signalCode, null);
});

test('a start that was killed while it made the database does not stop the next one', async (context) => {
  const dataDirectory = trialDirectory(context);
  mkdirSync(join(dataDirectory, 'postgresql.making-abandoned', 'cluster'), { recursive: true });
  const other = new OtherStart(context, dataDirectory);
  await other.saying('making the database');
  await other.kill();
  const postgres = await startEmbeddedPostgres({ dataDirectory, log: observedLog().log });
  afterwards(context, () => postgres.stop());
  assert.deepEqual(await runSql(postgres.serverUrl, 'select 1 as one'), [{ one: 1 }]);
  assert.deepEqual(
    readdirSync(dataDirectory).filter((name) => name.includes('making')),
    [],
  );
});

test('a process that exits without stopping takes PostgreSQL with it', async (context) => {
  const other = new OtherStart(context, trialDirectory(context));
  const [, pid] = (await other.saying('started')).split(' ');
  await other.exit();
  assert.equal(await waitForEnd([Number(pid)], 5_000), true);
});

test('Ctrl-C in the terminal does not reach PostgreSQL', async (context) => {
  const postgres = await startEmbeddedPostgres({
    dataDirectory: trialDirectory(context),
    log: observedLog().log,
  });
  afterwards(context, () => postgres.stop());
  // Signal 0 to a process group only asks whether there is one: PostgreSQL leads its own.
  assert.equal(process.kill(-postgres.pid, 0), true);
});

test('when restarts do not help it is said, and stop still works', async (context) => {
  const dataDirectory = trialDirectory(context);
  const { log } = observedLog();
  await (await startEmbeddedPostgres({ dataDirectory, log })).stop();
  const directory = prepareDataDirectory(dataDirectory);
  const plan = { directory, runnable: chooseAccount(directory, findBinaries()), durable: true, log };
  const { promise: givenUp, resolve } = Promise.withResolvers<Error>();
  const server = await superviseServer(plan, resolve, [0, 10]);
  process.kill(server.pid, 'SIGKILL');
  rmSync(join(directory.cluster, 'global', 'pg_control'));
  assert.match((await givenUp).message, /ended unexpectedly .* could not be kept running/s);
  await server.stop();
  assert.equal(isRunning(server.pid), false);
});
