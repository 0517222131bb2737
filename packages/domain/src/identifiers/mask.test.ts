import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { maskNumbers } from './mask.ts';

test('the last four digits of a number as long as a CPR number are hidden, whatever separates them', () => {
  assert.equal(maskNumbers('6101570000'), '610157••••');
  assert.equal(maskNumbers('610157-0000'), '610157-••••');
  assert.equal(maskNumbers('610119570000'), '61011957••••');
  assert.equal(maskNumbers('101570000'), '10157••••');
  assert.equal(maskNumbers('61 01 57 00 00 og 6101570001'), '61 01 57 •• •• og 610157••••');
});

test('shorter numbers and other text stay', () => {
  assert.equal(maskNumbers('Hus 12345678, 3. sal'), 'Hus 12345678, 3. sal');
});

test('no ten digits in a row are left of any text', () => {
  fc.assert(
    fc.property(fc.string(), fc.stringMatching(/^\d{10}$/u), fc.string(), (before, digits, after) => {
      assert.doesNotMatch(maskNumbers(`${before}${digits}${after}`), /\d{10}/u);
    }),
  );
});
