import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freshBytes } from './fresh-bytes.ts';

test('no bytes are given twice, also when what one takes is written over', () => {
  const pieces = Array.from({ length: 2_000 }, () => freshBytes(12));
  const seen = new Set(pieces.map((piece) => piece.toString('hex')));
  assert.equal(seen.size, pieces.length);
  const [kept, ...others] = pieces;
  const before = kept?.toString('hex');
  for (const other of others) other.fill(0);
  assert.equal(kept?.toString('hex'), before);
});

test('as many as are asked for, also more than are drawn at once', () => {
  for (const count of [0, 1, 16, 4_095, 4_096, 4_097, 10_000]) assert.equal(freshBytes(count).length, count);
});
