import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { chooseAccount, runUnder, type AccountWay } from './account.ts';
import { findBinaries, programPath } from './binaries.ts';
import { prepareDataDirectory } from './data-directory.ts';
import { observedLog, OtherStart, runSql, trialDirectory } from './embedded-trial.ts';
import { startEmbeddedPostgres } from './start-embedded-postgres.ts';

const binaries = findBinaries();
const isRoot = process.getuid?.() === 0;

test('an account is found for this user', (context) => {
  const directory = prepareDataDirectory(trialDirectory(context));
  const { account } = chooseAccount(directory, binaries);
  context.diagnostic(`way: ${account.way}`);
  assert.equal(account.way === 'same-user', !isRoot);
});

test('without a possible account the message says what to do', (context) => {
  const directory = prepareDataDirectory(trialDirectory(context));
  assert.throws(() => chooseAccount(directory, binaries, []), /as an ordinary user.*TILLID_DATA.*DATABASE_URL/);
});

if (isRoot) {
  const rootWays: AccountWay[] = ['user-namespace', 'unprivileged-user', 'passing-user'];

  test('as root PostgreSQL runs in each way that this machine allows', async (context) => {
    const usable = rootWays.filter((way) => isUsable(prepareDataDirectory(trialDirectory(context)), way));
    assert.ok(usable.length > 0);
    for (const way of usable) {
      const dataDirectory = trialDirectory(context);
      for (const start of ['first', 'second']) {
        const began = performance.now();
        const postgres = await startEmbeddedPostgres({
          dataDirectory,
          log: observedLog().log,
          durable: false,
          ways: [way],
        });
        context.diagnostic(`${way}, ${start} start ${Math.round(performance.now() - began)} ms`);
        assert.deepEqual(await runSql(postgres.serverUrl, 'select 1 as one'), [{ one: 1 }]);
        await postgres.stop();
      }
    }
  });

  test('a database made in one way is used in the next when the first is no longer allowed', async (context) => {
    const usable = rootWays.filter((way) => isUsable(prepareDataDirectory(trialDirectory(context)), way));
    const dataDirectory = trialDirectory(context);
    for (const way of usable) {
      const postgres = await startEmbeddedPostgres({
        dataDirectory,
        log: observedLog().log,
        durable: false,
        ways: [way],
      });
      await runSql(postgres.ownerUrl, 'create table if not exists kept (n int)');
      await postgres.stop();
    }
    const last = await startEmbeddedPostgres({ dataDirectory, log: observedLog().log, durable: false });
    await runSql(last.ownerUrl, 'select from kept');
    await last.stop();
  });

  test('binaries closed to the unprivileged user are copied into the data directory once', (context) => {
    const dataDirectory = trialDirectory(context);
    const closed = join(dirname(dataDirectory), 'closed');
    mkdirSync(closed, { mode: 0o700 });
    cpSync(binaries.native, join(closed, 'native'), { recursive: true, verbatimSymlinks: true });
    const directory = prepareDataDirectory(dataDirectory);
    const hidden = { ...binaries, native: join(closed, 'native') };
    const runnable = chooseAccount(directory, hidden, ['unprivileged-user']);
    assert.equal(dirname(runnable.binaries.native), directory.root);
    const program = programPath(runnable.binaries, 'postgres');
    const made = statSync(program).ino;
    const { file, parameters, owner } = runUnder(runnable.account, program, ['--version']);
    assert.match(execFileSync(file, parameters, { ...owner, cwd: '/', encoding: 'utf8' }), /PostgreSQL/);
    chooseAccount(directory, hidden, ['unprivileged-user']);
    assert.equal(statSync(program).ino, made);
  });

  test('an ordinary user starts it plainly, and root after that in the same data directory', async (context) => {
    const dataDirectory = trialDirectory(context);
    chmodSync(dirname(dataDirectory), 0o777);
    const capabilities = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
    const asNobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', ...capabilities];
    const ordinary = new OtherStart(context, dataDirectory, asNobody);
    assert.match(await ordinary.saying('started'), /^started \d+/);
    await ordinary.end();
    assert.equal(statSync(join(dataDirectory, 'postgresql')).uid, 65_534);
    const root = await startEmbeddedPostgres({ dataDirectory, log: observedLog().log, durable: false });
    await root.stop();
    const again = new OtherStart(context, dataDirectory, asNobody);
    assert.match(await again.saying('started'), /^started \d+/);
  });
}

function isUsable(directory: ReturnType<typeof prepareDataDirectory>, way: AccountWay): boolean {
  try {
    return chooseAccount(directory, binaries, [way]).account.way === way;
  } catch {
    return false;
  }
}
