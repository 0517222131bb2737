import assert from 'node:assert/strict';
import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { DataDirectoryInUse, findLockHolder, lockDirectory, type LockHolder } from './directory-lock.ts';
import { prepareDataDirectory } from './data-directory.ts';
import { afterwards, observedLog, OtherStart, trialDirectory } from './embedded-trial.ts';
import { startEmbeddedPostgres } from './start-embedded-postgres.ts';

test('of two starts at once one runs and the other says which process has the directory', async (context) => {
  const dataDirectory = trialDirectory(context);
  const { log } = observedLog();
  const starts = [
    startEmbeddedPostgres({ dataDirectory, log, durable: false }),
    startEmbeddedPostgres({ dataDirectory, log, durable: false }),
  ];
  const outcomes = await Promise.allSettled(starts);
  const [refused] = outcomes.filter((outcome) => outcome.status === 'rejected');
  const [running] = outcomes.filter((outcome) => outcome.status === 'fulfilled');
  afterwards(context, async () => running?.value.stop());
  assert.ok(running && refused?.reason instanceof DataDirectoryInUse);
  assert.equal(refused.reason.pid, process.pid);
  assert.match(refused.reason.message, new RegExp(`process ${process.pid}\\. Stop that one first .* TILLID_DATA`));
});

test('of three processes that find a dead holder’s lock one takes it', async (context) => {
  const dataDirectory = trialDirectory(context);
  const { root } = prepareDataDirectory(dataDirectory);
  const dead = await leaveLock(root, { pid: 4_194_303 });
  const others = [1, 2, 3].map(() => new OtherStart(context, dataDirectory));
  const said = await Promise.all(
    others.map((other) => Promise.race([other.saying('started'), other.saying('refused')].map(ignoreEnd))),
  );
  assert.equal(said.filter((line) => line.startsWith('started')).length, 1, said.join('\n'));
  assert.equal(said.filter((line) => line.includes('is in use by another Tillid: process')).length, 2, said.join('\n'));
  assert.notEqual(findLockHolder(root)?.id, dead.id);
  assert.deepEqual(
    readdirSync(root).filter((name) => name.startsWith('tillid.lock.')),
    [],
  );
});

test('a recycled pid, a torn lock file and a silent holder elsewhere do not hold the directory', async (context) => {
  const { root } = prepareDataDirectory(trialDirectory(context));
  const path = join(root, 'tillid.lock');
  await leaveLock(root, { startedAt: 'before' });
  (await lockDirectory(root)).release();
  writeFileSync(path, '{"pid":');
  (await lockDirectory(root)).release();
  await leaveLock(root, { place: 'elsewhere' });
  await assert.rejects(lockDirectory(root), /on another machine or in another container \(elsewhere\)/);
  const longAgo = new Date(Date.now() - 120_000);
  utimesSync(path, longAgo, longAgo);
  (await lockDirectory(root)).release();
  assert.equal(findLockHolder(root), undefined);
});

test('release leaves the lock of a later holder alone', async (context) => {
  const { root } = prepareDataDirectory(trialDirectory(context));
  const first = await lockDirectory(root);
  const later = await leaveLock(root, { id: 'later' });
  first.release();
  assert.equal(findLockHolder(root)?.id, later.id);
});

/** Leaves a lock file as this process would write it, but for what `changed` says. */
async function leaveLock(root: string, changed: Partial<LockHolder>): Promise<LockHolder> {
  const path = join(root, 'tillid.lock');
  const held = findLockHolder(root) ? undefined : await lockDirectory(root);
  const own = JSON.parse(readFileSync(path, 'utf8')) as LockHolder;
  held?.release();
  const left = { ...own, ...changed };
  writeFileSync(path, JSON.stringify(left));
  return left;
}

/** A process that was refused ends, which also ends the wait for its other message. */
function ignoreEnd(line: Promise<string>): Promise<string> {
  return line.catch(() => new Promise<string>(() => undefined));
}
