import { performance } from 'node:perf_hooks';
import type { Tally } from './tally.ts';

export type StepReport = {
  /** What was found, with its number: `31 tests in 4 files`. */
  readonly line: string;
  readonly tally: Tally;
  /** Shown when something failed. */
  readonly output: string;
};

export type Step = { readonly name: string; readonly run: () => Promise<StepReport> };

export type FinishedStep = StepReport & { readonly name: string; readonly seconds: number };

/** Runs the steps, at most `atOnce` together, in their order; a step that throws is a step that failed. */
export async function runSteps(
  steps: readonly Step[],
  atOnce: number,
  onFinished: (step: FinishedStep) => void,
): Promise<FinishedStep[]> {
  const waiting = [...steps];
  const finished: FinishedStep[] = [];

  async function takeTurns(): Promise<void> {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const started = performance.now();
      const report = await runGuarded(step);
      const done = { ...report, name: step.name, seconds: (performance.now() - started) / 1000 };
      finished.push(done);
      onFinished(done);
    }
  }

  await Promise.all(Array.from({ length: atOnce }, takeTurns));
  return finished;
}

/** Lines that tests print about themselves for the summary: `gate: tables covered by the catalogue test: 14`. */
export function gateLines(output: string): string[] {
  return output.split(/\r?\n/).flatMap((line) => {
    const match = /^\W*gate: (.+)$/.exec(line);
    return match?.[1] === undefined ? [] : [match[1].trim()];
  });
}

export function printStep(step: FinishedStep): void {
  const mark = step.tally.failed === 0 ? 'ok  ' : 'FAIL';
  console.log(`${mark} ${step.name}: ${step.line} (${step.seconds.toFixed(1)} s)`);
  if (step.tally.failed > 0 && step.output.trim() !== '') console.log(indent(worthShowing(step.output).trimEnd()));
}

/** Of a test run only what failed; node:test repeats that at its end. */
function worthShowing(output: string): string {
  const failures = output.indexOf('✖ failing tests:');
  return failures === -1 ? output : output.slice(failures);
}

async function runGuarded(step: Step): Promise<StepReport> {
  try {
    return await step.run();
  } catch (cause) {
    const output = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    return { line: 'could not be run', tally: { passed: 0, failed: 1 }, output };
  }
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '     ');
}
