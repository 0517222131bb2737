import assert from 'node:assert/strict';
import { createSecretKey, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { createKeyedHasher, keyedHash } from './keyed-hash.ts';

test('many texts are hashed as one is, whatever their length', () => {
  for (const bytes of [1, 32, 64]) {
    const key = randomBytes(bytes);
    const hasher = createKeyedHasher(key);
    for (const text of ['', '7204780948', 'Åse Ærø', '7204780949', 'x'.repeat(200), '7204780948'])
      assert.equal(hasher(text), keyedHash(createSecretKey(key), text).toString('hex'));
  }
});
