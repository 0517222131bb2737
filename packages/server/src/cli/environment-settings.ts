import { readSettings } from '../platform/settings/read-settings.ts';
import type { Secrets, Settings } from '../platform/settings/settings.ts';
import { WrongUse } from './wrong-use.ts';

/** The settings of the environment; throws with a list of all faults. */
export function settingsOfEnvironment(): { settings: Settings; secrets: Secrets } {
  const read = readSettings(process.env);
  if (read.ok) return read.value;
  throw new WrongUse(
    `Tillid cannot start with these settings:\n${read.fault.map((fault) => `  - ${fault}`).join('\n')}`,
  );
}
