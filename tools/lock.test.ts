import assert from 'node:assert/strict';
import { test } from 'node:test';
import { absentOptionals, completeLock, platformOf } from './lock.ts';

const lock = {
  lockfileVersion: 3,
  packages: {
    '': { optionalDependencies: { 'tool-linux-x64': '1.0.0' } },
    'node_modules/tool': { optionalDependencies: { 'tool-linux-x64': '1.0.0', 'tool-win32-arm64': '1.0.0' } },
    'node_modules/tool-linux-x64': { version: '1.0.0' },
    'packages/web': { optionalDependencies: { 'tool-linux-x64': '1.0.0' } },
  },
};

test('an optional package without an entry is absent; one that Node would find further up is not', () => {
  assert.deepEqual(
    absentOptionals(lock).map(({ name }) => name),
    ['tool-win32-arm64'],
  );
});

test('a completed lock file names version and platform, keeps the rest, and needs nothing more', () => {
  const complete = completeLock(lock);
  const added = { version: '1.0.0', os: ['win32'], cpu: ['arm64'], optional: true };
  assert.deepEqual(complete.packages['node_modules/tool-win32-arm64'], added);
  assert.equal(complete['lockfileVersion'], 3);
  assert.deepEqual(absentOptionals(complete), []);
  assert.deepEqual(completeLock(complete), complete);
});

test('platforms are read from names', () => {
  assert.deepEqual(platformOf('@oxlint/binding-linux-x64-musl'), { os: ['linux'], cpu: ['x64'], libc: ['musl'] });
  assert.deepEqual(platformOf('@swc/core-linux-arm-gnueabihf'), { os: ['linux'], cpu: ['arm'], libc: ['glibc'] });
  assert.deepEqual(platformOf('@oxlint-tsgolint/darwin-arm64'), { os: ['darwin'], cpu: ['arm64'] });
  assert.throws(() => platformOf('left-pad'));
});
