import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { fail, ok } from './result.ts';

test('a result keeps its value or its fault', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      assert.deepEqual(ok(value), { ok: true, value });
      assert.deepEqual(fail(value), { ok: false, fault: value });
    }),
  );
});
