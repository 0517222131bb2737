// Capability and boundary tests on a real PostgreSQL: `npm run capability [-- FILE …]`, on the embedded one unless TEST_DATABASE_URL names another.
import { isMain } from './running/is-main.ts';
import { runInLanes, type NodeTests } from './running/node-tests.ts';
import { stopCommandsOnSignal } from './running/run-command.ts';
import { gateLines, printStep, runSteps, type Step, type StepReport } from './running/steps.ts';
import { finishWith, sumOf } from './running/tally.ts';

const tests: NodeTests = {
  name: 'capability and boundary tests',
  patterns: ['packages/{server,mitid-simulator,mailbox}/src/**/*.test.ts', 'test/support/**/*.test.ts'],
};

// A slow machine takes three times as long as one of today.
const twentyMinutesMs = 1_200_000;
// Two cores are what a small build machine has.
const lanes = 2;

export const capabilityStep: Step = { name: tests.name, run: () => runOnDatabase(tests) };

/** One run for all files: they share its server and its templates, and each clones a database of its own. */
async function runOnDatabase(wanted: NodeTests): Promise<StepReport> {
  const { startTestDatabase } = await import('../test/support/database.ts');
  const database = await startTestDatabase();
  try {
    return await runInLanes(wanted, lanes, {
      environment: { TEST_DATABASE_URL: database.url },
      timeoutMs: twentyMinutesMs,
    });
  } finally {
    await database.stop();
  }
}

async function main(): Promise<void> {
  stopCommandsOnSignal();
  const files = process.argv.slice(2);
  const wanted: Step =
    files.length === 0 ? capabilityStep : { name: tests.name, run: () => runOnDatabase({ ...tests, patterns: files }) };
  const finished = await runSteps([wanted], 1, printStep);
  for (const line of finished.flatMap((step) => gateLines(step.output))) console.log(`     ${line}`);
  finishWith(sumOf(finished.map((step) => step.tally)));
}

if (isMain(import.meta.url)) await main();
