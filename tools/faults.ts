// `npm run faults`: what must survive when processes are killed, connections cut and disks filled. One file at a time: they disturb each other.
import { isMain } from './running/is-main.ts';
import { nodeTestStep } from './running/node-tests.ts';
import { stopCommandsOnSignal } from './running/run-command.ts';
import { printStep, runSteps } from './running/steps.ts';
import { finishWith, sumOf } from './running/tally.ts';

const twentyMinutesMs = 1_200_000;

async function main(): Promise<void> {
  stopCommandsOnSignal();
  const step = nodeTestStep(
    {
      name: 'faults',
      patterns: ['test/faults/**/*.test.ts'],
      nodeArguments: ['--test-concurrency=1'],
    },
    { timeoutMs: twentyMinutesMs, echo: true },
  );
  const finished = await runSteps([step], 1, printStep);
  finishWith(sumOf(finished.map(({ tally }) => tally)));
}

if (isMain(import.meta.url)) await main();
