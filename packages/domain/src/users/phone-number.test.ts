import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { formatPhone, parsePhone } from './phone-number.ts';

const danish = fc.stringMatching(/^\d{8}$/u).map((digits) => `+45${digits}`);
const foreign = fc.stringMatching(/^\+(?:1|4[0-46-9]|[235-9]\d)\d{6,12}$/u);

test('what is written is read back', () => {
  fc.assert(
    fc.property(fc.oneof(danish, foreign), (e164) => {
      assert.deepEqual(parsePhone(formatPhone(e164)), { ok: true, value: e164 });
    }),
  );
});

test('a Danish number needs no country code and may be grouped', () => {
  for (const text of [
    '12345678',
    '12 34 56 78',
    '1234-5678',
    '+45 12345678',
    '0045 12 34 56 78',
    '12\u00A034\u00A056\u00A078',
  ]) {
    assert.deepEqual(parsePhone(text), { ok: true, value: '+4512345678' }, text);
  }
  assert.equal(formatPhone('+4512345678'), '+45 12 34 56 78');
});

test('a foreign number is kept as E.164', () => {
  assert.deepEqual(parsePhone('+44 (0)20 7946 0000'), { ok: true, value: '+442079460000' });
  assert.equal(formatPhone('+442079460000'), '+442079460000');
});

test('anything else is no phone number', () => {
  const faulty = [
    '',
    '1234567',
    '123456789',
    '+45 1234567',
    '+45 123456789',
    '+0 12345678',
    '+1234',
    `+${'1'.repeat(16)}`,
  ];
  for (const text of [...faulty, '4512345678', '1,2E+07', 'ring', '12345678 lokal 9', '+']) {
    assert.deepEqual(parsePhone(text), { ok: false, fault: 'phone-format' }, text);
  }
});
