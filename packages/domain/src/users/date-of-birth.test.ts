import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { parseDateOfBirth, readDay, writeDay } from './date-of-birth.ts';

const today = '2026-11-21';
const birthDays = fc
  .integer({ min: 0, max: 45_000 })
  .map((days) => Temporal.PlainDate.from(today).subtract({ days }).toString());

test('every day is read in every form', () => {
  fc.assert(
    fc.property(birthDays, (iso) => {
      const [year, month, day] = iso.split('-');
      for (const text of [
        `${day}${month}${year}`,
        `${day}.${month}.${year}`,
        `${day}-${month}-${year}`,
        `${day}/${month}/${year}`,
        iso,
      ]) {
        assert.deepEqual(parseDateOfBirth(` ${text}\u00A0`, today), { ok: true, value: iso }, text);
      }
    }),
  );
});

test('a day is written as it is read', () => {
  assert.equal(writeDay('1980-02-01'), '01.02.1980');
  fc.assert(fc.property(birthDays, (iso) => assert.equal(readDay(writeDay(iso)), iso)));
});

test('days without their zeros are read where separators keep them apart', () => {
  assert.deepEqual(parseDateOfBirth('1.2.1980', today), { ok: true, value: '1980-02-01' });
  assert.deepEqual(parseDateOfBirth('1021980', today), { ok: false, fault: 'date-format' });
});

test('days that no calendar has, and other texts, are refused', () => {
  for (const text of [
    '',
    '31041980',
    '29021900',
    '29022023',
    '00011980',
    '01131980',
    '010180',
    '1980-1-1',
    '01.02-1980',
    '19800201',
  ]) {
    assert.deepEqual(parseDateOfBirth(text, today), { ok: false, fault: 'date-format' }, text);
  }
  assert.deepEqual(parseDateOfBirth('29022000', today), { ok: true, value: '2000-02-29' });
});

test('a birth is not after today and not more than 125 years ago', () => {
  assert.ok(parseDateOfBirth('21112026', today).ok);
  assert.deepEqual(parseDateOfBirth('22112026', today), { ok: false, fault: 'date-future' });
  assert.ok(parseDateOfBirth('21111901', today).ok);
  assert.deepEqual(parseDateOfBirth('20111901', today), { ok: false, fault: 'date-too-old' });
});
