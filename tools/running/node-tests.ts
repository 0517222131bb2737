import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesMatching, inProject } from '../project.ts';
import { runNode, type CommandOptions } from './run-command.ts';
import type { Step, StepReport } from './steps.ts';
import type { RunSummary } from './summary-reporter.ts';
import type { Tally } from './tally.ts';

export type NodeTests = {
  readonly name: string;
  readonly patterns: readonly string[];
  readonly nodeArguments?: readonly string[];
};

/** A step that runs test files with node:test and counts what really ran. */
export function nodeTestStep(tests: NodeTests, options: CommandOptions = {}): Step {
  return { name: tests.name, run: () => runNodeTests(tests, options) };
}

export async function runNodeTests(tests: NodeTests, options: CommandOptions = {}): Promise<StepReport> {
  const files = filesMatching(tests.patterns);
  if (files.length === 0) return reportNoFiles(tests);
  const folder = await mkdtemp(join(tmpdir(), 'tillid-tests-'));
  const summaryFile = join(folder, 'summary.json');
  try {
    const result = await runNode(
      ['--test', ...(tests.nodeArguments ?? []), ...reporters(summaryFile), ...files],
      options,
    );
    const summary = await readSummary(summaryFile);
    const tally = tallyOf(summary, result.exitCode);
    return { line: lineOf(files.length, summary), tally, output: result.output };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
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

function lineOf(fileCount: number, summary: RunSummary | undefined): string {
  if (summary === undefined) return `${String(fileCount)} files, and no totals: the run did not end by itself`;
  const unwanted = summary.skipped + summary.todo;
  const note = unwanted === 0 ? '' : `, ${String(unwanted)} skipped or postponed (counted as failed)`;
  return `${String(summary.tests)} tests in ${String(fileCount)} files${note}`;
}

function reportNoFiles(tests: NodeTests): StepReport {
  return { line: '0 tests: no file matches', tally: { passed: 0, failed: 1 }, output: tests.patterns.join('\n') };
}
