import assert from 'node:assert/strict';
import { closeSync, mkdirSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { trialDirectory } from './embedded-trial.ts';
import { boundLog, logSize, openLog, readLogSince } from './log-file.ts';

test('a log past its limit keeps one older copy and goes on in the same open file', (context) => {
  const directory = trialDirectory(context);
  mkdirSync(directory);
  const path = join(directory, 'postgresql.log');
  const file = openLog(path);
  writeSync(file, 'old line\n');
  boundLog(path, 100);
  assert.equal(logSize(path), 9);
  boundLog(path, 5);
  writeSync(file, 'new line\n');
  closeSync(file);
  assert.equal(readFileSync(path, 'utf8'), 'new line\n');
  assert.equal(readFileSync(`${path}.1`, 'utf8'), 'old line\n');
});

test('what was written since an offset is read, from the start when the log was emptied meanwhile', (context) => {
  const directory = trialDirectory(context);
  mkdirSync(directory);
  const path = join(directory, 'postgresql.log');
  const file = openLog(path);
  writeSync(file, 'before\nafter\n');
  closeSync(file);
  assert.equal(readLogSince(path, 7), 'after');
  assert.equal(readLogSince(path, 1_000), 'before\nafter');
  assert.equal(readLogSince(path, 13), '');
});
