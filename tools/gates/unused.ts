import { runCommand } from '../running/run-command.ts';
import type { GateResult } from '../running/gate.ts';

/** Knip's report: for each file the kinds of findings, each with the names that nobody uses. */
export type KnipReport = {
  readonly issues: readonly (Readonly<Record<string, unknown>> & { readonly file: string })[];
};

/** Files, exports and dependencies that nothing uses. Packages are private, so an export is used here or nowhere. */
export async function checkUnused(): Promise<GateResult> {
  const { output } = await runCommand('knip', ['--no-progress', '--no-config-hints', '--reporter', 'json']);
  const report = output.split('\n').find((line) => line.startsWith('{'));
  if (report === undefined) return { line: 'not inspected', faults: output.trim().split('\n') };
  const faults = findingsOf(JSON.parse(report) as KnipReport);
  return { line: `${String(faults.length)} files, exports or dependencies`, faults };
}

export function findingsOf(report: KnipReport): string[] {
  return report.issues.flatMap(({ file, ...kinds }) =>
    Object.entries(kinds).flatMap(([kind, found]) =>
      Array.isArray(found) ? found.map((finding: unknown) => `${file}: ${kind}: ${nameOf(finding)}`) : [],
    ),
  );
}

function nameOf(finding: unknown): string {
  if (finding !== null && typeof finding === 'object' && 'name' in finding) return String(finding.name);
  return JSON.stringify(finding);
}
