import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isMet, ratioOf, type Figure } from './figure.ts';
import { readable, tableOf } from './table.ts';

const rate: Figure = {
  what: 'users',
  value: 600,
  unit: 'per s',
  limit: { what: 'bare inserts', value: 1000 },
  aims: [
    { of: 'ratio', atLeast: 0.5 },
    { of: 'value', atLeast: 700 },
  ],
};

test('an aim is of the value or of the ratio, and all must be met', () => {
  assert.equal(ratioOf(rate), 0.6);
  assert.equal(isMet(rate), false);
  assert.equal(isMet({ ...rate, aims: [{ of: 'ratio', atLeast: 0.6 }] }), true);
  assert.equal(isMet({ ...rate, aims: [{ of: 'value', atMost: 599 }] }), false);
  assert.equal(isMet({ what: 'users', value: 1, unit: 's' }), undefined);
});

test('an aim for a ratio needs a limit', () => {
  assert.throws(() => isMet({ what: 'users', value: 1, unit: 's', aims: [{ of: 'ratio', atLeast: 1 }] }), /no limit/);
});

test('numbers have the digits that count', () => {
  assert.deepEqual([0.1234, 1.234, 12.34, 123.4, 12345].map(readable), ['0.123', '1.23', '12.3', '123', '12,345']);
});

test('the table says what was measured, its limit, its aim and whether it is met', () => {
  const lines = tableOf([rate, { what: 'page', value: 4.2, unit: 'ms', aims: [{ of: 'value', atMost: 10 }] }]).split(
    '\n',
  );
  assert.match(lines[2] ?? '', /^users\s+600 per s\s+1,000\s+0\.600\s+≥ 0\.500 of limit, ≥ 700 per s\s+MISSED$/);
  assert.match(lines[3] ?? '', /^page\s+4\.20 ms\s+≤ 10\.0 ms\s+met$/);
  assert.equal(lines.at(-1), 'users: limit: bare inserts');
});
