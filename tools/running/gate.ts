import { runCommand } from './run-command.ts';
import type { Step, StepReport } from './steps.ts';

/** What a gate measured, with its number, and what is wrong (nothing, if all is well). */
export type GateResult = { readonly line: string; readonly faults: readonly string[] };

const faultsShown = 40;

export function gateStep(name: string, measure: () => GateResult | Promise<GateResult>): Step {
  return { name, run: async () => reportOf(await measure()) };
}

/** A tool of the house whose exit code decides; `lineOf` finds the number worth printing in its output. */
export function commandStep(name: string, command: readonly string[], lineOf: (output: string) => string): Step {
  return {
    name,
    run: async () => {
      const [program = '', ...programArguments] = command;
      const { exitCode, output } = await runCommand(program, programArguments);
      return { line: lineOf(output), tally: countAsOne(exitCode === 0), output };
    },
  };
}

function reportOf(result: GateResult): StepReport {
  const shown = result.faults.slice(0, faultsShown);
  const rest = result.faults.length - shown.length;
  const output = [...shown, ...(rest > 0 ? [`… and ${String(rest)} more`] : [])].join('\n');
  return { line: result.line, tally: countAsOne(result.faults.length === 0), output };
}

function countAsOne(isWell: boolean): { passed: number; failed: number } {
  return isWell ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}
