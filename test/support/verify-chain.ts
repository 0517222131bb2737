import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Deployment } from './deployment.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs `tillid history verify` on a deployment; gives what it says, and throws when it finds a fault. */
export async function verifyChain(
  { cluster, masterKey }: Deployment,
  environment: Readonly<Record<string, string>> = {},
): Promise<string> {
  const command = ['tools/run.mjs', 'packages/server/src/cli/tillid.ts', 'history', 'verify'];
  const { stdout } = await promisify(execFile)(process.execPath, command, {
    cwd: root,
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: cluster.serverUrl,
      MASTER_KEY: masterKey.toString('base64'),
      ...environment,
    },
  });
  return stdout;
}
