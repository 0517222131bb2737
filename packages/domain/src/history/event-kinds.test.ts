import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventKinds, isEventKind } from './event-kinds.ts';

test('every kind is a noun and a past participle, and there once', () => {
  for (const kind of eventKinds) assert.match(kind, /^[a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*$/u);
  assert.equal(new Set(eventKinds).size, eventKinds.length);
});

test('the list is closed', () => {
  assert.ok(isEventKind('user.created'));
  assert.equal(isEventKind('user.exploded'), false);
  assert.equal(isEventKind(''), false);
});
