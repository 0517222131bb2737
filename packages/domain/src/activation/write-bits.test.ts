import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { base64Url, crockford32, writeBits } from './write-bits.ts';

test('base64url is what Node writes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      const expected = Buffer.from(bytes).toString('base64url');
      assert.equal(writeBits(bytes, base64Url, expected.length), expected);
    }),
  );
});

test('Crockford’s base32 is the number in base 32', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 10, maxLength: 10 }), (bytes) => {
      const number = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
      const inBase32 = number.toString(32).padStart(16, '0');
      const expected = Array.from(inBase32, (digit) => crockford32.symbols.charAt(Number.parseInt(digit, 32))).join('');
      assert.equal(writeBits(bytes, crockford32, 16), expected);
    }),
  );
});
