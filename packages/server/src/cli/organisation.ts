import { createOrganisationByOptions } from './organisation/create.ts';
import { showSettings } from './organisation/settings.ts';
import type { Output } from './output.ts';
import type { SecretInput } from './secret-input.ts';
import { organisationUsage } from './usages.ts';
import { WrongUse } from './wrong-use.ts';

/** `tillid organisation create|settings`. */
export async function organisation(
  args: readonly string[],
  parts: { readonly output: Output; readonly input: SecretInput },
): Promise<number> {
  const [action, ...rest] = args;
  if (action === 'create') return await createOrganisationByOptions(rest, parts);
  if (action === 'settings') return await showSettings(rest, parts.output);
  throw new WrongUse(`tillid organisation needs one of create and settings\nUsage: ${organisationUsage}`);
}
