import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clusterSettings } from './cluster-settings.ts';

const gibibyte = 1024 ** 3;

test('memory settings follow the machine within bounds', () => {
  assert.match(clusterSettings(0.25 * gibibyte, true), /shared_buffers = '64MB'\n/);
  assert.match(clusterSettings(2 * gibibyte, true), /shared_buffers = '256MB'\n/);
  assert.match(clusterSettings(64 * gibibyte, true), /shared_buffers = '512MB'\n/);
});

test('durability is on unless a test says otherwise', () => {
  assert.match(clusterSettings(gibibyte, true), /fsync = 'on'\nsynchronous_commit = 'on'\nfull_page_writes = 'on'\n/);
  assert.match(
    clusterSettings(gibibyte, false),
    /fsync = 'off'\nsynchronous_commit = 'off'\nfull_page_writes = 'off'\n/,
  );
});
