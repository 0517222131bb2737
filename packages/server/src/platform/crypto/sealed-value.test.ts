import assert from 'node:assert/strict';
import { createSecretKey, randomBytes, randomInt } from 'node:crypto';
import { test } from 'node:test';
import { seal } from './seal.ts';
import { sealUnder, unsealWith, type OpeningKeys, type SealingKey } from './sealed-value.ts';

function newKey(idBytes: number): SealingKey {
  return { id: randomBytes(idBytes), key: createSecretKey(randomBytes(32)) };
}

function opening(keys: readonly SealingKey[], untold?: SealingKey): OpeningKeys {
  const idBytes = keys[0]?.id.length ?? 16;
  return { byId: new Map(keys.map((key) => [key.id.toString('hex'), key])), idBytes, untold };
}

/** Values of all lengths from none on, under ids of both lengths. */
const cases = Array.from({ length: 300 }, (_, number) => ({
  plain: randomBytes(number % 70),
  context: randomBytes(number % 9).toString('hex'),
  idBytes: number % 2 === 0 ? 6 : 16,
}));

test('what is sealed under any of the keys is opened, and tells its key', () => {
  for (const { plain, context, idBytes } of cases) {
    const keys = Array.from({ length: 5 }, () => newKey(idBytes));
    const key = keys[randomInt(5)];
    assert.ok(key);
    const sealed = sealUnder(key, plain, context);
    assert.deepEqual(sealed.subarray(0, idBytes + 1), Buffer.concat([Buffer.of(1), key.id]));
    assert.deepEqual(unsealWith(opening(keys), sealed, context), plain);
    assert.throws(() => unsealWith(opening(keys), sealed, `${context} `));
    assert.throws(() => unsealWith(opening(keys.filter((other) => other !== key)), sealed, context));
  }
});

test('what was sealed before values told their key is opened by the oldest key, also where its first byte is that of the version', () => {
  let begunAsVersion = 0;
  for (const { plain, context, idBytes } of [...cases, ...cases, ...cases, ...cases]) {
    const [oldest, newest] = [newKey(idBytes), newKey(idBytes)];
    const sealed = seal(oldest.key, plain, context);
    if (sealed[0] === 1) begunAsVersion += 1;
    assert.deepEqual(unsealWith(opening([oldest, newest], oldest), sealed, context), plain);
    assert.throws(() => unsealWith(opening([newest], newest), sealed, context));
  }
  // The nonce is random: one of 256 begins so, and of 1,200 there is none once in a hundred runs.
  while (begunAsVersion === 0) {
    const key = newKey(16);
    const sealed = seal(key.key, 'Åse', 'context');
    if (sealed[0] !== 1) continue;
    begunAsVersion += 1;
    assert.equal(unsealWith(opening([key], key), sealed, 'context').toString(), 'Åse');
  }
});

test('a value cannot be said to be under another key, and no byte of it can be changed', () => {
  for (const { plain, idBytes } of cases) {
    const [own, other] = [newKey(idBytes), newKey(idBytes)];
    const twin = { id: other.id, key: own.key };
    const sealed = sealUnder(own, plain, 'context');
    const moved = Buffer.concat([Buffer.of(1), twin.id, sealed.subarray(idBytes + 1)]);
    assert.throws(() => unsealWith(opening([own, twin]), moved, 'context'));
    const changed = Buffer.from(sealed);
    const place = randomInt(changed.length);
    changed[place] = (changed[place] ?? 0) ^ randomInt(1, 256);
    assert.throws(() => unsealWith(opening([own, other], own), changed, 'context'));
    for (const end of [0, 1, idBytes, idBytes + 1, sealed.length - 1])
      assert.throws(() => unsealWith(opening([own], own), sealed.subarray(0, end), 'context'));
  }
});
