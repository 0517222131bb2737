import { filesMatching } from '../project.ts';
import { runCommand } from '../running/run-command.ts';
import type { GateResult } from '../running/gate.ts';

const projectPatterns = [
  'packages/*/tsconfig*.json',
  'test/tsconfig*.json',
  'tools/tsconfig*.json',
  'bench/tsconfig*.json',
];

/** Checks every TypeScript project by itself: `domain` and `contract` must compile without the browser's and Node's types. */
export async function checkTypes(): Promise<GateResult> {
  const projects = filesMatching(projectPatterns);
  const faults: string[] = [];
  for (const project of projects) {
    const { exitCode, output } = await runCommand('tsc', ['-p', project]);
    if (exitCode !== 0) faults.push(project, ...output.trim().split('\n'));
  }
  const errors = faults.filter((line) => /error TS\d+/.test(line)).length;
  return { line: `${String(errors)} errors in ${String(projects.length)} projects`, faults };
}
