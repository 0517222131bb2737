import { rotateKeys } from './keys/rotate.ts';
import { showKeyStatus } from './keys/status.ts';
import type { Output } from './output.ts';
import { keysUsage } from './usages.ts';
import { WrongUse } from './wrong-use.ts';

/** `tillid keys rotate|status`. */
export async function keys(args: readonly string[], output: Output): Promise<number> {
  const [action, ...rest] = args;
  if (action === 'rotate') return await rotateKeys(rest, output);
  if (action === 'status') return await showKeyStatus(rest, output);
  throw new WrongUse(`tillid keys needs one of rotate and status\nUsage: ${keysUsage}`);
}
