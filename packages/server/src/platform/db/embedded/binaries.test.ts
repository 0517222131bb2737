import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { completeLinks, findBinaries, programPath } from './binaries.ts';
import { trialDirectory } from './embedded-trial.ts';

test('the binaries for this platform are found', () => {
  const binaries = findBinaries();
  assert.match(binaries.majorVersion, /^\d+$/);
  assert.ok(existsSync(programPath(binaries, 'initdb')) && existsSync(programPath(binaries, 'postgres')));
});

test('missing library links are made, present ones are left, and a second time is harmless', (context) => {
  const directory = trialDirectory(context);
  mkdirSync(join(directory, 'native', 'lib'), { recursive: true });
  writeFileSync(join(directory, 'native', 'lib', 'libpq.so.5.18'), 'library');
  const links = ['libpq.so', 'libpq.so.5'].map((name) => ({
    source: 'native/lib/libpq.so.5.18',
    target: `native/lib/${name}`,
  }));
  writeFileSync(join(directory, 'native', 'pg-symlinks.json'), JSON.stringify(links));
  completeLinks(directory);
  completeLinks(directory);
  assert.equal(readlinkSync(join(directory, 'native', 'lib', 'libpq.so')), 'libpq.so.5.18');
  rmSync(join(directory, 'native', 'lib', 'libpq.so.5'));
  completeLinks(directory);
  assert.equal(readFileSync(join(directory, 'native', 'lib', 'libpq.so.5'), 'utf8'), 'library');
});

test('a link that cannot be made is named with what to do', (context) => {
  const directory = trialDirectory(context);
  mkdirSync(join(directory, 'native'), { recursive: true });
  const links = [{ source: 'native/lib/a.so.1', target: 'native/lib/a.so' }];
  writeFileSync(join(directory, 'native', 'pg-symlinks.json'), JSON.stringify(links));
  assert.throws(() => completeLinks(directory), /a\.so is missing and cannot be made.*npm ci.*DATABASE_URL/);
  assert.equal(existsSync(join(dirname(directory), 'native')), false);
});
