import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseOrganisationName } from './organisation-name.ts';

test('a registered name is kept with its signs and digits, tidied', () => {
  assert.deepEqual(parseOrganisationName('  3F  Øst & Søn A/S '), { ok: true, value: '3F Øst & Søn A/S' });
  assert.deepEqual(parseOrganisationName('Ø'.repeat(200)), { ok: true, value: 'Ø'.repeat(200) });
});

test('what is no name says why', () => {
  for (const [text, fault] of [
    ['', 'name-missing'],
    [' \u200B ', 'name-missing'],
    ['Ø'.repeat(201), 'organisation-name-too-long'],
    ['– & –', 'name-characters'],
    ['Nord\u0000havn', 'name-characters'],
    ['Nord\u202Ehavn', 'name-characters'],
    ['Nord\u2066havn', 'name-characters'],
  ] as const)
    assert.deepEqual(parseOrganisationName(text), { ok: false, fault }, text);
});
