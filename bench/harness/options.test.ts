import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBenchOptions } from './options.ts';

const known = ['list', 'create'];

test('sizes have defaults and may be given', () => {
  const options = readBenchOptions(['list', '--users', '100_000', '--no-peers'], known);
  assert.deepEqual(options.names, ['list']);
  assert.equal(options.users, 100_000);
  assert.equal(options.events, 10_000_000);
  assert.equal(options.peers, false);
  assert.equal(options.write, true);
});

test('all is every bench', () => {
  assert.deepEqual(readBenchOptions(['all'], known).names, known);
});

test('an unknown bench and a size that is none are refused', () => {
  assert.throws(() => readBenchOptions([], known), /Benches: list, create/);
  assert.throws(() => readBenchOptions(['lists'], known), /Benches: list, create/);
  assert.throws(() => readBenchOptions(['list', '--users', 'many'], known), /--users must be a whole number/);
});
