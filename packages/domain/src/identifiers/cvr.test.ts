import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { parseCvr } from './cvr.ts';

test('published numbers are read, with blanks and DK too', () => {
  for (const text of ['13748136', ' 13 74 81 36 ', 'DK34051178', 'dk 34051178', '34051178']) {
    const result = parseCvr(text);
    assert.ok(result.ok, text);
    assert.match(result.value, /^(?:13748136|34051178)$/u);
  }
});

test('a wrong check digit and a wrong form are told apart', () => {
  assert.deepEqual(parseCvr('13748137'), { ok: false, fault: 'cvr-check-digit' });
  for (const text of ['', '1374813', '137481366', '1374813A', '00000000', '13-748136']) {
    assert.deepEqual(parseCvr(text), { ok: false, fault: 'cvr-format' }, text);
  }
});

test('a read number reads as itself', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^9\d{7}$/u), (digits) => {
      const result = parseCvr(digits);
      if (result.ok) assert.deepEqual(parseCvr(result.value), result);
      else assert.equal(result.fault, 'cvr-check-digit');
    }),
  );
});
