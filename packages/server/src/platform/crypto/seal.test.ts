import assert from 'node:assert/strict';
import { createSecretKey, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { seal, unseal } from './seal.ts';

const key = randomBytes(32);

test('what is sealed is read again with the same key and context, as bytes or as a key object', () => {
  const sealed = seal(key, 'Åse Ærø', 'cpr|1');
  assert.equal(unseal(key, sealed, 'cpr|1').toString(), 'Åse Ærø');
  assert.equal(unseal(createSecretKey(key), sealed, 'cpr|1').toString(), 'Åse Ærø');
  assert.equal(unseal(key, seal(key, Buffer.alloc(0), 'empty'), 'empty').length, 0);
});

test('the same text is sealed differently each time and nothing of it shows', () => {
  const [one, two] = [seal(key, 'Åse Ærø', 'cpr|1'), seal(key, 'Åse Ærø', 'cpr|1')];
  assert.equal(one.equals(two), false);
  assert.equal(one.includes('Åse'), false);
});

test('another key, another context, a changed byte or a missing end is refused', () => {
  const sealed = seal(key, 'Åse Ærø', 'cpr|1');
  assert.throws(() => unseal(randomBytes(32), sealed, 'cpr|1'));
  assert.throws(() => unseal(key, sealed, 'cpr|2'));
  for (let index = 0; index < sealed.length; index += 1) {
    const changed = Buffer.from(sealed);
    changed[index] = (changed[index] ?? 0) ^ 1;
    assert.throws(() => unseal(key, changed, 'cpr|1'), `byte ${index}`);
  }
  for (const length of [0, 1, 12, 27, sealed.length - 1])
    assert.throws(() => unseal(key, sealed.subarray(0, length), 'cpr|1'), `${length} bytes`);
});
