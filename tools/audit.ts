// `npm run audit`: known weaknesses of the libraries that run in the product, as the registry tells them.
//
// High and critical ones fail. A registry that cannot be asked is said so and fails nothing: a mirror may not have that service.
import { isMain } from './running/is-main.ts';
import { gateStep, type GateResult } from './running/gate.ts';
import { runCommand } from './running/run-command.ts';
import { printStep, runSteps, type Step } from './running/steps.ts';
import { finishWith, sumOf } from './running/tally.ts';

type Weakness = { readonly severity: string; readonly range: string };
type Report = { readonly vulnerabilities?: Readonly<Record<string, Weakness>>; readonly message?: string };

export const auditStep: Step = gateStep('audit of dependencies', auditDependencies);

async function auditDependencies(): Promise<GateResult> {
  const { output } = await runCommand('npm', ['audit', '--omit=dev', '--json', '--loglevel=silent']);
  return judgeAudit(output);
}

/** Reads what `npm audit --json` printed. */
export function judgeAudit(output: string): GateResult {
  const report = readReport(output);
  if (report?.vulnerabilities === undefined)
    return { line: `not done, the registry could not be asked: ${report?.message ?? 'no answer'}`, faults: [] };
  const found = Object.entries(report.vulnerabilities);
  const grave = found.filter(([, { severity }]) => severity === 'high' || severity === 'critical');
  return {
    line: `${String(found.length)} packages with known weaknesses, ${String(grave.length)} of them high or critical`,
    faults: grave.map(([name, { severity, range }]) => `${name} ${range}: ${severity}`),
  };
}

function readReport(output: string): Report | undefined {
  try {
    return JSON.parse(output.slice(output.indexOf('{'))) as Report;
  } catch {
    return undefined;
  }
}

async function main(): Promise<void> {
  const finished = await runSteps([auditStep], 1, printStep);
  finishWith(sumOf(finished.map((step) => step.tally)));
}

if (isMain(import.meta.url)) await main();
