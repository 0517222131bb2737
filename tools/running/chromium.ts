import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runCommand } from './run-command.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** The browser of the journeys: what CHROMIUM names, else the first known name on the path. */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const named = environment['CHROMIUM'];
  if (named !== undefined && named !== '') return isExecutable(named) ? named : undefined;
  const folders = ['/usr/bin', ...(environment['PATH'] ?? '').split(delimiter)];
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isExecutable);
}

export function chromiumCommand(): string {
  const sudo = isRoot() ? '' : 'sudo ';
  return `${sudo}apt-get update && ${sudo}apt-get install --yes chromium`;
}

export async function installChromium(): Promise<string | undefined> {
  console.log(`Installing Chromium: ${chromiumCommand()}`);
  const environment = { DEBIAN_FRONTEND: 'noninteractive' };
  const { output, exitCode } = await runCommand('sh', ['-c', chromiumCommand()], { environment });
  if (exitCode !== 0) console.log(output);
  return findChromium();
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
