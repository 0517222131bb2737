// `npm run check`: types, lint, format, boundaries, unused code, tests of rules and capabilities, and the gates of the house;
// `npm run check -- types 'rule tests'`: those steps alone.
import { performance } from 'node:perf_hooks';
import { capabilityStep } from './capability.ts';
import { checkContainerfile } from './deployment/judge-containerfile.ts';
import { checkBoundaries } from './gates/boundaries.ts';
import { checkCapabilities } from './gates/capabilities.ts';
import { checkClock } from './gates/clock.ts';
import { checkForbiddenWords } from './gates/forbidden-words.ts';
import { checkInstallScripts } from './gates/install-scripts.ts';
import { checkLicences } from './gates/licences.ts';
import { checkLongestFile } from './gates/longest-file.ts';
import { checkScreenPoints } from './gates/screen-points.ts';
import { readSourceFiles } from './gates/source-files.ts';
import { checkStyleRules } from './gates/style-rules.ts';
import { checkTextKeys } from './gates/text-keys.ts';
import { checkTypes } from './gates/types.ts';
import { checkUnused } from './gates/unused.ts';
import { checkBudgets } from './gates/web-budgets.ts';
import { checkLockFile } from './lock.ts';
import { checkOpenApi } from './openapi.ts';
import { checkPermissionsDocument } from './permissions.ts';
import { commandStep, gateStep, type GateResult } from './running/gate.ts';
import { nodeTestStep } from './running/node-tests.ts';
import { stopCommandsOnSignal } from './running/run-command.ts';
import { gateLines, printStep, runSteps, type FinishedStep, type Step } from './running/steps.ts';
import { finishWith, sumOf } from './running/tally.ts';

// Two cores are what a small build machine has.
const stepsAtOnce = 2;

const rulePatterns = ['packages/{domain,contract,text,web}/src/**/*.test.ts', '{tools,bench}/**/*.test.ts'];

/** The longest first, so that the short ones fill the other place. */
function allSteps(): Step[] {
  const sources = readSourceFiles();
  return [
    capabilityStep,
    gateStep('types', checkTypes),
    commandStep('lint', ['oxlint', '--type-aware', '--deny-warnings'], lastLineWith(/Found|Finished/)),
    gateStep('unused code', checkUnused),
    gateStep('boundaries', checkBoundaries),
    gateStep('web budgets', checkBudgets),
    nodeTestStep({ name: 'rule tests', patterns: rulePatterns, nodeArguments: ['--test-isolation=none'] }),
    commandStep('format', ['oxfmt', '--check'], lastLineWith(/Finished|matched/)),
    gateStep('longest file', () => checkLongestFile(sources)),
    gateStep('forbidden words', () => checkForbiddenWords(sources)),
    gateStep('clock', () => checkClock(sources)),
    gateStep('text keys', checkTextKeys),
    gateStep('style rules', () => checkStyleRules(sources)),
    gateStep('licences', checkLicences),
    gateStep('install scripts', checkInstallScripts),
    gateStep('Containerfile', checkContainerfile),
    gateStep('lock file', checkLockFile),
    gateStep('OpenAPI', checkOpenApi),
    gateStep('permission matrix', checkPermissionsDocument),
    gateStep('capabilities', checkCapabilities),
    gateStep('screens', () => checkScreenPoints(sources)),
  ];
}

function stepsNamed(names: readonly string[]): Step[] {
  const steps = allSteps();
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length === 0) return steps.filter((step) => names.includes(step.name));
  const known = steps.map((step) => `'${step.name}'`).join(', ');
  throw new Error(`no step ${unknown.join(', ')}: there are ${known}`);
}

function lastLineWith(pattern: RegExp): (output: string) => string {
  return (output) =>
    output
      .split('\n')
      .findLast((line) => pattern.test(line))
      ?.trim() ?? 'no summary';
}

// Numbers that only the tests know: each test prints its own, and a test that no longer does has been lost.
const wantedOfTests = [/table/i, /endpoint/i];

function judgeGatesOfTests(lines: readonly string[]): GateResult {
  const missing = wantedOfTests.filter((pattern) => !lines.some((line) => pattern.test(line)));
  return {
    line: [`${String(lines.length)} numbers`, ...lines].join('\n     '),
    faults: missing.map((pattern) => `no test printed a line "gate: …" with ${pattern.source}`),
  };
}

function printSummary(finished: readonly FinishedStep[], seconds: number): void {
  const failed = finished.filter((step) => step.tally.failed > 0).map((step) => step.name);
  const verdict = failed.length === 0 ? 'nothing failed' : `failed: ${failed.join(', ')}`;
  console.log(`\n${verdict} (${seconds.toFixed(0)} s)`);
}

async function main(): Promise<void> {
  stopCommandsOnSignal();
  const started = performance.now();
  const named = process.argv.slice(2);
  const steps = named.length === 0 ? allSteps() : stepsNamed(named);
  const finished = await runSteps(steps, stepsAtOnce, printStep);
  if (named.length > 0) {
    finishWith(sumOf(finished.map((step) => step.tally)));
    return;
  }
  const lines = finished.flatMap((step) => gateLines(step.output));
  const ofTests = gateStep('numbers of the tests', () => judgeGatesOfTests(lines));
  const all = [...finished, ...(await runSteps([ofTests], 1, printStep))];
  printSummary(all, (performance.now() - started) / 1000);
  finishWith(sumOf(all.map((step) => step.tally)));
}

await main();
