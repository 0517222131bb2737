import assert from 'node:assert/strict';
import { createSecretKey, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { seal } from './seal.ts';
import { sealUnder, unsealWith, type OpeningKeys, type SealingKey } from './sealed-value.ts';

function newKey(idBytes: number): SealingKey {
  return { id: randomBytes(idBytes), key: createSecretKey(randomBytes(32)) };
}

function opening(keys: readonly SealingKey[], untold?: SealingKey): OpeningKeys {
  const idBytes = keys[0]?.id.length ?? 16;
  return { byId: new Map(keys.map((key) => [key.id.toString('hex'), key])), idBytes, untold };
}

const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array));
const idBytes = fc.constantFrom(6, 16);

test('what is sealed under any of the keys is opened, and tells its key', () => {
  fc.assert(
    fc.property(bytes, fc.string(), idBytes, fc.nat(4), (plain, context, length, which) => {
      const keys = Array.from({ length: 5 }, () => newKey(length));
      const key = keys[which];
      assert.ok(key);
      const sealed = sealUnder(key, plain, context);
      assert.deepEqual(sealed.subarray(0, length + 1), Buffer.concat([Buffer.of(1), key.id]));
      assert.deepEqual(unsealWith(opening(keys), sealed, context), plain);
      assert.throws(() => unsealWith(opening(keys), sealed, `${context} `));
      assert.throws(() => unsealWith(opening(keys.filter((other) => other !== key)), sealed, context));
    }),
  );
});

test('what was sealed before values told their key is opened by the oldest key, whatever its first byte', () => {
  fc.assert(
    fc.property(bytes, fc.string(), idBytes, (plain, context, length) => {
      const [oldest, newest] = [newKey(length), newKey(length)];
      const keys = opening([oldest, newest], oldest);
      assert.deepEqual(unsealWith(keys, seal(oldest.key, plain, context), context), plain);
      assert.throws(() => unsealWith(opening([newest], newest), seal(oldest.key, plain, context), context));
    }),
  );
});

test('a value cannot be said to be under another key, and no byte of it can be changed', () => {
  fc.assert(
    fc.property(bytes, idBytes, fc.nat(), fc.integer({ min: 1, max: 255 }), (plain, length, place, change) => {
      const [own, other] = [newKey(length), newKey(length)];
      const twin = { id: other.id, key: own.key };
      const sealed = sealUnder(own, plain, 'context');
      const moved = Buffer.concat([Buffer.of(1), twin.id, sealed.subarray(length + 1)]);
      assert.throws(() => unsealWith(opening([own, twin]), moved, 'context'));
      const changed = Buffer.from(sealed);
      changed[place % changed.length] = (changed[place % changed.length] ?? 0) ^ change;
      assert.throws(() => unsealWith(opening([own, other], own), changed, 'context'));
      for (const end of [0, 1, length, length + 1, sealed.length - 1])
        assert.throws(() => unsealWith(opening([own], own), sealed.subarray(0, end), 'context'));
    }),
  );
});
