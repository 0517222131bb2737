import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseApiClientName } from './api-client-name.ts';

test('a program may be called anything, tidied, up to 100 characters', () => {
  for (const [text, name] of [
    ['  SD  Løn → Tillid (v2) ', 'SD Løn → Tillid (v2)'],
    ['🜲'.repeat(100), '🜲'.repeat(100)],
  ] as const)
    assert.deepEqual(parseApiClientName(text), { ok: true, value: name });
});

test('what is no name says why', () => {
  for (const [text, fault] of [
    ['', 'name-missing'],
    [' \u200B ', 'name-missing'],
    ['Ø'.repeat(101), 'name-too-long'],
    ['Løn\u0000', 'name-characters'],
    // History tells what a program did by this name.
    ['Løn\u202Eresu', 'name-characters'],
  ] as const)
    assert.deepEqual(parseApiClientName(text), { ok: false, fault });
});
