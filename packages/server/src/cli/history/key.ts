import { historyKeyOf } from '../../platform/crypto/history-key.ts';
import { readMasterKey } from '../../platform/crypto/master-key.ts';
import { settingsOfEnvironment } from '../environment-settings.ts';
import type { Output } from '../output.ts';
import { readOptions } from '../read-options.ts';
import { usages } from '../usages.ts';

const command = { usage: usages.historyKey, positionals: [], options: {} } as const;

/** `tillid history key`: the public key that proves the seals of this deployment, to be kept elsewhere. */
export async function showKey(args: readonly string[], output: Output): Promise<number> {
  readOptions(command, args);
  const { settings, secrets } = settingsOfEnvironment();
  const { publicKey } = historyKeyOf(await readMasterKey(secrets, settings.dataDirectory));
  await output.write(`${publicKey}\n`);
  return 0;
}
