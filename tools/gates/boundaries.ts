import { pathToFileURL } from 'node:url';
import { inProject } from '../project.ts';
import { runNode } from '../running/run-command.ts';
import type { GateResult } from '../running/gate.ts';

type Violation = { readonly from: string; readonly to: string; readonly rule: { readonly name: string } };
type Cruise = {
  readonly modules: readonly { readonly source: string; readonly dependencies: readonly unknown[] }[];
  readonly summary: { readonly violations: readonly Violation[]; readonly totalDependenciesCruised: number };
};

const readUsingDeclarations = pathToFileURL(inProject('tools/gates/read-using-declarations.ts')).href;

/** Dependency-cruiser's findings. It says "no violations" too when its parser read nothing, so what it read is counted. */
export async function checkBoundaries(folder?: string): Promise<GateResult> {
  const { output } = await runNode(
    [
      `--import=${readUsingDeclarations}`,
      inProject('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
      `--config=${inProject('.dependency-cruiser.mjs')}`,
      '--output-type=json',
      'packages',
      'test',
      'tools',
      'bench',
    ],
    folder === undefined ? {} : { folder },
  );
  // A file that does not parse ends the cruise with a message instead of a report.
  if (!output.startsWith('{')) return { line: 'not inspected', faults: output.trim().split('\n') };
  return judgeCruise(JSON.parse(output) as Cruise);
}

export function judgeCruise(cruise: Cruise): GateResult {
  const ours = cruise.modules.filter(({ source }) => /^(?:packages|test|tools|bench)\//.test(source));
  const linked = ours.filter(({ dependencies }) => dependencies.length > 0);
  const faults = cruise.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
  if (linked.length === 0) faults.push('no module with an import was inspected: is the parser there?');
  const dependencies = cruise.summary.totalDependenciesCruised;
  return {
    line: `${String(ours.length)} modules inspected, ${String(dependencies)} imports, ${String(faults.length)} faults`,
    faults,
  };
}
