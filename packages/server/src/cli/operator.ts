import { createOperatorByName } from './operator/create.ts';
import { showOperators } from './operator/list.ts';
import { takeOperatorAway } from './operator/remove.ts';
import type { Output } from './output.ts';
import type { SecretInput } from './secret-input.ts';
import { operatorUsage } from './usages.ts';
import { WrongUse } from './wrong-use.ts';

/** `tillid operator create|list|remove`. */
export async function operator(
  args: readonly string[],
  parts: { readonly output: Output; readonly input: SecretInput },
): Promise<number> {
  const [action, ...rest] = args;
  if (action === 'create') return await createOperatorByName(rest, parts);
  if (action === 'list') return await showOperators(rest, parts.output);
  if (action === 'remove') return await takeOperatorAway(rest, parts.output);
  throw new WrongUse(`tillid operator needs one of create, list and remove\nUsage: ${operatorUsage}`);
}
