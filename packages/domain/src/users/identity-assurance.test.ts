import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { atLeast, levels, lowest, parseTargetLevel } from './identity-assurance.ts';

const anyLevel = fc.constantFrom(...levels);

test('the levels are ordered low, substantial, high', () => {
  assert.ok(atLeast('high', 'substantial') && atLeast('substantial', 'low') && atLeast('low', 'low'));
  assert.equal(atLeast('low', 'substantial') || atLeast('substantial', 'high'), false);
});

test('the lowest of two is one of them and neither is below it', () => {
  fc.assert(
    fc.property(anyLevel, anyLevel, (a, b) => {
      const level = lowest(a, b);
      assert.ok(level === a || level === b);
      assert.ok(atLeast(a, level) && atLeast(b, level));
      assert.equal(lowest(b, a), level);
    }),
  );
});

test('3 is high and 4 is substantial, unless the deployment swaps the digits', () => {
  assert.deepEqual(parseTargetLevel('3', { swapped: false }), { ok: true, value: 'high' });
  assert.deepEqual(parseTargetLevel(' 4 ', { swapped: false }), { ok: true, value: 'substantial' });
  assert.deepEqual(parseTargetLevel('3', { swapped: true }), { ok: true, value: 'substantial' });
  assert.deepEqual(parseTargetLevel('4', { swapped: true }), { ok: true, value: 'high' });
});

test('words mean the same whether or not digits are swapped', () => {
  fc.assert(
    fc.property(fc.boolean(), (swapped) => {
      for (const word of ['High', 'Høj', 'høj', 'HOEJ'])
        assert.deepEqual(parseTargetLevel(word, { swapped }), { ok: true, value: 'high' });
      for (const word of ['Substantial', 'Betydelig']) {
        assert.deepEqual(parseTargetLevel(word, { swapped }), { ok: true, value: 'substantial' });
      }
    }),
  );
});

test('low and everything else are unknown', () => {
  for (const text of ['', '2', '5', '34', 'low', 'lav', '3,0', 'constructor', '__proto__', 'toString']) {
    assert.deepEqual(parseTargetLevel(text, { swapped: false }), { ok: false, fault: 'level-unknown' }, text);
  }
});
