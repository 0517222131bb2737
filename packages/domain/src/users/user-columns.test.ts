import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { formatUserColumns, parseUserColumns, userColumns, usualUserColumns } from './user-columns.ts';

test('columns are read as they are written, in their order', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...userColumns]), (columns) => {
      const read = parseUserColumns(formatUserColumns(columns));
      assert.deepEqual(new Set(read), new Set(columns));
      assert.deepEqual(
        read,
        userColumns.filter((column) => columns.includes(column)),
      );
    }),
  );
  assert.deepEqual(parseUserColumns('created,email,created'), ['email', 'created']);
  assert.deepEqual(parseUserColumns(''), []);
  assert.equal(parseUserColumns('email,cpr'), undefined);
  assert.deepEqual(parseUserColumns(formatUserColumns(usualUserColumns)), usualUserColumns);
});
