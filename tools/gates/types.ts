import { join } from 'node:path';
import { filesMatching, inProject, projectRoot } from '../project.ts';
import { runCommand } from '../running/run-command.ts';
import type { GateResult } from '../running/gate.ts';

const projectPatterns = ['tsconfig.json', 'packages/*/tsconfig*.json', 'test/e2e/tsconfig.json'];
const sourcePatterns = ['packages/*/*.ts', 'packages/*/src/**/*.{ts,tsx}', '{test,tools,bench}/**/*.ts'];

/**
 * Checks the TypeScript projects: what runs in Node as one, since its parts import each other and would be checked again with each;
 * by themselves what runs in a browser, and `domain`, `contract` and `text`, which must compile without the types of either.
 */
export async function checkTypes(): Promise<GateResult> {
  const projects = filesMatching(projectPatterns);
  const checks = [];
  for (const project of projects) checks.push(await checkProject(project));
  const faults = checks.flatMap(({ project, exitCode, said }) => (exitCode === 0 ? [] : [project, ...said]));
  const checked = new Set(checks.flatMap(({ files }) => files));
  const unseen = filesMatching(sourcePatterns).filter((file) => !checked.has(file));
  const errors = faults.filter((line) => /error TS\d+/.test(line)).length;
  return {
    line: `${String(errors)} errors in ${String(projects.length)} projects, ${String(unseen.length)} files in none of them`,
    faults: [...faults, ...unseen.map((file) => `${file}: no project has it`)],
  };
}

/** What the compiler knew of a project's unchanged files it need not find out again; threads would each find out the same. */
async function checkProject(project: string) {
  const memory = inProject(join('node_modules/.cache/tillid/types', `${project.replaceAll('/', '-')}.tsbuildinfo`));
  const remembered = ['--incremental', '--tsBuildInfoFile', memory];
  const { exitCode, output } = await runCommand('tsc', [
    '-p',
    project,
    '--singleThreaded',
    '--listFiles',
    ...remembered,
  ]);
  const lines = output.trim().replaceAll('\\', '/').split('\n');
  const root = `${projectRoot.replaceAll('\\', '/')}/`;
  const [files, said] = [lines.filter((line) => line.startsWith(root)), lines.filter((line) => !line.startsWith(root))];
  return { project, exitCode, said, files: files.map((file) => file.slice(root.length)) };
}
