import { exportChain } from './history/export.ts';
import { showKey } from './history/key.ts';
import { verify } from './history/verify.ts';
import type { Output } from './output.ts';
import { historyUsage } from './usages.ts';
import { WrongUse } from './wrong-use.ts';

/** `tillid history verify|export|key`. */
export async function history(args: readonly string[], output: Output): Promise<number> {
  const [action, ...rest] = args;
  if (action === 'verify') return await verify(rest, output);
  if (action === 'export') return await exportChain(rest, output);
  if (action === 'key') return await showKey(rest, output);
  throw new WrongUse(`tillid history needs one of verify, export and key\nUsage: ${historyUsage}`);
}
