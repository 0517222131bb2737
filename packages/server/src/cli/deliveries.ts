import { noteSteps } from './deliveries/note.ts';
import { showDeliveries } from './deliveries/list.ts';
import type { Output } from './output.ts';
import { deliveriesUsage } from './usages.ts';
import { WrongUse } from './wrong-use.ts';

/** `tillid deliveries list|send|deliver`. */
export async function deliveries(args: readonly string[], output: Output): Promise<number> {
  const [action, ...rest] = args;
  if (action === 'list') return await showDeliveries(rest, output);
  if (action === 'send' || action === 'deliver') return await noteSteps(action, rest, output);
  throw new WrongUse(`tillid deliveries needs one of list, send and deliver\nUsage: ${deliveriesUsage}`);
}
