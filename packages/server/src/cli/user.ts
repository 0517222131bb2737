import type { Output } from './output.ts';
import { eraseDeletedUser } from './user/erase.ts';
import { usages } from './usages.ts';
import { WrongUse } from './wrong-use.ts';

/** `tillid user erase`. */
export async function user(args: readonly string[], output: Output): Promise<number> {
  const [action, ...rest] = args;
  if (action === 'erase') return await eraseDeletedUser(rest, output);
  throw new WrongUse(`tillid user needs erase\nUsage: ${usages.userErase}`);
}
