import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { codeExpiry, codeFromBytes, codeState, isCode, normaliseCode } from './activation-code.ts';

const nineBytes = fc.uint8Array({ minLength: 9, maxLength: 9 });
const madeAt = Temporal.Instant.from('2026-03-01T10:00:00Z');
const fresh = { expiresAt: codeExpiry(madeAt), usedAt: null, tries: 0 };

test('nine bytes are fourteen symbols in groups that are not misread', () => {
  fc.assert(
    fc.property(nineBytes, (bytes) => {
      assert.match(codeFromBytes(bytes), /^(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{2}$/u);
    }),
  );
});

test('seventy bits count: changing any of them changes the code', () => {
  fc.assert(
    fc.property(nineBytes, fc.nat(69), (bytes, bit) => {
      const other = bytes.map((byte, index) => (index === Math.floor(bit / 8) ? byte ^ (128 >> (bit % 8)) : byte));
      assert.notEqual(codeFromBytes(other), codeFromBytes(bytes));
    }),
  );
});

test('a code is recognised however it is typed', () => {
  const typings = [
    (code: string) => code,
    (code: string) => code.toLowerCase(),
    (code: string) => ` ${code.replaceAll('-', ' ')}\u00A0`,
    (code: string) => code.replaceAll('-', '').replaceAll('0', 'o').replaceAll('1', 'l'),
    (code: string) => code.replaceAll('-', '\u2013').replaceAll('0', 'O').replaceAll('1', 'I'),
  ];
  fc.assert(
    fc.property(nineBytes, fc.constantFrom(...typings), (bytes, typed) => {
      const code = codeFromBytes(bytes);
      const normalised = normaliseCode(typed(code));
      assert.equal(normalised, code.replaceAll('-', ''));
      assert.ok(isCode(normalised));
      assert.equal(normaliseCode(normalised), normalised);
    }),
  );
});

test('what cannot be a code is told from a wrong code', () => {
  for (const text of ['', '0'.repeat(13), '0'.repeat(15), `${'0'.repeat(13)}U`, 'hej med dig nu']) {
    assert.equal(isCode(normaliseCode(text)), false, text);
  }
});

test('another number of bytes is a mistake of the program', () => {
  assert.throws(() => codeFromBytes(new Uint8Array(8)), RangeError);
});

test('a code is valid for 30 days, dead after use and locked by ten tries', () => {
  assert.equal(fresh.expiresAt.toString(), '2026-03-31T10:00:00Z');
  assert.equal(codeState(fresh, fresh.expiresAt.subtract({ nanoseconds: 1 })), 'valid');
  assert.equal(codeState(fresh, fresh.expiresAt), 'expired');
  assert.equal(codeState({ ...fresh, tries: 9 }, madeAt), 'valid');
  assert.equal(codeState({ ...fresh, tries: 10 }, madeAt), 'locked');
  assert.equal(codeState({ ...fresh, tries: 10, usedAt: madeAt }, madeAt), 'used');
});
