// `npm test`: everything, in order: check (with the capability tests), journeys in the browser, faults. Ends with one line of totals.
import { inProject } from './project.ts';
import { isMain } from './running/is-main.ts';
import { runNode, stopCommandsOnSignal } from './running/run-command.ts';
import { finishWith, readTally, type Tally } from './running/tally.ts';

const parts = ['check', 'e2e', 'faults'];
const fortyMinutesMs = 2_400_000;

async function main(): Promise<void> {
  stopCommandsOnSignal();
  const passedOn = process.argv.includes('--yes') ? ['--yes'] : [];
  const total = { passed: 0, failed: 0 };
  for (const part of parts) {
    console.log(`\n== ${part}`);
    add(total, await runPart(part, part === 'e2e' ? passedOn : []));
  }
  console.log('\n== all together');
  finishWith(total);
}

/** Each part runs in a process of its own: what one leaves behind does not reach the next. */
async function runPart(part: string, partArguments: readonly string[]): Promise<Tally> {
  const { output, exitCode } = await runNode(
    [inProject('tools/run.mjs'), inProject(`tools/${part}.ts`), ...partArguments],
    {
      timeoutMs: fortyMinutesMs,
      echo: true,
    },
  );
  return readTally(output, exitCode);
}

function add(total: { passed: number; failed: number }, tally: Tally): void {
  total.passed += tally.passed;
  total.failed += tally.failed;
}

if (isMain(import.meta.url)) await main();
