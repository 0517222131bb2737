import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesMatching, inProject } from '../project.ts';
import { runNode, type CommandOptions } from './run-command.ts';
import type { Step, StepReport } from './steps.ts';
import type { RunSummary } from './summary-reporter.ts';
import { sumOf, type Tally } from './tally.ts';

export type NodeTests = {
  readonly name: string;
  readonly patterns: readonly string[];
  readonly nodeArguments?: readonly string[];
};

/** A step that runs test files with node:test and counts what really ran. */
export function nodeTestStep(tests: NodeTests, options: CommandOptions = {}): Step {
  return { name: tests.name, run: () => runNodeTests(tests, options) };
}

/** Runs the files in one process of node:test, which makes one for each file unless it is told not to. */
export function runNodeTests(tests: NodeTests, options: CommandOptions = {}): Promise<StepReport> {
  return runFiles(tests, async (files, folder) => [
    await runReported(['--test', ...(tests.nodeArguments ?? []), ...files], join(folder, 'summary.json'), options),
  ]);
}

/**
 * Runs the files in as many processes as there are lanes: each takes the next that nobody has taken, when it has ended the one before.
 * To load the server costs as much as most files do with it.
 */
export function runInLanes(tests: NodeTests, lanes: number, options: CommandOptions = {}): Promise<StepReport> {
  return runFiles(tests, async (files, folder) => {
    const claims = join(folder, 'claims');
    await mkdir(claims);
    // What a file leaves behind is told, and would then keep the process from ending.
    const lane = ['--test-force-exit', inProject('tools/running/test-lane.ts'), claims, ...files];
    const summaryFiles = Array.from({ length: lanes }, (_, number) => join(folder, `summary-${String(number)}.json`));
    return await Promise.all(summaryFiles.map((summaryFile) => runReported(lane, summaryFile, options)));
  });
}

type Run = { readonly summary: RunSummary | undefined; readonly exitCode: number; readonly output: string };

async function runFiles(
  tests: NodeTests,
  run: (files: readonly string[], folder: string) => Promise<readonly Run[]>,
): Promise<StepReport> {
  const files = filesMatching(tests.patterns);
  if (files.length === 0) return reportNoFiles(tests);
  const folder = await mkdtemp(join(tmpdir(), 'tillid-tests-'));
  try {
    const runs = await run(files, folder);
    return {
      line: lineOf(files.length, runs),
      tally: sumOf(runs.map(({ summary, exitCode }) => tallyOf(summary, exitCode))),
      output: runs.map(({ output }) => output).join('\n'),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Node's arguments come first, the file and its arguments last. */
async function runReported(
  nodeArguments: readonly string[],
  summaryFile: string,
  options: CommandOptions,
): Promise<Run> {
  const { exitCode, output } = await runNode([...reporters(summaryFile), ...nodeArguments], options);
  return { summary: await readSummary(summaryFile), exitCode, output };
}

/** A skipped or postponed test is a failure here: nothing in this project is tested later. */
export function tallyOf(summary: RunSummary | undefined, exitCode: number): Tally {
  if (summary === undefined) return { passed: 0, failed: 1 };
  const failed = summary.failed + summary.cancelled + summary.skipped + summary.todo;
  return { passed: summary.passed, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
}

function reporters(summaryFile: string): string[] {
  return [
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    `--test-reporter=${inProject('tools/running/summary-reporter.ts')}`,
    `--test-reporter-destination=${summaryFile}`,
  ];
}

async function readSummary(summaryFile: string): Promise<RunSummary | undefined> {
  try {
    return JSON.parse(await readFile(summaryFile, 'utf8')) as RunSummary;
  } catch {
    // The run was killed or could not begin; its output says why.
    return undefined;
  }
}

function lineOf(fileCount: number, runs: readonly Run[]): string {
  const summaries = runs.flatMap(({ summary }) => summary ?? []);
  if (summaries.length < runs.length) return `${String(fileCount)} files, and no totals: the run did not end by itself`;
  const tests = summaries.reduce((sum, summary) => sum + summary.tests, 0);
  const unwanted = summaries.reduce((sum, { skipped, todo }) => sum + skipped + todo, 0);
  const note = unwanted === 0 ? '' : `, ${String(unwanted)} skipped or postponed (counted as failed)`;
  return `${String(tests)} tests in ${String(fileCount)} files${note}`;
}

function reportNoFiles(tests: NodeTests): StepReport {
  return { line: '0 tests: no file matches', tally: { passed: 0, failed: 1 }, output: tests.patterns.join('\n') };
}
