import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isUnitNumberDoubtful, parseUnitName, parseUnitNumber, unitKinds } from './unit.ts';

test('the number of each kind is read by its own rule, blanks and all', () => {
  assert.deepEqual(parseUnitNumber('production-unit', ' 1900 000 018 '), { ok: true, value: '1900000018' });
  assert.deepEqual(parseUnitNumber('se-number', 'DK 90 01 00 26'), { ok: true, value: '90010026' });
  assert.deepEqual(parseUnitNumber('invoicing-method', '5790 0010 0001 1'), { ok: true, value: '5790001000011' });
});

test('a P number is never refused for its check digit, an EAN number always', () => {
  for (let last = 0; last <= 9; last += 1)
    assert.equal(parseUnitNumber('production-unit', `190000001${last}`).ok, true, `${last}`);
  const right = Array.from({ length: 10 }, (_, last) => parseUnitNumber('invoicing-method', `579000100001${last}`));
  assert.deepEqual(
    right.flatMap((read) => (read.ok ? read.value : [])),
    ['5790001000011'],
  );
});

test('only an SE number is doubted, and never refused, for its control digit', () => {
  const doubtful = Array.from({ length: 10 }, (_, last) => `9001002${last}`).filter((number) => {
    assert.equal(parseUnitNumber('se-number', number).ok, true);
    return isUnitNumberDoubtful('se-number', number);
  });
  assert.equal(doubtful.length, 9);
  assert.ok(!doubtful.includes('90010026'));
  assert.equal(isUnitNumberDoubtful('production-unit', '1900000019'), false);
  assert.equal(isUnitNumberDoubtful('invoicing-method', '5790001000011'), false);
});

test('what was read as a number is read as the same again', () => {
  fc.assert(
    fc.property(fc.constantFrom(...unitKinds), fc.stringMatching(/^(DK)? ?\d{8,13} ?$/), (kind, text) => {
      const read = parseUnitNumber(kind, text);
      if (read.ok) assert.deepEqual(parseUnitNumber(kind, read.value), read);
    }),
  );
});

test('a name is kept with its signs and digits, tidied', () => {
  assert.deepEqual(parseUnitName('  Hal 3,  Østre Havn '), { ok: true, value: 'Hal 3, Østre Havn' });
  assert.deepEqual(parseUnitName('Ø'.repeat(100)), { ok: true, value: 'Ø'.repeat(100) });
  for (const [text, fault] of [
    ['', 'name-missing'],
    [' \u200B ', 'name-missing'],
    ['Ø'.repeat(101), 'name-too-long'],
    ['– & –', 'name-characters'],
    ['Hal\u00003', 'name-characters'],
    ['Hal\u202E3', 'name-characters'],
  ] as const)
    assert.deepEqual(parseUnitName(text), { ok: false, fault }, text);
});
