import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';
import { freshBytes } from './fresh-bytes.ts';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
// Fixed, since otherwise a value cut short would be judged by what is left of its tag.
const tagBytes = 16;
const noHeader = Buffer.alloc(0);

/**
 * Encrypts with AES-256-GCM (NIST SP 800-38D) as nonce ‖ tag ‖ ciphertext, after a header where one is given; `context` is bound in, so
 * a value cannot be moved elsewhere.
 */
export function seal(
  key: Buffer | KeyObject,
  plain: string | Buffer,
  context: string,
  header: Buffer = noHeader,
): Buffer {
  const nonce = freshBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes }).setAAD(Buffer.from(context));
  const body = cipher.update(plain as string);
  // Nothing is left over in this mode; every copy of a large value would be one too many.
  cipher.final();
  return Buffer.concat([header, nonce, cipher.getAuthTag(), body]);
}

/** Opens what `seal` made; throws when key, context or bytes are not the same. */
export function unseal(key: Buffer | KeyObject, sealed: Buffer, context: string): Buffer {
  const decipher = createDecipheriv(algorithm, key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes }).setAAD(
    Buffer.from(context),
  );
  decipher.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
  const plain = decipher.update(sealed.subarray(nonceBytes + tagBytes));
  decipher.final();
  return plain;
}
