import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { canonicalJson } from './canonical-json.ts';

test('the example of RFC 8785, 3.2.3, sorted by UTF-16 code units', () => {
  const example = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 };
  assert.equal(canonicalJson(example), '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}');
});

test('it is JSON, and the order in which fields were set does not show', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.oneof(fc.integer(), fc.string(), fc.boolean(), fc.constant(null))),
      (value) => {
        assert.deepEqual(JSON.parse(canonicalJson(value)), { ...value });
        assert.equal(canonicalJson(Object.fromEntries(Object.entries(value).toReversed())), canonicalJson(value));
      },
    ),
  );
});
