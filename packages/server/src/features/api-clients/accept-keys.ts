import { Problem } from '../../platform/http/problem.ts';
import type { PublicKey } from './public-key.ts';
import { readPublicKeys } from './read-public-keys.ts';

/** Reads pasted public keys; throws `validation-failed` for what is none. */
export async function acceptKeys(text: string): Promise<readonly PublicKey[]> {
  const keys = await readPublicKeys(text);
  if (!keys.ok) throw new Problem('validation-failed', { errors: [{ pointer: '/publicKeys', code: keys.fault }] });
  return keys.value;
}
