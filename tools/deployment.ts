// `npm run deployment`: the image, the systemd unit and a backup restored, as far as this machine can. Needs the npm registry.
//
// Without an engine the Containerfile is followed by hand: the same files, the same npm ci, and the server started there by a user without
// rights who can write nowhere. With an engine the image is built besides.
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkContainerfile } from './deployment/judge-containerfile.ts';
import { unitSteps } from './deployment/judge-unit.ts';
import { layOutImage, type LaidOutImage } from './deployment/lay-out-image.ts';
import { drillRestore } from './deployment/restore-drill.ts';
import { makeReadOnly, tryCommand, tryServer } from './deployment/try-image.ts';
import { inProject } from './project.ts';
import { gateStep, type GateResult } from './running/gate.ts';
import { isMain } from './running/is-main.ts';
import { runCommand, stopCommandsOnSignal } from './running/run-command.ts';
import { printStep, runSteps, type Step } from './running/steps.ts';
import { finishWith, sumOf } from './running/tally.ts';

const engines = ['podman', 'docker', 'buildah'];

async function tryImage(place: string): Promise<GateResult> {
  // Temporary folders are closed to others.
  chmodSync(place, 0o755);
  const image = await layOutImage(place);
  makeReadOnly(image.folder);
  const { startTestDatabase } = await import('../test/support/database.ts');
  const database = await startTestDatabase();
  try {
    const clone = await database.cloneTemplate('empty', () => Promise.resolve());
    const faults = [
      ...(await tryServer(image, { ...clone, rolePrefix: database.rolePrefix })),
      ...(await tryChecks(image, place)),
    ];
    await clone.drop();
    return { line: 'tillid serve and tillid check as nobody, in a tree that cannot be written', faults };
  } finally {
    await database.stop();
  }
}

/** The command line of the image: a file without a fault and one that is none. */
async function tryChecks(image: LaidOutImage, place: string): Promise<string[]> {
  const samples = join(place, 'samples');
  mkdirSync(samples);
  cpSync(inProject('packages/domain/src/imports/samples'), samples, { recursive: true });
  const right = await tryCommand(image, ['check', join(samples, 'users-delete.csv'), '--test-numbers']);
  const none = await tryCommand(image, ['check', join(samples, 'absent.csv')]);
  return [
    ...(right.exitCode === 0 ? [] : [`tillid check ended with ${String(right.exitCode)}: ${right.output}`]),
    ...(none.exitCode === 2 ? [] : [`tillid check of no file ended with ${String(none.exitCode)}: ${none.output}`]),
  ];
}

async function buildWithEngine(): Promise<GateResult> {
  for (const engine of engines) {
    const { exitCode } = await runCommand(engine, ['info']);
    if (exitCode !== 0) continue;
    const built = await runCommand(engine, ['build', '--file', 'Containerfile', '--tag', 'tillid:check', '.']);
    return { line: `built by ${engine}`, faults: built.exitCode === 0 ? [] : [built.output] };
  }
  return { line: `not built: no ${engines.join(', ')} runs here`, faults: [] };
}

async function main(): Promise<void> {
  stopCommandsOnSignal();
  const place = mkdtempSync(join(tmpdir(), 'tillid-image-'));
  try {
    const steps: Step[] = [
      gateStep('Containerfile', checkContainerfile),
      gateStep('the image by hand', () => tryImage(place)),
      gateStep('the image', buildWithEngine),
      gateStep('a backup restored', () => drillRestore(place)),
      ...(await unitSteps()),
    ];
    const finished = await runSteps(steps, 1, printStep);
    finishWith(sumOf(finished.map((step) => step.tally)));
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

if (isMain(import.meta.url)) await main();
