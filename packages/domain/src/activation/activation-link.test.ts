import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { isToken, linkExpiry, linkState, setUpLinkLifetimeDays, tokenFromBytes } from './activation-link.ts';

const sentAt = Temporal.Instant.from('2026-03-01T10:00:00Z');
const expiresAt = linkExpiry(sentAt);
const fresh = { expiresAt, usedAt: null, replacedAt: null };

test('sixteen bytes are 22 characters that give the bytes back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
      const token = tokenFromBytes(bytes);
      assert.equal(token.length, 22);
      assert.ok(isToken(token));
      assert.deepEqual(new Uint8Array(Buffer.from(token, 'base64url')), bytes);
    }),
  );
});

test('another number of bytes is a mistake of the program', () => {
  assert.throws(() => tokenFromBytes(new Uint8Array(15)), RangeError);
  assert.throws(() => tokenFromBytes(new Uint8Array(17)), RangeError);
});

test('what cannot be a token is not looked up', () => {
  for (const text of [
    '',
    'A'.repeat(21),
    'A'.repeat(23),
    `${'A'.repeat(21)}B`,
    `${'A'.repeat(20)}%A`,
    '../'.repeat(7),
  ]) {
    assert.equal(isToken(text), false, text);
  }
});

test('a link is valid for 30 days and not a nanosecond longer', () => {
  assert.equal(expiresAt.toString(), '2026-03-31T10:00:00Z');
  assert.equal(linkState(fresh, sentAt), 'valid');
  assert.equal(linkState(fresh, expiresAt.subtract({ nanoseconds: 1 })), 'valid');
  assert.equal(linkState(fresh, expiresAt), 'expired');
});

test('a set-up link is valid for 60 days', () => {
  assert.equal(linkExpiry(sentAt, setUpLinkLifetimeDays).toString(), '2026-04-30T10:00:00Z');
});

test('used and replaced links say so even when they have expired', () => {
  const later = expiresAt.add({ hours: 1 });
  assert.equal(linkState({ ...fresh, usedAt: sentAt }, later), 'used');
  assert.equal(linkState({ ...fresh, replacedAt: sentAt }, later), 'replaced');
  assert.equal(linkState({ ...fresh, usedAt: sentAt, replacedAt: sentAt }, sentAt), 'used');
});
