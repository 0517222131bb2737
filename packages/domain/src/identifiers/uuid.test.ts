import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { parseUuid } from './uuid.ts';

test('every UUID is read with and without hyphens, in small and capital letters', () => {
  fc.assert(
    fc.property(fc.uuid(), (uuid) => {
      for (const text of [uuid, uuid.toUpperCase(), uuid.replaceAll('-', ''), ` ${uuid} `]) {
        assert.deepEqual(parseUuid(text), { ok: true, value: uuid });
      }
    }),
  );
});

test('anything else is not', () => {
  for (const text of ['', '1', 'g'.repeat(32), 'a'.repeat(31), 'a'.repeat(33), `{${'a'.repeat(32)}}`, '-'.repeat(36)]) {
    assert.deepEqual(parseUuid(text), { ok: false, fault: 'uuid-format' }, text);
  }
});
